import path from 'node:path';
import { gzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName, Driver, View } from './support/driver.ts';
import { dropFile, pasteText } from './support/files.ts';
import { launch } from './support/launch.mjs';
import { rows } from './support/panel.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];
const asked =
  'https://as.example/authorize?response_type=code&client_id=spa&state=Zm9vYmFyYmF6cXV4MTIz&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';
const returned = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=Zm9vYmFyYmF6cXV4MTIz';
const sent =
  'grant_type=authorization_code&client_id=spa&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    entries: [
      { request: { method: 'GET', url: asked }, response: { status: 302, redirectURL: returned } },
      {
        request: {
          method: 'POST',
          url: 'https://as.example/token',
          postData: { mimeType: 'application/x-www-form-urlencoded', text: sent },
        },
        response: { status: 400, content: { text: '{"error":"invalid_grant"}' } },
      },
    ].map((entry, second) => ({ startedDateTime: `2026-01-01T00:00:0${second}Z`, time: 20, ...entry })),
  },
});

describe.each(browsers)('what comes into the panel in %s', (browser) => {
  let driver: Driver;
  let panel: View;
  beforeAll(async () => {
    driver = await launch({ browser, extension: path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome') });
    panel = await driver.openExtensionPage('devtools/panel.html');
  });
  afterAll(() => driver?.close());
  const shown = async (name: string) => {
    await panel.waitFor(`[...document.querySelectorAll('.side')].some(({ textContent }) => textContent.includes(${JSON.stringify(name)}))`);
    return rows(panel);
  };

  it('as a packed file that is dropped', async () => {
    await dropFile(panel, 'login.har.gz', `new Uint8Array(${JSON.stringify([...gzipSync(Buffer.from(har))])})`);
    expect(await shown('login.har.gz')).toMatchObject([{ status: 'failed', cause: 'redirect-uri-differs' }]);
    await panel.click('[data-action="clear"]');
  });

  it('in pieces that are pasted one after the other, without a time that nobody named', async () => {
    for (const piece of [sent, asked, returned]) await pasteText(panel, piece);
    await panel.waitFor(`document.querySelector('[data-verdict]')?.textContent.includes('redirect_uri')`);
    expect(await rows(panel)).toMatchObject([{ status: 'failed', cause: 'redirect-uri-differs' }]);
    expect(await panel.evaluate(`document.querySelectorAll('.clock, .difference time').length`)).toBe(0);
    await panel.click('[data-action="clear"]');
  });

  it('as a file of 200 MB that is given up on the way', async () => {
    const entry = `JSON.stringify({ startedDateTime: '2026-01-01T00:00:00Z', request: { method: 'GET', url: 'https://a.example/x.js' }, response: { content: { text: 'x'.repeat(1e6) } } })`;
    await dropFile(panel, 'long.har', `'{"log":{"entries":[', Array.from({ length: 200 }, (_, i) => (i ? ',' : '') + ${entry}), ']}}'`);
    await panel.waitFor(`document.querySelector('[data-importing] progress')?.value > 0.02`, 60_000);
    await panel.click('[data-action="cancel-import"]');
    await panel.waitFor(`!document.querySelector('[data-importing]')`);
    expect(await rows(panel)).toEqual([]);
    expect(await panel.evaluate(`document.querySelector('[data-message]')?.textContent ?? ''`)).toBe('');
  });
});
