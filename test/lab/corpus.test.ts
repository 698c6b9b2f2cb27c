import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Har } from 'har-format';
import { describe, expect, it } from 'vitest';

const folder = new URL('../corpus/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

interface Recording {
  file: string;
  verdict: 'broken' | 'conformant';
  cause: string | null;
  client: string;
  tokenAnswers: string;
}

const manifest: Recording[] = read('manifest.json');
const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** Authorization and token requests of a recording, by means of nothing but URL and URLSearchParams. */
function wire(har: Har) {
  const entries = har.log.entries.toSorted((a, b) => a.startedDateTime.localeCompare(b.startedDateTime));
  const asks = entries.map(({ request }) => new URL(request.url).searchParams).filter((query) => query.has('code_challenge'));
  const tokens = entries.filter(({ request }) => request.method === 'POST' && request.url.endsWith('/token'));
  const bodies = tokens.map(({ request }) => {
    const text = request.postData?.text ?? '';
    return text.startsWith('{') ? new URLSearchParams(JSON.parse(text)) : new URLSearchParams(text);
  });
  return { entries, asks, tokens, bodies };
}

it('names each recording once, and no other', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.har'));
  expect(manifest.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
});

describe.each(manifest)('$file', ({ file, verdict, cause, client, tokenAnswers }) => {
  const har: Har = read(file);
  const { entries, asks, tokens, bodies } = wire(har);

  it('holds at least one authorization request, only lab hosts, and no cookie or Authorization header', () => {
    expect(asks.length).toBeGreaterThan(0);
    const sent = entries.filter(({ request }) => !request.url.startsWith('blob:'));
    const hosts = new Set(sent.map(({ request }) => new URL(request.url).hostname));
    for (const host of hosts)
      expect(host).toMatch(/^(\w+\.localhost|agents\.widget\.test|(login|api)\.(mypurecloud\.ie|usw2\.pure\.cloud))$/);
    const headers = entries.flatMap(({ request, response }) => [...request.headers, ...response.headers]);
    expect(headers.filter(({ name }) => /^(cookie|set-cookie|authorization)$/i.test(name))).toEqual([]);
  });

  it('was answered as its manifest says', () => {
    const answers = tokens.map(({ response }) =>
      [response.status, response.content.text?.startsWith('{') && JSON.parse(response.content.text).error].filter(Boolean).join(' '),
    );
    expect(answers.join(', ')).toBe(tokenAnswers);
    if (verdict === 'conformant') expect([cause, tokenAnswers]).toEqual([null, '200']);
    else expect(cause).not.toBeNull();
  });

  it('shows its fault on the wire', () => {
    const ask = asks[0]!;
    const challenge = ask.get('code_challenge')!;
    const last = bodies.at(-1);
    const redeeming = last?.get('grant_type') !== 'refresh_token' && last;
    const expected = last && s256(last.get('code_verifier') ?? '');
    if (cause === 'verifier-from-other-attempt') expect([expected, asks.length]).toEqual([asks[1]!.get('code_challenge'), 2]);
    else if (cause === 'verifier-missing') expect(['null', null]).toContain(last!.get('code_verifier'));
    else if (cause === 'challenge-padded') expect(challenge).toMatch(/^[\w-]{43}=$/);
    else if (cause === 'challenge-charset') expect(challenge).toMatch(/[+/]/);
    else if (cause === 'challenge-mismatch' || cause === 'enf-mismatch-accepted') expect(expected).not.toBe(challenge);
    else if (redeeming) expect(expected).toBe(challenge);

    if (cause === 'redirect-uri-differs') expect(last!.get('redirect_uri')).not.toBe(ask.get('redirect_uri'));
    else if (redeeming) expect(last!.get('redirect_uri')).toBe(ask.get('redirect_uri'));

    if (cause === 'code-replayed' || cause === 'code-double-submit') expect(bodies[0]!.get('code')).toBe(last!.get('code'));
    if (cause === 'verifier-too-short') expect(last!.get('code_verifier')).toHaveLength(32);
    if (cause === 'token-issuer-mix-up') expect(new URL(tokens[0]!.request.url).host).not.toBe(hostOf(entries, 'code_challenge'));
    if (cause === 'token-request-missing') expect(tokens).toEqual([]);
    if (cause === 'token-content-type') expect(tokens[0]!.request.postData?.mimeType).toBe('application/json');
    if (cause === 'state-mismatch') expect(returnedState(entries)).not.toBe(ask.get('state'));
    if (cause === 'cors-response-blocked') expect(headerNames(tokens[0]!)).not.toContain('access-control-allow-origin');
    if (cause === 'code-expired') expect(Date.parse(tokens[0]!.startedDateTime) - callbackTime(entries)).toBeGreaterThan(3000);

    const answer = tokens[0]?.response.content.text ?? '';
    const claims = () => JSON.parse(Buffer.from(JSON.parse(answer).id_token.split('.')[1], 'base64url').toString());
    if (cause === 'discovery-issuer-mismatch') expect(metadataOf(entries).issuer).not.toBe(originOf(entries, 'openid-configuration'));
    if (cause === 'endpoint-not-in-metadata') expect(metadataOf(entries).token_endpoint).not.toBe(tokens[0]!.request.url);
    if (cause === 'token-not-json') expect(answer).toMatch(/^<!doctype html>/);
    if (cause === 'access-token-missing') expect(Object.keys(JSON.parse(answer))).not.toContain('access_token');
    if (cause === 'nonce-mismatch') expect(ask.get('nonce')!.startsWith(claims().nonce) && ask.get('nonce') !== claims().nonce).toBe(true);
    if (cause === 'id-token-aud-mismatch') expect(claims().aud).not.toBe(ask.get('client_id'));
    if (cause === 'id-token-signature-invalid') expect(signatureFits(answer, entries)).toBe(false);
    if (client === 'oauth4webapi' && verdict === 'conformant') expect(signatureFits(answer, entries)).toBe(true);
    if (cause === 'refresh-token-reused') expect(last!.get('refresh_token')).toBe(bodies.at(-2)!.get('refresh_token'));
    if (cause === 'refresh-client-id-missing') expect(last!.has('client_id')).toBe(false);
    if (cause === 'enf-code-reuse-accepted') expect(new Set(bodies.map((body) => body.get('code'))).size).toBe(1);
  });
});

type Entries = Har['log']['entries'];
const addresses = (entries: Entries) => entries.map(({ request }) => new URL(request.url));
const hostOf = (entries: Entries, parameter: string) => addresses(entries).find(({ searchParams }) => searchParams.has(parameter))?.host;
const returnedState = (entries: Entries) =>
  addresses(entries)
    .find(({ pathname }) => pathname === '/callback')
    ?.searchParams.get('state');
const headerNames = (entry: Entries[number]) => entry.response.headers.map(({ name }) => name.toLowerCase());
const callbackTime = (entries: Entries) =>
  Date.parse(entries.find(({ request }) => new URL(request.url).pathname === '/callback')!.startedDateTime);
const ending = (entries: Entries, path: string) => entries.findLast(({ request }) => request.url.endsWith(path))!;
const metadataOf = (entries: Entries) => JSON.parse(ending(entries, 'openid-configuration').response.content.text ?? '');
const originOf = (entries: Entries, path: string) => new URL(ending(entries, path).request.url).origin;

/** Whether the ID token was signed with the key that the server published, by means of nothing but Node. */
function signatureFits(answer: string, entries: Entries): boolean {
  const [header, payload, signature] = JSON.parse(answer).id_token.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const { keys } = JSON.parse(ending(entries, '/jwks').response.content.text ?? '');
  const jwk = keys.find((key: { kid: string }) => key.kid === kid);
  return verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
}
