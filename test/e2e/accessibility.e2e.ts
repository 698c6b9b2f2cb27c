import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Har } from 'har-format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAll, violations } from './support/axe.ts';
import type { Driver, View } from './support/driver.ts';
import { dropEndlessFile, giveFile, pasteText } from './support/files.ts';
import { launch } from './support/launch.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-accessibility-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recorded = (name: string) => readFileSync(`test/corpus/${name}.har`, 'utf8');

/** A recording with only some of its requests. */
const only = (name: string, keep: (url: string) => boolean): string => {
  const har = JSON.parse(recorded(name)) as Har;
  return JSON.stringify({ log: { ...har.log, entries: har.log.entries.filter(({ request }) => keep(request.url)) } });
};

/** Sign-ins of every kind that the panel draws in its own way. */
const signIns: [string, string][] = [
  ['a failed sign-in', recorded('redirect-uri-slash')],
  ['one with a construction', recorded('challenge-padded')],
  ['one whose answer was withheld', recorded('cors-blocked')],
  ['one at the wrong server', recorded('wrong-host')],
  ['one that waited too long', recorded('code-expired')],
  ['one whose code came twice', recorded('code-replayed')],
  ['one that a worker finished', recorded('auth0-spa-js-worker')],
  ['a sound sign-in', recorded('sound')],
  ['a sound sign-in with a silent one in a frame', recorded('auth0-spa-js')],
  ['a sign-in that is not finished', only('sound', (url) => !url.endsWith('/token'))],
  ['one whose beginning was not seen', only('redirect-uri-slash', (url) => url.endsWith('/token'))],
];

const overflow = (view: View) => view.evaluate<number>('document.scrollingElement.scrollWidth - innerWidth');

