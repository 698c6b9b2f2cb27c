// @ts-check

/** @typedef {Awaited<ReturnType<typeof import('./marionette.mjs').connectMarionette>>['exclusively']} Exclusively */
/** @typedef {ReturnType<typeof contextsOf>} Contexts */

/**
 * The two sides that Marionette speaks with, the browser's own window and a tab's page; each turn says anew which it means.
 * @param {Exclusively} exclusively
 */
export function contextsOf(exclusively) {
  /** Runs the body of a function in the browser's window. */
  const inBrowser = (/** @type {string} */ body, /** @type {unknown[]} */ ...args) =>
    exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'chrome' });
      const script = `return (async function () { ${body} }).apply(null, arguments)`;
      return (await send('WebDriver:ExecuteScript', { script, args })).value;
    });

  /** @param {string} handle */
  const inTab = (
    handle,
    /** @type {(send: (command: string, parameters?: object) => Promise<any>) => Promise<any>} */ steps,
    focus = false,
  ) =>
    exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'content' });
      await send('WebDriver:SwitchToWindow', { handle, focus });
      return steps(send);
    });

  return { exclusively, inBrowser, inTab };
}
