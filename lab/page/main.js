import { behaviourFor } from './behaviour.js';
import { element } from './element.js';
import { endingView } from './ending-view.js';
import { faultView } from './fault-view.js';
import { finishSignIn } from './finish.js';
import { addressOf, menu } from './menu.js';
import { beginSignIn } from './sign-in.js';

const settings = JSON.parse(document.querySelector('meta[name=lab]').content);
const main = document.querySelector('main');

const loadClient = (name) => (name === 'oauth4webapi' ? import('./with-oauth4webapi.js') : import('./plain.js'));

/** The page's own sign-in, by plain fetch or oauth4webapi. */
const ownDriver = async (choice) => {
  const context = { settings, choice, behaviour: behaviourFor(choice), client: await loadClient(choice.client) };
  return { begin: () => beginSignIn(context), finish: (on) => finishSignIn({ ...context, ...on }) };
};

/** A library that signs in by itself: it tells the name of who signed in, or throws. */
const libraryDriver = async (load, fault) => {
  const library = await load();
  const finish = async () => {
    try {
      return { outcome: 'ok', answers: [], who: await library.finish({ settings, fault }) };
    } catch (error) {
      return { outcome: 'failed', answers: [], reason: error.message, by: fault.group };
    }
  };
  return { begin: () => library.begin({ settings, fault }), finish };
};

/** Tells tests and assistive technology that nothing more will happen. */
function finished(outcome) {
  document.documentElement.dataset.done = outcome;
}

/**
 * Runs the page.
 * @param {object} catalogue
 * @param {import('../faults.mjs').Fault[]} catalogue.faults the menu's entries; the first is shown when none is chosen
 * @param {string[]} catalogue.groups the menu's headings
 * @param {Record<string, () => Promise<{ begin: Function, finish: Function }>>} catalogue.libraries loaders by name
 */
export async function run({ faults, groups, libraries }) {
  const faultOf = (choice) => faults.find(({ name }) => name === choice.fault) ?? faults[0];
  const driverFor = (choice) => {
    const fault = faultOf(choice);
    return fault.library ? libraryDriver(libraries[fault.library], fault) : ownDriver(choice);
  };

  function choiceInAddress() {
    const parameters = new URLSearchParams(location.search);
    return {
      fault: faultOf({ fault: parameters.get('fault') }).name,
      client: parameters.get('client') === 'oauth4webapi' ? 'oauth4webapi' : 'plain',
      server: parameters.get('server') === 'lenient' ? 'lenient' : undefined,
      interactive: parameters.get('interactive') === '1' ? '1' : undefined,
    };
  }

  function show(choice, ...after) {
    const fault = faultOf(choice);
    document.title = `${fault.title} · PKCE lab`;
    document.querySelector('nav').replaceChildren(...menu({ faults, groups, choice }));
    const status = element('div', { role: 'status' });
    const start = async () => {
      status.textContent = 'Leaving for the authorization server…';
      sessionStorage.setItem('choice', JSON.stringify(choice));
      try {
        const driver = await driverFor(choice);
        await driver.begin();
      } catch (error) {
        status.textContent = `The sign-in could not begin: ${error.message}`;
        finished('failed');
      }
    };
    main.replaceChildren(faultView({ fault, choice, switches: settings.paths === undefined, onSignIn: start }), status, ...after);
    return { start, status };
  }

  async function arriveBack() {
    const choice = JSON.parse(sessionStorage.getItem('choice') ?? 'null');
    if (choice === null) {
      const { status } = show(choiceInAddress());
      status.textContent = 'A callback without a sign-in: this tab has not started one.';
      finished('failed');
      return;
    }
    const { status } = show(choice);
    status.textContent = 'Redeeming the code…';
    const cameBack = location.href;
    const driver = await driverFor(choice);
    const ending = await driver.finish({
      onWait: (seconds) => {
        status.textContent = `The code waits ${seconds} seconds…`;
      },
      // As soon as the code is redeemed it has no business in the address any more.
      onTokens: () => history.replaceState(null, '', addressOf(choice)),
    });
    const view = endingView({ ending, sent: sessionStorage.getItem('sent'), cameBack });
    sessionStorage.clear();
    if (location.pathname === '/callback') history.replaceState(null, '', addressOf(choice));
    show(choice, view);
    view.querySelector('h2').focus();
    finished(ending.outcome);
  }

  if (location.pathname === '/callback') await arriveBack();
  else {
    const { start } = show(choiceInAddress());
    if (new URLSearchParams(location.search).get('auto') === '1') await start();
  }
}