describe.each([
  ['chromium', 'light'],
  ['chromium', 'dark'],
  ['firefox', 'dark'],
] as const)('in %s, in the %s theme,', (browser, theme) => {
  let driver: Driver;
  let panel: View;
  const clear = async () => {
    await panel.click('[data-action="clear"]');
    await panel.waitFor(`!document.querySelector('[data-flow]')`);
  };
  beforeAll(async () => {
    driver = await launch({ browser, extension: browser === 'firefox' ? 'dist/firefox' : 'dist/chrome' });
    await driver.setTheme(theme);
    panel = await driver.openPanel();
    await panel.waitFor(`document.querySelector('[data-ready="true"]')`);
  });
  afterAll(() => driver?.close());

  it('the empty panel has no violation', async () => {
    await openAll(panel);
    expect(await violations(panel)).toEqual([]);
  });

  it('nor has a file that is being read, nor one that cannot be', async () => {
    await dropEndlessFile(panel);
    await panel.waitFor(`document.querySelector('progress')`);
    expect(await violations(panel)).toEqual([]);
    await giveFile(panel, 'broken.har', '{"log": nothing');
    await panel.waitFor(`document.querySelector('[data-message]')`);
    expect(await violations(panel)).toEqual([]);
    await pasteText(panel, 'curl https://as.example/token -d grant_type=authorization_code -d code=SplxlOBeZQQYbYS6WxSbIA');
    await panel.waitFor(`document.querySelector('[data-verdict]')`);
    expect(await violations(panel)).toEqual([]);
  });

  it.each(signIns)('%s has none, with everything open and every secret shown', async (_, har) => {
    await clear();
    await giveFile(panel, 'colleague.har', har);
    await panel.waitFor(`document.querySelector('[data-verdict]')`);
    await openAll(panel);
    expect(await panel.evaluate(`document.querySelectorAll('[data-rule]').length`)).toBeGreaterThan(100);
    expect(await violations(panel)).toEqual([]);
    await panel.click('[data-action="reveal"]');
    expect(await violations(panel)).toEqual([]);
    await panel.click('[data-action="reveal"]');
  });

  it('a paused panel has none, nor a filter that nothing passes or that names an unknown key', async () => {
    await panel.click('[data-action="pause"]');
    for (const text of ['status:failed nothing-passes-this', 'unheard-of:1']) {
      await panel.evaluate(`(() => {
        const input = document.querySelector('[data-filter]');
        input.value = ${JSON.stringify(text)};
        input.dispatchEvent(new Event('input', { bubbles: true }));
      })()`);
      await panel.waitFor(`!document.querySelector('[data-flow]')`);
      expect(await violations(panel)).toEqual([]);
    }
    await panel.click('[data-action="pause"]');
    await panel.evaluate(`(() => {
      const input = document.querySelector('[data-filter]');
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
  });

  it('two sign-ins side by side have none, nor the help', async () => {
    await clear();
    await giveFile(panel, 'works.har', recorded('sound'));
    await giveFile(panel, 'colleague.har', recorded('redirect-uri-slash'));
    // The list comes first; what stands with the picture is drawn after the verdict.
    await panel.waitFor(`document.querySelectorAll('[data-flow]').length > 1 && document.querySelector('select[data-action="compare"]')`);
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
    // The next one may not find it open: in Chromium the key goes to DevTools.
    await panel.evaluate(`document.querySelector('dialog').close()`);
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

  it('a low panel has none, and shows what is wrong without being scrolled', async () => {
    await panel.resize(1280, 420);
    await clear();
    await giveFile(panel, 'colleague.har', recorded('redirect-uri-slash'));
    await panel.waitFor(`document.querySelector('.low .field.observed')`);
    const seen = `(() => {
      const [field, frame] = ['.field.observed', '.picture'].map((part) => document.querySelector(part).getBoundingClientRect());
      return field.top >= frame.top && field.bottom <= Math.min(frame.bottom, innerHeight);
    })()`;
    expect(await panel.evaluate(seen)).toBe(true);
    expect(await panel.evaluate(`document.querySelector('.picture').contains(document.activeElement)`)).toBe(false);
    expect(await overflow(panel)).toBe(0);
    expect(await violations(panel)).toEqual([]);
    await panel.resize(1280, 600);
  });

  it('the popup has none, empty and with each kind of answer', async () => {
    const popup = await driver.openExtensionPage('popup/popup.html');
    await popup.waitFor(`document.querySelector('[data-ready="true"]')`);
    await openAll(popup);
    expect(await violations(popup)).toEqual([]);
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    for (const [text, kind] of [
      [`${verifier} E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=`, 'pair'],
      [`${verifier}=`, 'verifier'],
      ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 'jwt'],
      ['{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', 'tokens'],
      ['curl https://as.example/token -d grant_type=authorization_code -d code=SplxlOBeZQQYbYS6WxSbIA', 'traffic'],
    ] as const) {
      await popup.evaluate(`(() => {
        const input = document.querySelector('#anything');
        input.value = ${JSON.stringify(text)};
        input.dispatchEvent(new Event('input', { bubbles: true }));
      })()`);
      await popup.waitFor(`document.querySelector('[data-anything]').textContent.length > 10`);
      await openAll(popup);
      expect(await violations(popup), kind).toEqual([]);
    }
    await popup.click('[data-action="make"]');
    await openAll(popup);
    expect(await violations(popup)).toEqual([]);
    expect(await overflow(popup)).toBe(0);
    await popup.close();
  });

  it('the page that asks for access has none, nor what it answers', async () => {
    const access = await driver.openExtensionPage('access/access.html');
    await access.waitFor(`document.querySelector('[data-action="grant-all"]')`);
    await access.click('[data-action="grant"]');
    expect(await violations(access)).toEqual([]);
    expect(await overflow(access)).toBe(0);
    await access.close();
  });

  it('the HTML report has none, with everything open, on a narrow page too', async () => {
    const report = path.join(folder, `${theme}.html`);
    const args = [
      'bin/pkce-inspector.mjs',
      'check',
      'test/corpus/redirect-uri-slash.har',
      'test/corpus/sound.har',
      '--format',
      'html',
      '--fail-on',
      'never',
    ];
    writeFileSync(report, execFileSync(process.execPath, args, { maxBuffer: 1 << 26 }));
    const tab = await driver.newTab(pathToFileURL(report).href);
    await openAll(tab);
    expect(await violations(tab)).toEqual([]);
    await tab.resize(320, 700);
    expect(await violations(tab)).toEqual([]);
    await tab.close();
  });
});
