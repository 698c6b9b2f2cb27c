// From the token response to the verdict on screen, for a person who has granted access to the sites and for one who has not.
import { faults } from '../../lab/faults.mjs';
import { sleep } from '../../test/e2e/support/wait.mjs';
import * as inPanel from './screen-probes.mjs';
import { told } from './spread.mjs';

const runs = 30;
const sound = faults.find(({ rule }) => rule === null);
const broken = ['redirect-uri-slash', 'challenge-hex', 'verifier-missing'].map((wanted) => faults.find(({ name }) => name === wanted));

/** Signs in and returns the milliseconds from the end of the token response, as the page's own clock has it, to the verdict on screen. */
async function signIn(driver, lab, { name, rule }, word = rule ?? 'sound') {
  const { panel } = driver;
  const since = await panel.evaluate('performance.timeOrigin + performance.now()');
  await driver.goto(lab.url(name, { auto: true }));
  const shown = await panel.evaluate(inPanel.verdictSince, since, word);
  if (!shown) throw new Error(`${word} did not come on screen for ${name}`);
  // The text of the answer, and what is drawn after the verdict.
  await driver.tab.waitFor('document.documentElement.dataset.done', 20_000);
  await sleep(300);
  const end = await driver.evaluateInPage(`performance.timeOrigin + Math.max(...performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('/token')).map(({ responseEnd }) => responseEnd))`);
  const heard = await panel.evaluate(inPanel.heardSince, since);
  return { shown: shown - end, heard: heard && heard - end };
}

async function each(count, run) {
  const times = [];
  for (let i = 0; i < count; i++) times.push(await run(i));
  return times;
}

const shownOf = (times) => told(times.map(({ shown }) => shown));

/** Measures sign-ins that fail and sound ones, and then, with listeners of its own in the panel, what of it was the browser's. */
export async function wire(driver, lab, more = '') {
  const first = await signIn(driver, lab, broken[0]);
  const failing = await each(runs, (i) => signIn(driver, lab, broken[i % broken.length]));
  const good = await each(10, () => signIn(driver, lab, sound));
  console.log(`  token response → verdict on screen${more}, from the moment at which the answer had arrived in the page:`);
  console.log(`    ${runs} failing sign-ins: ${shownOf(failing)} (budget 50 and 150 ms)`);
  console.log(`    10 sound ones, which have to wait for the answer's body: ${shownOf(good)}`);
  if (!more) console.log(`    the very first, of a panel just opened: ${first.shown.toFixed(0)} ms`);
}

/** What of the time passes before anything of the answer reaches the panel, and what after; in runs of their own, for listening costs time too. */
export async function shares(driver, lab) {
  await driver.panel.evaluate(inPanel.listen);
  const times = (await each(12, (i) => signIn(driver, lab, broken[i % broken.length]))).filter(({ heard }) => heard);
  console.log(
    `    of ${shownOf(times)} in 12 more of the failing ones: until the panel hears of the answer ${told(times.map(({ heard }) => heard))}; ` +
      `from then on ${told(times.map(({ shown, heard }) => shown - heard))}`,
  );
}

/** The same sign-ins before the panel of scripts/bench/floor, which draws one word when the browser tells it of the answer. */
export async function floor(driver, lab) {
  await signIn(driver, lab, broken[0], 'answered');
  const failing = await each(20, (i) => signIn(driver, lab, broken[i % broken.length], 'answered'));
  const good = await each(10, () => signIn(driver, lab, sound, 'answered'));
  console.log(
    `    one word on screen instead, by a panel that does nothing else: 20 failing sign-ins ${shownOf(failing)}; 10 sound ones ${shownOf(good)}`,
  );
}
