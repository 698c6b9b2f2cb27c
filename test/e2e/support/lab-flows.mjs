// @ts-check
import { faults } from '../../../lab/faults.mjs';
import { openFlow, rows, settledRows } from './panel.mjs';
import { until } from './wait.mjs';

/** @import { Driver } from './driver.ts' */
/** @typedef {{ name: string, fault: string, server?: string, expected: string[] }} LabFlow a sign-in, and the causes that are true of it; [''] is none */

/** The lab's sign-ins: each fault, and again on the lenient server where that one answers otherwise. */
/** @type {LabFlow[]} */
export const flows = faults.flatMap(({ name, rule, alsoRight = [], lenientToo }) => {
  const flow = { name, fault: name, expected: [rule ?? '', ...alsoRight] };
  return lenientToo ? [flow, { ...flow, name: `${name}-lenient`, server: 'lenient' }] : [flow];
});

/**
 * Empties the panel, signs in, and returns the row that matters (the first with a cause, else the last) with its verdict as one line.
 * @param {Driver} driver whose panel is open
 * @param {{ url: (fault: string, options: object) => string }} lab
 * @param {LabFlow} flow
 * @param {'plain' | 'oauth4webapi'} [client]
 */
export async function drive(driver, lab, { fault, server }, client = 'plain') {
  await driver.panel.click('[data-action="clear"]');
  await until(async () => (await rows(driver.panel)).length === 0, 'the panel to be empty');
  await driver.goto(lab.url(fault, { auto: true, client, ...(server ? { server } : {}) }));
  await driver.tab.waitFor('document.documentElement.dataset.done', 20_000);
  const seen = await settledRows(driver.panel);
  const row = seen.find(({ cause }) => cause) ?? seen[seen.length - 1];
  if (!row) throw new Error('The panel lists no flow');
  return { ...row, verdict: await openFlow(driver.panel, row.flow) };
}
