import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnything, readFile } from '../../popup/anything.ts';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = `${base64({ alg: 'RS256', kid: 'k1' })}.${base64({ iss: 'https://as.example', aud: 'spa-1', exp: 1700000000, nonce: 'secret-nonce' })}.c2lnbmF0dXJl`;
const authorize = `https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge=${challenge}&code_challenge_method=S256&state=s1`;

describe('anything pasted', () => {
  it.each([
    ['a pair', `${verifier} ${challenge}`, { kind: 'pair', verifier, challenge }],
    ['a pair the other way round', `${challenge}\n${verifier}`, { kind: 'pair', verifier, challenge }],
    ['a pair by name', `code_verifier=${verifier}&code_challenge=${challenge}`, { kind: 'pair', verifier, challenge }],
    ['JSON with a verifier', JSON.stringify({ code_verifier: verifier }), { kind: 'verifier', verifier }],
    ['JSON in camel case', JSON.stringify({ codeVerifier: verifier, codeChallenge: challenge }), { kind: 'pair', verifier, challenge }],
    ['source code', `const codeVerifier = "${verifier}";\ncode_challenge: '${challenge}',`, { kind: 'pair', verifier, challenge }],
    ['a list', `- verifier: ${verifier}\n- challenge: ${challenge}`, { kind: 'pair', verifier, challenge }],
    ['a value in a fence', `\`\`\`\n${verifier}\n\`\`\``, { kind: 'verifier', verifier }],
    ['a value out of an address', `${challenge}%3D`, { kind: 'challenge', challenge: `${challenge}=`, decoded: true }],
    ['a query', `?response_type=code&client_id=spa-1&code_challenge=${challenge}`, { kind: 'url', challenge }],
    ['an address without its scheme', authorize.slice('https://'.length), { kind: 'url', challenge, flows: [{ clientId: 'spa-1' }] }],
    ['an encoded address', encodeURIComponent(authorize), { kind: 'url', challenge, decoded: true }],
    ['an address without a message', 'https://example.com/', { kind: 'url', flows: [], facts: [] }],
    ['a callback', 'https://app.example/cb?code=0123456789&state=s', { kind: 'url', facts: [['code', '10']] }],
    [
      'fetch',
      `fetch("https://as.example/token", {\n  "body": "grant_type=authorization_code&code=c&code_verifier=${verifier}",\n  "method": "POST"\n});`,
      { kind: 'request', verifier },
    ],
    ['the body of a token request', `grant_type=authorization_code&code=c&code_verifier=${verifier}`, { kind: 'body', verifier }],
    [
      'an answer with its header',
      'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"error":"invalid_grant"}',
      { kind: 'token-response', facts: [['error', 'invalid_grant']] },
    ],
    ['an error by itself', 'invalid_grant', { kind: 'token-response', facts: [['error', 'invalid_grant']] }],
    ['metadata', '{"issuer":"https://as.example","token_endpoint":"https://as.example/token"}', { kind: 'metadata' }],
    ['a JWT after Bearer', `Authorization: Bearer ${jwt}`, { kind: 'jwt' }],
    ['a JWT broken over lines', `${jwt.slice(0, 30)}\r\n${jwt.slice(30)}`, { kind: 'jwt' }],
    ['an encrypted JWT', 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d', { kind: 'jwe' }],
    ['markup', '<b>x</b>', { kind: 'unknown' }],
    ['a verifier', `  ${verifier}\n`, { kind: 'verifier', verifier }],
    ['a padded challenge', `${challenge}=`, { kind: 'challenge', challenge: `${challenge}=` }],
    ['an authorization URL', authorize, { kind: 'url', challenge }],
    [
      'a curl command',
      `curl 'https://as.example/token' -d 'grant_type=authorization_code&code=c1&code_verifier=${verifier}'`,
      { kind: 'curl', verifier },
    ],
    ['a token response', '{"access_token":"at-0123456789","token_type":"Bearer","expires_in":300}', { kind: 'token-response' }],
    ['a JWT', jwt, { kind: 'jwt' }],
    ['prose', 'why does my login not work at all', { kind: 'unknown' }],
    ['broken JSON', '{"log":', { kind: 'unknown' }],
    ['nothing', '', { kind: 'unknown' }],
  ])('recognises %s', (_, text, expected) => {
    expect(readAnything(text)).toMatchObject(expected);
  });

  it('says what of a command could not be read', () => {
    expect(readAnything("curl 'https://as.example/token").problem).toMatch(/a quote is not closed/);
  });

  it('blames no server for an address that was not pasted', () => {
    const pieces = `${authorize}\nhttps://app.example/cb?code=c1&state=s1\ngrant_type=authorization_code&code=c1&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_verifier=${verifier}\n{"error":"invalid_grant"}`;
    const rootCause = readAnything(pieces).flows[0]?.rootCause;
    expect(rootCause?.cause).not.toBe('token-issuer-mix-up');
  });

  it('judges the sign-in of a HAR file', () => {
    const { kind, flows } = readAnything(readFileSync('test/corpus/redirect-uri-slash.har', 'utf8'));
    expect(kind).toBe('har');
    expect(flows.map(({ rootCause }) => rootCause?.cause)).toContain('redirect-uri-differs');
  });

  it('tells dates and names, and no token', () => {
    expect(readAnything(jwt).facts).toContainEqual(['exp', '2023-11-14T22:13:20.000Z']);
    expect(JSON.stringify(readAnything(jwt).facts)).not.toContain('secret-nonce');
    expect(readAnything('{"access_token":"at-0123456789","token_type":"Bearer"}').facts).toContainEqual(['access_token', '13']);
  });
});

describe('a dropped file', () => {
  const file = (text: string, name = 'x.har') => new File([text], name);
  const har = JSON.stringify({
    log: {
      version: '1.2',
      entries: [
        {
          startedDateTime: '2026-01-01T00:00:00Z',
          request: {
            method: 'GET',
            url: 'https://as.example/authorize?response_type=code&client_id=spa&code_challenge=abc=&code_challenge_method=S256',
          },
        },
      ],
    },
  });

  it('is judged, and says how far it was read', async () => {
    const seen: (number | undefined)[] = [];
    const read = await readFile(file(har), new AbortController().signal, (done) => seen.push(done));
    expect(read).toMatchObject({ kind: 'har', flows: [{ clientId: 'spa' }] });
    expect(seen.at(-1)).toBe(1);
  });

  it('that breaks off says where', async () => {
    const read = await readFile(file(har.slice(0, -3)), new AbortController().signal, () => undefined);
    expect(read!.problem).toMatch(/ends too early, at byte \d+/);
    expect(read!.flows).toHaveLength(1);
  });

  it('is nothing when it was stopped', async () => {
    const control = new AbortController();
    control.abort();
    expect(await readFile(file(har), control.signal, () => undefined)).toBeUndefined();
  });

  it('pasted in pieces is one sign-in', () => {
    const pieces =
      'https://as.example/authorize?response_type=code&client_id=spa&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=https%3A%2F%2Fapp.example%2Fcb\ngrant_type=authorization_code&client_id=spa&code=c1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F';
    expect(readAnything(pieces)).toMatchObject({ kind: 'pieces', flows: [{ rootCause: { cause: 'redirect-uri-differs' } }] });
  });
});
