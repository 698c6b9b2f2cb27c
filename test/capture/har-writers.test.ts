import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangesOfEntries, exchangesOfHar } from '../../src/capture/har-entry.ts';
import { type ScanEnd, type ScannedEntry, scanHar } from '../../src/capture/har-scan.ts';
import { formPairs } from '../../src/http/url.ts';
import { all, inChunks } from './chunks.ts';

const files = readdirSync('test/capture/har').filter((file) => file.endsWith('.har'));
const bytesOf = (file: string) => new Uint8Array(readFileSync(`test/capture/har/${file}`));
const exchangesIn = (file: string) => exchangesOfHar(JSON.parse(new TextDecoder().decode(bytesOf(file)))).exchanges;

const wanted = [
  { name: 'grant_type', value: 'authorization_code' },
  { name: 'client_id', value: 'spa' },
  { name: 'code', value: 'c/1' },
  { name: 'redirect_uri', value: 'https://app.example/cb' },
  { name: 'code_verifier', value: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
];

describe('a sign-in as it is written by', () => {
  it('each of ten writers', () => expect(files).toHaveLength(10));

  it.each(files)('%s has its token request and the answer', (file) => {
    const token = exchangesIn(file).find(({ request }) => request.url === 'https://as.example/token')!;
    expect(token.request.method).toBe('POST');
    const body = token.request.body.observed ? token.request.body.value : token.request.body.because;
    expect(formPairs(body).map(({ name, value }) => ({ name, value }))).toEqual(wanted);
    expect(new Date(token.startedAt).toISOString()).toMatch(/^2026-11-22T09:00:02/);
    const response = token.response.observed ? token.response.value : undefined;
    expect(response?.status).toBe(400);
    if (file === 'playwright-attached.har') expect(response?.body).toEqual({ observed: false, because: 'body-not-captured' });
    else expect(response?.body).toEqual({ observed: true, value: '{"error":"invalid_grant","error_description":"Grüße: code expired"}' });
  });

  it.each(files.filter((file) => file !== 'insomnia.har'))('%s has its authorization request and the redirect', (file) => {
    const first = exchangesIn(file)[0]!;
    expect(first.request.url).toContain('code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    expect(first.response.observed && first.response.value.status).toBe(302);
    const location = first.response.observed
      ? first.response.value.headers.find(({ name }) => name.toLowerCase() === 'location')
      : undefined;
    expect(location?.value).toBe('https://app.example/cb?code=c%2F1&state=s1');
  });

  it.each(files)('%s is scanned as it is parsed whole', async (file) => {
    for (const sizes of [[65_536], [100, 7]]) {
      const found = await all(scanHar(inChunks(bytesOf(file), sizes)));
      const kept = found.filter((item): item is ScannedEntry => item.kind === 'entry');
      expect(found.filter(({ kind }) => kind === 'problem')).toEqual([]);
      const end = found.at(-1) as ScanEnd;
      const scanned = exchangesOfEntries(
        kept.map(({ entry }) => entry),
        end.log,
        kept.map(({ index }) => index),
      ).exchanges;
      expect(scanned).toEqual(exchangesIn(file).filter(({ from }) => kept.some(({ index }) => index === from.position)));
      expect(kept.length).toBeGreaterThanOrEqual(file === 'insomnia.har' ? 1 : 2);
    }
  });

  it('Playwright, when a request fails or its body is in a file of its own', () => {
    const [failed] = exchangesIn('playwright.har').slice(2);
    expect(failed).toMatchObject({
      request: { body: { value: '{"grant_type":"refresh_token"}' } },
      response: { value: { status: 0, error: 'net::ERR_FAILED' } },
    });
    const [attached] = exchangesIn('playwright-attached.har').slice(2);
    expect(attached!.request.body).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('a proxy, without an answer, is unanswered or failed', () => {
    const proxyman = exchangesIn('proxyman.har')
      .slice(2)
      .map(({ response }) => response);
    expect(proxyman).toEqual([
      { observed: false, because: 'unanswered' },
      { observed: false, because: 'unanswered' },
    ]);
    const [failed] = exchangesIn('mitmproxy.har').slice(2);
    expect(failed!.response).toMatchObject({ value: { status: 0, error: 'Client disconnected.' } });
    const [connect] = exchangesIn('charles.har').slice(2);
    expect(connect!.response).toMatchObject({ value: { status: 0 } });
  });
});
