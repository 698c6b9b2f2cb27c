import { faultNamed } from '../faults.mjs';
import { behaviourFor } from './behaviour.js';
import { finishSignIn } from './callback.js';
import { element } from './element.js';
import { endingView } from './ending-view.js';
import { faultView } from './fault-view.js';
import { addressOf, menu } from './menu.js';
import { beginSignIn } from './sign-in.js';

const settings = JSON.parse(document.querySelector('meta[name=lab]').content);
const main = document.querySelector('main');

const loadClient = (name) => (name === 'oauth4webapi' ? import('./with-oauth4webapi.js') : import('./plain.js'));

function choiceInAddress() {
  const parameters = new URLSearchParams(location.search);
  return {
    fault: faultNamed(parameters.get('fault'))?.name ?? 'none',
    client: parameters.get('client') === 'oauth4webapi' ? 'oauth4webapi' : 'plain',
    server: parameters.get('server') === 'lenient' ? 'lenient' : undefined,
    interactive: parameters.get('interactive') === '1' ? '1' : undefined,
  };
}

/** Tells tests and assistive technology that nothing more will happen. */
function finished(outcome) {
  document.documentElement.dataset.done = outcome;
}

function show(choice, ...after) {
  const fault = faultNamed(choice.fault);
  document.title = `${fault.title} · PKCE lab`;
  document.querySelector('nav').replaceChildren(...menu(choice));
  const status = element('div', { role: 'status' });
  const start = async () => {
    status.textContent = 'Leaving for the authorization server…';
    try {
      await beginSignIn({ settings, behaviour: behaviourFor(choice), client: await loadClient(choice.client), choice });
    } catch (error) {
      status.textContent = `The sign-in could not begin: ${error.message}`;
      finished('failed');
    }
  };
  main.replaceChildren(faultView({ fault, choice, onSignIn: start }), status, ...after);
  return { start, status };
}

async function arriveBack() {
  const choice = JSON.parse(sessionStorage.getItem('choice') ?? 'null');
  const sent = sessionStorage.getItem('sent');
  if (choice === null || sent === null) {
    const { status } = show(choiceInAddress());
    status.textContent = 'A callback without a sign-in: this tab has not started one.';
    finished('failed');
    return;
  }
  const { status } = show(choice);
  status.textContent = 'Redeeming the code…';
  const cameBack = location.href;
  const ending = await finishSignIn({
    settings,
    behaviour: behaviourFor(choice),
    client: await loadClient(choice.client),
    onWait: (seconds) => {
      status.textContent = `The code waits ${seconds} seconds…`;
    },
  });
  sessionStorage.clear();
  history.replaceState(null, '', addressOf(choice));
  const view = endingView({ ending, sent, cameBack });
  show(choice, view);
  view.querySelector('h2').focus();
  finished(ending.outcome);
}

if (location.pathname === '/callback') await arriveBack();
else {
  const { start } = show(choiceInAddress());
  if (new URLSearchParams(location.search).get('auto') === '1') await start();
}
