import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { distortions } from '../../src/forensics/distortions.ts';
import type { Move } from '../../src/forensics/explanation.ts';
import { hashes } from '../../src/forensics/hashes.ts';
import { rebuild } from '../../src/forensics/rebuild.ts';
import { textChanges } from '../../src/forensics/text-changes.ts';
import { forms } from '../../src/forensics/texts.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import { redact } from '../../src/redaction/redact.ts';
import { verdicts, verdictsOfDigests } from './verdicts.ts';

const text = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const verifier = fc.oneof(
  { weight: 5, arbitrary: text(base64url, 43, 43) },
  text(`${base64url}.~`, 43, 128),
  text('0123456789abcdef', 64, 64),
  fc.uuid(),
  text('ab', 43, 50),
  text(`${base64url}+/= %"`, 20, 60),
  text(base64url, 5, 42),
  fc.constantFrom('undefined', 'null', '1764000000000', 'verifier', '', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
);

const steps = fc.constantFrom<Move[]>(
  ...forms.map(({ id, detail }): Move[] => [{ id, family: 'text', ...(detail && { detail }) }]),
  ...textChanges.map(({ id, detail }): Move[] => [{ id, family: 'text', ...(detail && { detail }) }]),
  ...distortions.map(({ id }): Move[] => [{ id, family: 'distortion' }]),
  ...hashes.map(({ id }): Move[] => [{ id, family: 'hash' }]),
  [{ id: 'cf-state-input', family: 'input' }],
  [{ id: 'cf-undefined-input', family: 'input' }],
);

/** What a client may do to a code on its way. */
const slips: ((code: string) => string)[] = [
  encodeURIComponent,
  (code) => code.slice(0, -3),
  (code) => code.slice(2),
  (code) => `${code}#_=_`,
  (code) => `${code} `,
  (code) => code.toLowerCase(),
  (code) => `"${code}"`,
  (code) => code.replaceAll('+', ' '),
];

const attempt = fc.record({
  verifier,
  made: fc.oneof(
    { weight: 2, arbitrary: fc.constant('right' as const) },
    fc.constantFrom('swapped' as const, 'other' as const, 'equal' as const),
    steps,
  ),
  method: fc.constantFrom('S256', 'plain', undefined),
  code: fc.oneof(text(base64url, 4, 60), text(`${base64url}/+.=%`, 12, 40), fc.constantFrom('4/0AbCdEf', '0.AXoAeyQ')),
  slip: fc.option(fc.constantFrom(...slips), { freq: 3 }),
  state: fc.oneof(
    text(base64url, 1, 44),
    fc.uuid(),
    fc.constantFrom('xyz', 'state', '12345', '/orders?next=1', 'https://other.test/a'),
    fc
      .record({ n: text(base64url, 4, 20), to: fc.constantFrom('/home', 'https://app.example/x', 'someone@mail.example') })
      .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  ),
  returned: fc.constantFrom('same', 'other', 'none'),
  nonce: fc.option(text(base64url, 1, 22)),
  redirect: fc.constantFrom('https://app.example/cb', 'https://app.example/cb/', 'http://localhost:3000/cb', 'com.example.app:/cb'),
  secret: fc.option(text(`${base64url}:%+`, 1, 40), { freq: 3 }),
  answer: fc.constantFrom('refused', 'refused', 'issued', 'quoted'),
  hashes: fc.constantFrom('right', 'wrong', 'none'),
  email: fc.constantFrom('jane.doe@mail.example', 'a@b.example'),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer Value> ? Value : never;

const form = (values: Record<string, string | undefined>) =>
  new URLSearchParams(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const half = (value: string) => createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');

function challengeOf({ verifier: sent, made, state }: Attempt, other: string): string {
  if (made === 'right') return s256(sent);
  if (made === 'equal') return sent;
  if (made === 'swapped') return s256(other);
  if (made === 'other') return s256(`${other}x`);
  return rebuild(made, sent, { state, clientId: 'spa-1' }) ?? s256(sent);
}

function transcript(given: Attempt, other: Attempt, at: number): string {
  const challenge = given.made === 'swapped' ? given.verifier : challengeOf(given, other.verifier);
  const verifierSent = given.made === 'swapped' ? s256(given.verifier) : given.verifier;
  const query = form({
    response_type: 'code',
    client_id: 'spa-1',
    redirect_uri: 'https://app.example/cb',
    scope: 'openid api',
    state: given.state,
    nonce: given.nonce ?? undefined,
    code_challenge: challenge || undefined,
    code_challenge_method: given.method,
  });
  const back = form({
    code: given.code,
    state: given.returned === 'same' ? given.state : given.returned === 'other' ? other.state : undefined,
  });
  const sent = given.slip ? given.slip(given.code) : given.code;
  const body = form({
    grant_type: 'authorization_code',
    code: sent,
    redirect_uri: given.redirect,
    client_id: 'spa-1',
    code_verifier: verifierSent,
  });
  const accessToken = `at-${s256(`${given.code} ${given.state}`)}`;
  const idToken = `${b64({ alg: 'RS256', kid: 'k' })}.${b64({
    iss: 'https://as.example',
    aud: 'spa-1',
    sub: `u-${given.email}`,
    email: given.email,
    iat: 1767225600,
    exp: 1767229200,
    ...(given.nonce !== null && { nonce: given.nonce }),
    ...(given.hashes !== 'none' && { at_hash: half(given.hashes === 'right' ? accessToken : given.state), c_hash: half(given.code) }),
  })}.${'c2lnbmF0dXJl'.repeat(8)}`;
  const answers = {
    refused: '400 {"error":"invalid_grant"}',
    quoted: `400 ${JSON.stringify({ error: 'invalid_grant', error_description: `code ${sent} with verifier ${verifierSent} is unknown` })}`,
    issued: `200 ${JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: 3600, id_token: idToken, refresh_token: `rt-${given.code}` })}`,
  };
  const basic = given.secret === null ? '' : `\n> Authorization: Basic ${Buffer.from(`spa-1:${given.secret}`).toString('base64')}`;
  // What repeats a longer secret is not told; shorter ones may be words, so it is, and then with their stand-ins.
  return `@ +${at}s
GET https://as.example/authorize?${query}
< 302 https://app.example/cb?${back}
POST https://as.example/token
> Origin: https://app.example
> Content-Type: application/x-www-form-urlencoded${basic}
> ${body}
< ${answers[given.answer === 'quoted' && Math.min(given.code.length, verifierSent.length) < 6 ? 'refused' : given.answer]}
< Access-Control-Allow-Origin: https://app.example
< Cache-Control: no-store`;
}

/** Bytes that are the same at each run for the same sign-ins, so that a failure can be seen again. RUNS=1000 looks further than the fixed seed. */
function randomOf(seed: string): (bytes: number) => Uint8Array {
  let block = 0;
  return (bytes) =>
    Buffer.concat(Array.from({ length: Math.ceil(bytes / 64) }, () => createHash('sha512').update(`${seed} ${block++}`).digest())).subarray(
      0,
      bytes,
    );
}

it('redaction keeps the verdicts on any sign-ins', () => {
  fc.assert(
    fc.property(attempt, attempt, fc.boolean(), (one, other, isAlone) => {
      const random = randomOf(JSON.stringify([one, other, isAlone]));
      const exchanges = parseTranscript([transcript(one, other, 1), ...(isAlone ? [] : [transcript(other, one, 20)])].join('\n'));
      const { exchanges: redacted } = redact(exchanges, { random, version: '0' });
      const said = [one, ...(isAlone ? [] : [other])].some(({ made }) => Array.isArray(made)) ? verdictsOfDigests : verdicts;
      expect(said(redacted)).toEqual(said(exchanges));
    }),
    {
      ...(process.env.RUNS ? { numRuns: Number(process.env.RUNS) } : { numRuns: 100, seed: 20261122 }),
      interruptAfterTimeLimit: process.env.RUNS ? 280_000 : 60_000,
    },
  );
}, 300_000);
