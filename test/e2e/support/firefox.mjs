// @ts-check
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as toolbox from './firefox-toolbox.mjs';
import { connectMarionette } from './marionette.mjs';
import { expressionOf, sleep, until } from './wait.mjs';

/** @import { Driver, LaunchOptions, Tab, View } from './driver.ts' */

const panelTitle = 'PKCE Inspector';

/** A page that leaves for another application's scheme may never load, as Marionette sees it: what it shows is for the caller to wait for. */
const unlessItLeft = (/** @type {Error} */ error) => {
  if (!/Navigation timed out/.test(error.message)) throw error;
};

/** Quiet, alone and without a call home. */
const preferences = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.webextOptionalPermissionPrompts': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.log.level': 'Warn',
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'xpinstall.signatures.required': false,
};

const downloadsTo = (/** @type {string} */ folder) => ({
  'browser.download.alwaysOpenPanel': false,
  'browser.download.dir': path.resolve(folder),
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
});

/** Values of the WebDriver key table, https://www.w3.org/TR/webdriver2/#keyboard-actions */
/** @type {Record<string, string>} */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const keyActions = (/** @type {Iterable<string>} */ characters) => ({
  type: 'key',
  id: 'keyboard',
  actions: [...characters].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]),
});

/**
 * @param {LaunchOptions & { executable: string }} options
 * @returns {Promise<Driver>}
 */
