// npm start [-- --browser firefox] [--fault NAME] [--headless]
// The lab, the extension and a browser, ready to look at. Without a display: every flow of the lab, a verdict line each, pictures and reports in out/.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

const root = path.resolve(import.meta.dirname, '..');

function readArguments() {
  const options = {
    browser: { type: 'string', default: 'chromium' },
    fault: { type: 'string' },
    headless: { type: 'boolean', default: false },
  };
  const { values } = parseArgs({ options });
  if (!['chromium', 'firefox'].includes(values.browser)) throw new Error(`--browser is chromium or firefox, not ${values.browser}`);
  return values;
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** A browser for a person: the lab's page in the tab, DevTools open on the panel, until the browser is closed or Ctrl+C. */
async function show({ launch, lab, browser, extension, fault }) {
  const driver = await launch({ browser, extension, headless: false });
  try {
    await driver.goto(lab.url(fault ?? 'none'));
    await driver.openPanel();
    console.log(`${driver.version} shows ${lab.url(fault ?? 'none')} with DevTools on PKCE Inspector.`);
    console.log('Choose a fault in the page, sign in, and read the verdict. Closing the browser or Ctrl+C ends it.');
    const interrupted = new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await Promise.race([driver.closed, interrupted]);
  } finally {
    await driver.close();
  }
  return 0;
}

let exitCode = 1;
try {
  const { browser, fault, headless } = readArguments();
  setUp([browser]);
  const { buildExtension, buildNode } = await import('./build.mjs');
  await Promise.all([buildExtension(), buildNode()]);
  const { launch } = await import('../test/e2e/support/launch.mjs');
  const { startLab } = await import('../lab/server.mjs');
  const lab = await startLab();
  try {
    const extension = path.join(root, 'dist', browser === 'firefox' ? 'firefox' : 'chrome');
    if (hasDisplay() && !headless) exitCode = await show({ launch, lab, browser, extension, fault });
    else {
      const { tour } = await import('./tour.mjs');
      exitCode = await tour({ launch, lab, browser, extension, fault, out: path.join(root, 'out') });
    }
  } finally {
    await lab.close();
  }
} catch (error) {
  console.error(error.message);
}
process.exit(exitCode);
