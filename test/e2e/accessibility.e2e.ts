import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, View } from './support/driver.ts';
import { launch } from './support/launch.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const slash = readFileSync('test/corpus/redirect-uri-slash.har', 'utf8');

/** What axe-core finds: rule, and the element. */
async function violations(view: View): Promise<string[]> {
  await view.evaluate(`(() => { ${axe}; globalThis.axe ??= window.axe; return true; })()`);
  return view.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ' ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))`);
}

const overflow = (view: View) => view.evaluate<number>('document.scrollingElement.scrollWidth - innerWidth');
const openAll = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  let driver: Driver;
  let panel: View;
  beforeAll(async () => {
    driver = await launch({ browser: 'chromium', extension: 'dist/chrome' });
    await driver.setTheme(theme);
    panel = await driver.openPanel();
    await panel.waitFor(`document.querySelector('[data-ready="true"]')`);
  });
  afterAll(() => driver?.close());

  it('the empty panel has no violation', async () => {
    expect(await violations(panel)).toEqual([]);
  });

  it('a failed sign-in has none, with everything open and every secret shown', async () => {
    await panel.click('[data-action="sample"]');
    await panel.waitFor(`document.querySelector('[data-verdict]')`);
    await panel.evaluate(openAll);
    expect(await violations(panel)).toEqual([]);
    await panel.click('[data-action="reveal"]');
    expect(await violations(panel)).toEqual([]);
  });

  it('two sign-ins side by side have none, nor the help', async () => {
    await panel.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(slash)}], 'colleague.har'));
      const input = document.querySelector('[data-import-file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await panel.waitFor(`document.querySelectorAll('[data-flow]').length > 1`);
    await panel.evaluate(`(() => {
      const choice = document.querySelector('select[data-action="compare"]');
      choice.selectedIndex = 1;
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await panel.waitFor(`document.querySelector('.compare [data-differs="true"]')`);
    expect(await violations(panel)).toEqual([]);
    await panel.click('[data-action="help"]');
    await panel.waitFor(`document.querySelector('dialog').open`);
    expect(await violations(panel)).toEqual([]);
    await panel.press('Escape');
  });

  it.each([
    [320, 'ltr'],
    [320, 'rtl'],
    [640, 'ltr'],
    [1280, 'rtl'],
  ])('nothing sticks out at %i pixels, written %s', async (width, dir) => {
    await panel.resize(width as number, 600);
    await panel.evaluate(`document.documentElement.dir = '${dir}'`);
    expect(await overflow(panel)).toBe(0);
    expect(await violations(panel)).toEqual([]);
    await panel.evaluate(`document.documentElement.dir = 'ltr'`);
  });

  it('the popup has none, empty and with an answer', async () => {
    const popup = await driver.openExtensionPage('popup/popup.html');
    await popup.waitFor(`document.querySelector('[data-ready="true"]')`);
    await popup.evaluate(openAll);
    expect(await violations(popup)).toEqual([]);
    await popup.type('#anything', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=');
    await popup.waitFor(`document.querySelector('[data-match="false"]')`);
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });
});