export async function launchFirefox({
  executable,
  extension,
  headless = true,
  privateWindows = false,
  downloads,
  args = [],
  preferences: more = {},
}) {
  const profile = await mkdtemp(path.join(tmpdir(), 'pkce-inspector-firefox-'));
  const lines = Object.entries({ ...preferences, ...(downloads ? downloadsTo(downloads) : {}), ...more }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executable,
    [...(headless ? ['--headless'] : []), '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...args],
    // Firefox refuses a home that belongs to somebody else; the profile is as good as any.
    {
      env: { ...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1920', MOZ_HEADLESS_HEIGHT: '1600' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [firefox.stdout, firefox.stderr])
    stream.on('data', (data) => {
      said = (said + data).slice(-4000);
    });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => firefox.once('exit', () => resolve()));
  const kill = () => firefox.kill('SIGKILL');
  process.once('exit', kill);
  /** @type {Awaited<ReturnType<typeof connectMarionette>> | undefined} */
  let connection;
  const stop = async () => {
    await Promise.race([
      connection?.exclusively((send) => send('Marionette:Quit', { flags: ['eForceQuit'] })).catch(() => {}),
      sleep(3000),
    ]);
    connection?.end();
    await Promise.race([closed, sleep(3000)]);
    kill();
    process.off('exit', kill);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const port = await until(
      async () => {
        if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}`);
        return Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8'));
      },
      'Firefox to start',
      60_000,
    );
    connection = await connectMarionette(port);
    return await driverOf(connection, { extension, headless, privateWindows, closed, stop });
  } catch (error) {
    await stop();
    throw new Error(`Firefox did not start: ${error instanceof Error ? error.message : error}\n${said}`);
  }
}

/**
 * @param {Awaited<ReturnType<typeof connectMarionette>>} connection
 * @param {{ extension: string, headless: boolean, privateWindows: boolean, closed: Promise<void>, stop: () => Promise<void> }} options
 * @returns {Promise<Driver>}
 */
async function driverOf({ exclusively }, { extension, headless, privateWindows, closed, stop }) {
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

  const session = await exclusively((send) => send('WebDriver:NewSession', { acceptInsecureCerts: true, timeouts: { pageLoad: 10_000 } }));
  const installed = await exclusively((send) =>
    send('Addon:Install', { path: path.resolve(extension), temporary: true, allowPrivateBrowsing: privateWindows }),
  );
  const id = installed.value;
  const extensionOrigin = `moz-extension://${await inBrowser('return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname', id)}`;

  /**
   * @param {number} browserId
   * @param {string} toolId
   * @returns {View}
   */
  function panelOf(browserId, toolId) {
    /** @type {View['evaluate']} */
    const evaluate = (script, ...args) => inBrowser(toolbox.evaluateInPanel, browserId, toolId, expressionOf(script, args));
    /** @type {View['waitFor']} */
    const waitFor = (script, ms) => until(() => evaluate(script), expressionOf(script), ms);
    const perform = (/** @type {object[]} */ ...actions) =>
      exclusively(async (send) => {
        await send('Marionette:SetContext', { value: 'chrome' });
        await send('WebDriver:PerformActions', { actions });
        await send('WebDriver:ReleaseActions');
      });
    /** @type {View['click']} */
    const click = async (selector) => {
      const middle = await waitFor(`(() => {
        const element = document.querySelector(${JSON.stringify(selector)});
        element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
        return width && height && { x: x + width / 2, y: y + height / 2 };
      })()`).catch((/** @type {Error} */ error) => {
        throw new Error(`${selector} cannot be clicked. ${error.message}`);
      });
      const { x, y } = /** @type {{ x: number, y: number }} */ (middle);
      const offset = await inBrowser(toolbox.panelOffset, browserId, toolId);
      const move = { type: 'pointerMove', x: Math.floor(offset.x + x), y: Math.floor(offset.y + y) };
      await perform({
        type: 'pointer',
        id: 'mouse',
        actions: [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
      });
    };
    return {
      evaluate,
      waitFor,
      click,
      async type(selector, text) {
        await click(selector);
        await perform(keyActions(text));
      },
      press: (key) => perform(keyActions([keys[key] ?? key])),
      async text(selector) {
        const found = `document.querySelector(${JSON.stringify(selector)})`;
        await waitFor(`Boolean(${found})`);
        return evaluate(`${found}.innerText`);
      },
      async screenshot(file) {
        await writeFile(file, Buffer.from(await inBrowser(toolbox.panelPicture, browserId, toolId), 'base64'));
      },
      resize: (width, height) => inBrowser(toolbox.resizePanel, browserId, toolId, width, height),
    };
  }

  /**
   * @param {string} handle
   * @returns {Tab}
   */
  function tabOf(handle) {
    /** @type {View['evaluate']} */
    const evaluate = (script, ...args) =>
      inTab(
        handle,
        async (send) => (await send('WebDriver:ExecuteScript', { script: `return (${expressionOf(script, args)})`, args: [] })).value,
      );
    const find = (/** @type {string} */ selector) =>
      until(
        () => inTab(handle, async (send) => (await send('WebDriver:FindElement', { using: 'css selector', value: selector })).value),
        selector,
      );
    const withElement = async (/** @type {string} */ selector, /** @type {string} */ command, parameters = {}) => {
      const element = await find(selector);
      return inTab(handle, (send) => send(command, { id: Object.values(element)[0], ...parameters }), true);
    };
    /** @type {number | undefined} */
    let browserId;
    const ownBrowserId = async () => {
      if (browserId) return browserId;
      await inTab(handle, async () => {}, true);
      browserId = /** @type {number} */ (await inBrowser('return gBrowser.selectedBrowser.browserId'));
      return browserId;
    };
    return {
      evaluate,
      waitFor: (script, ms) => until(() => evaluate(script), expressionOf(script), ms),
      goto: (url) => inTab(handle, (send) => send('WebDriver:Navigate', { url })).catch(unlessItLeft),
      click: (selector) => withElement(selector, 'WebDriver:ElementClick'),
      type: (selector, text) => withElement(selector, 'WebDriver:ElementSendKeys', { text }),
      press: (key) => inTab(handle, (send) => send('WebDriver:PerformActions', { actions: [keyActions([keys[key] ?? key])] }), true),
      text: async (selector) => (await withElement(selector, 'WebDriver:GetElementText')).value,
      async screenshot(file) {
        const { value } = await inTab(handle, (send) => send('WebDriver:TakeScreenshot', { full: false, hash: false }), true);
        await writeFile(file, Buffer.from(value, 'base64'));
      },
      resize: async (width, height) => inBrowser(toolbox.resizeTab, await ownBrowserId(), width, height),
      async openPanel() {
        const toolId = await inBrowser(toolbox.openPanel, await ownBrowserId(), panelTitle, 650);
        const panel = panelOf(await ownBrowserId(), toolId);
        await panel.waitFor('document.readyState === "complete"');
        if (headless) await panel.resize(1200, 700);
        return panel;
      },
      async openInNetworkPanel(har) {
        const browserId = await ownBrowserId();
        await inBrowser(toolbox.importHar, browserId, har);
        return until(() => inBrowser(toolbox.networkRows, browserId), 'the rows of the Network panel');
      },
      crashPanel: () => Promise.reject(new Error('No way to crash a panel of Firefox')),
      async closeDevtools() {
        await inBrowser(toolbox.closeToolbox, await ownBrowserId());
      },
      close: () =>
        inTab(handle, async (send) => {
          // The browser's own window is asked through the session's, which must not be one that is gone.
          const [other] = await send('WebDriver:CloseWindow');
          await send('WebDriver:SwitchToWindow', { handle: other, focus: true });
        }),
    };
  }

  async function open(/** @type {string} */ url, /** @type {object} */ kind) {
    const { handle } = await exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'content' });
      return send('WebDriver:NewWindow', { focus: true, ...kind });
    });
    const tab = tabOf(handle);
    await tab.goto(url);
    return tab;
  }
  const newTab = (/** @type {string} */ url) => open(url, { type: 'tab' });

  const { value: first } = await exclusively(async (send) => {
    await send('Marionette:SetContext', { value: 'content' });
    await send('WebDriver:SetWindowRect', { width: 1280, height: 1000 });
    return send('WebDriver:GetWindowHandle');
  });
  const tab = tabOf(first);
  /** @type {View | undefined} */
  let panel;
  return {
    browser: 'firefox',
    version: `Firefox/${session.capabilities.browserVersion}`,
    extensionOrigin,
    tab,
    goto: tab.goto,
    evaluateInPage: tab.evaluate,
    async openPanel() {
      panel = await tab.openPanel();
      return panel;
    },
    get panel() {
      if (!panel) throw new Error('openPanel() comes before panel');
      return panel;
    },
    newTab,
    newPrivateTab: (url) => open(url, { type: 'window', private: true }),
    openExtensionPage: (page) => newTab(`${extensionOrigin}/${page}`),
    setTheme: (theme) => inBrowser(toolbox.setTheme, theme === 'dark'),
    grantHosts: (patterns) => inBrowser(toolbox.grantHosts, id, patterns),
    stopBackground: () => inBrowser(toolbox.stopBackground, id),
    closed,
    close: stop,
  };
}
