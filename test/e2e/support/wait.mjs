// @ts-check

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks until the answer is truthy and returns it. What the probe throws meanwhile (a navigation, a context that is gone) counts as "not yet".
 * @template T
 * @param {() => Promise<T> | T} probe
 * @param {string} what named in the error
 * @param {number} [ms]
 * @returns {Promise<T>}
 */
export async function until(probe, what, ms = 10_000) {
  const end = Date.now() + ms;
  let last;
  do {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  } while (Date.now() < end);
  throw new Error(`Waited ${ms} ms for ${what}; last answer: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}

/**
 * A script as one expression of text.
 * @param {import('./driver.ts').Script<unknown>} script
 * @param {unknown[]} [args]
 */
export const expressionOf = (script, args = []) =>
  typeof script === 'function' ? `(${script})(${args.map((value) => JSON.stringify(value)).join(',')})` : script;
