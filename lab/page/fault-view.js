import { element } from './element.js';
import { addressOf } from './menu.js';

const choices = (label, name, options, choice) =>
  element(
    'div',
    { class: 'switch', role: 'group', 'aria-label': label },
    element('span', { 'aria-hidden': 'true' }, label),
    ...options.map(({ value, text }) =>
      element(
        'a',
        { href: addressOf({ ...choice, [name]: value }), 'aria-current': (choice[name] ?? options[0].value) === value && 'true' },
        text,
      ),
    ),
  );

const steps = {
  authorization: 'Authorization request',
  callback: 'Callback',
  token: 'Token request',
  check: 'Check of the answer',
  refresh: 'Refresh',
  api: 'Call of the API',
};

/** The three steps of a sign-in, and the one behind them if the fault is there; the one that fails is marked. */
function path(fault, choice) {
  const failing = choice.server === 'lenient' && fault.lenientToo ? 'token' : fault.failsAt;
  const names = ['authorization', 'callback', 'token'];
  if (failing !== null && !names.includes(failing)) names.push(failing);
  const reached = failing === null ? names.length : names.indexOf(failing);
  const stateOf = (index) => (index < reached ? 'passes' : index === reached ? 'fails' : 'not reached');
  return element(
    'ol',
    { class: 'path', 'aria-label': 'Steps of the sign-in' },
    ...names.map((name, index) =>
      element('li', { class: stateOf(index).replace(' ', '-') }, steps[name], element('small', {}, stateOf(index))),
    ),
  );
}

const controls = (fault, choice) =>
  element(
    'div',
    { class: 'controls' },
    choices(
      'Client',
      'client',
      [
        { value: 'plain', text: 'Plain fetch' },
        { value: 'oauth4webapi', text: 'oauth4webapi' },
      ],
      choice,
    ),
    fault.lenientToo &&
      choices(
        'Server',
        'server',
        [
          { value: 'strict', text: 'Strict' },
          { value: 'lenient', text: 'Lenient' },
        ],
        choice,
      ),
    choices(
      'Login form',
      'interactive',
      [
        { value: '', text: 'Skip' },
        { value: '1', text: 'Show' },
      ],
      {
        ...choice,
        interactive: choice.interactive ?? '',
      },
    ),
  );

/** What will be broken, the switches, and the button. */
export function faultView({ fault, choice, switches, onSignIn }) {
  return element(
    'article',
    {},
    element('p', { class: 'kicker' }, fault.group),
    element('h1', {}, fault.title),
    element('p', { class: 'lead' }, `${fault.explanation} ${fault.effect}`),
    path(fault, choice),
    element(
      'dl',
      { class: 'code' },
      fault.wrong !== '' &&
        element('div', { class: 'wrong' }, element('dt', {}, 'At fault'), element('dd', {}, element('code', {}, fault.wrong))),
      element(
        'div',
        { class: 'right' },
        element('dt', {}, fault.wrong === '' ? 'As it is' : 'As it should be'),
        element('dd', {}, element('code', {}, fault.right)),
      ),
    ),
    switches && !fault.library && controls(fault, choice),
    element('button', { type: 'button', class: 'start', onclick: onSignIn }, 'Sign in'),
    fault.seconds !== undefined && element('p', { class: 'note' }, `This one takes ${fault.seconds} seconds: it really waits.`),
  );
}
