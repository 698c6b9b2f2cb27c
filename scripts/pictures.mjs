// Makes the pictures of README.md and docs/pictures from the lab, in both themes: node scripts/pictures.mjs
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setUp } from './setup.mjs';

setUp(['chromium']);
const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const { buildExtension } = await import('./build.mjs');
await buildExtension();
const { launch } = await import('../test/e2e/support/launch.mjs');
const { drive, flows } = await import('../test/e2e/support/lab-flows.mjs');
const { sleep, until } = await import('../test/e2e/support/wait.mjs');
const { startLab } = await import('../lab/server.mjs');

const lab = await startLab();
const driver = await launch({ browser: 'chromium', extension: path.join(root, 'dist/chrome') });
/** Bytes below which a picture shows nothing: a browser that is busy paints late. */
const blank = 20_000;
async function taken(view, file) {
  await view.screenshot(file);
  return statSync(file).size > blank;
}
const inBothThemes = async (view, name) => {
  for (const theme of ['light', 'dark']) {
    await driver.setTheme(theme);
    await sleep(300);
    await until(() => taken(view, path.join(folder, `${name}-${theme}.png`)), `a picture of ${name} that is not empty`, 30_000);
  }
};
try {
  await driver.goto('about:blank');
  await driver.openPanel();
  await driver.panel.resize(1280, 800);
  for (const [name, picture] of Object.entries({
    'redirect-uri-slash': 'panel',
    'challenge-hex': 'panel-challenge',
    none: 'panel-sound',
    'code-replayed': 'panel-replayed', // last: after two answers of one address Chrome gives no body of it (docs/capture.md)
  })) {
    await drive(
      driver,
      lab,
      flows.find((flow) => flow.name === name),
    );
    await inBothThemes(driver.panel, picture);
  }
  const popup = await driver.openExtensionPage('popup/popup.html');
  await popup.resize(440, 700);
  await popup.waitFor(`document.querySelector('#code_challenge')`);
  // The pair of RFC 7636, Appendix B, in ordinary base64: as it comes out of most functions that are called base64.
  for (const [name, value] of Object.entries({
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=',
  }))
    await popup.evaluate(`(() => {
      const box = document.getElementById('${name}');
      box.value = '${value}';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
  await popup.waitFor(`document.querySelector('[data-match="false"] [data-explanation]')`);
  await inBothThemes(popup, 'popup');
  const page = await driver.newTab(lab.url('challenge-padded', {}));
  await page.resize(1280, 800);
  await inBothThemes(page, 'lab');
} finally {
  await driver.close();
  await lab.close();
}
