import { element } from './element.js';

/** A value as text; one that would fill the page (an ID token) is shortened. */
function shown(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 140 ? `${text.slice(0, 48)}…${text.slice(-12)} (${text.length} characters)` : text;
}

const table = (values) =>
  element(
    'dl',
    { class: 'values' },
    ...Object.entries(values).map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, shown(value)))),
    ),
  );

const step = (title, state, ...content) => element('li', { class: state }, element('h3', {}, title), ...content);

const queryOf = (address) => Object.fromEntries(new URL(address).searchParams);

/** The name in an ID token, unchecked: only to greet the demo user. */
function nameIn({ id_token: idToken }) {
  try {
    const bytes = Uint8Array.from(atob(idToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)).name ?? 'the demo user';
  } catch {
    return 'the demo user';
  }
}

/** One sentence on how it ended. */
export function sentenceFor({ outcome, answers, later = [], reason, who, by }, returned) {
  if (who !== undefined) return `Signed in as ${who}`;
  if (by !== undefined) return `${by} failed`;
  if (reason !== undefined)
    return returned.error ? `The authorization server refused: ${returned.error}` : 'The page stopped at the callback';
  const last = answers.at(-1);
  const refused = later.find(({ status }) => status !== 200);
  if (refused)
    return refused.failure ? `${refused.what}: no answer for the page` : `${refused.what}: ${refused.status} ${refused.body.error ?? ''}`;
  if (outcome === 'ok') return `Signed in as ${nameIn(last.body)}`;
  if (last.failure !== undefined) return 'The page could not read the token endpoint’s answer';
  if (last.objection !== undefined && last.status === 200) return 'The client refused the token endpoint’s answer';
  return `${last.by ?? 'The token endpoint'} answered ${last.status} ${last.body?.error ?? ''}`.trim();
}

const exchangeSteps = (answer, index, answers) => {
  const which = answers.length > 1 ? `, ${index === 0 ? 'first' : 'second'} run` : '';
  const good = answer.status === 200 && answer.objection === undefined;
  return [
    answer.sent &&
      step(
        `${answer.by ? 'Code handed over' : 'Token request'}${which}: ${new URL(answer.sent.endpoint).host}`,
        'sent',
        table(answer.sent.parameters),
      ),
    step(
      answer.failure === undefined ? `Answer${which}: ${answer.status}` : `No answer for the page${which}`,
      good ? 'good' : 'bad',
      answer.failure !== undefined && element('p', {}, answer.failure),
      answer.body && table(answer.body),
      answer.objection !== undefined && element('p', {}, `The client’s error: ${answer.objection}`),
    ),
  ].filter(Boolean);
};

const laterSteps = ({ what, sent, status, body, failure }) => [
  step(`${what}: ${new URL(sent.endpoint).host}`, 'sent', table(sent.parameters)),
  step(
    failure === undefined ? `Answer: ${status}` : 'No answer for the page',
    status === 200 ? 'good' : 'bad',
    failure === undefined ? table(body) : element('p', {}, failure),
  ),
];

/** How the sign-in ended, with everything that was sent and answered on the way. */
export function endingView({ ending, sent, cameBack }) {
  const returned = queryOf(cameBack);
  const stopped = returned.error !== undefined || (ending.reason !== undefined && ending.by === undefined);
  return element(
    'section',
    { class: `ending ${ending.outcome}`, 'aria-label': 'Result' },
    element(
      'h2',
      { tabindex: '-1' },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, ending.outcome === 'ok' ? '✓' : '✕'),
      sentenceFor(ending, returned),
    ),
    ending.reason !== undefined && element('p', {}, ending.reason),
    ending.outcome === 'failed' &&
      element('p', { class: 'hint' }, 'To see the cause proved, open PKCE Inspector’s panel in DevTools and sign in again.'),
    element(
      'ol',
      {},
      sent !== null && step(`Authorization request: ${new URL(sent).host}`, 'sent', table(queryOf(sent))),
      step('What came back to the page', stopped ? 'bad' : 'good', table(returned)),
      ending.silent && step('Silent sign-in in a hidden frame, which stored its own verifier', 'sent', table(queryOf(ending.silent))),
      ...ending.answers.flatMap(exchangeSteps),
      ...(ending.later ?? []).flatMap(laterSteps),
    ),
  );
}
