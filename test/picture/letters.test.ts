import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { say } from '../../devtools/say.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { letterKey, lettersIn } from '../../src/picture/letters.ts';
import { pictureOf } from '../../src/picture/picture.ts';
import { redemption, signIn, state } from '../support/f0.ts';

const recorded = (file: string) =>
  analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges).flows.find(({ rootCause }) => rootCause)!;
const pasted = (text: string) => analyse(parseTranscript(text)).flows.find(({ rootCause }) => rootCause)!;

it('gives the two values of a cause the letters that they have in the picture', () => {
  const flow = recorded('refresh-token-reused');
  const { expected, observed } = flow.rootCause!.comparison!;
  const letters = lettersIn(flow);
  expect([expected, observed].map(({ value }) => letters.get(letterKey('refresh_token', value)))).toEqual(['B', 'A']);
});

it('tells masked values apart that have nothing in common, and leaves those that have to their difference', () => {
  const states = (returned: string) =>
    pictureOf(pasted(signIn({}).split('POST ')[0]!.replace(`state=${state}`, `state=${returned}`)), say)
      .steps.flatMap(({ fields }) => fields)
      .filter(({ name, side }) => name === 'state' && side)
      .map(({ letter }) => letter);
  expect(states('QQQQ-9999-xxxx')).toEqual(['A', 'B']);
  expect(states(state.slice(0, -2))).toEqual([undefined, undefined]);
});

it('gives a lone code a letter where it came twice, and nowhere else', () => {
  const letters = (file: string) => [...lettersIn(recorded(file)).values()];
  expect(letters('code-replayed')).toEqual(['A']);
  expect(letters('redirect-uri-slash')).toEqual([]);
});

it('marks what is not proved as what may be wrong, in the value, the pause and the tie alike', () => {
  const expired = pictureOf(recorded('code-expired'), say);
  const tones = expired.steps.flatMap(({ fields }) => fields.flatMap(({ flags }) => flags.filter(({ rule }) => rule === 'code-expired')));
  expect([expired.doubt, ...tones.map(({ tone }) => tone)]).toEqual([true, 'warn']);
  expect(expired.steps.some(({ late }) => late)).toBe(true);
  expect(pictureOf(recorded('redirect-uri-slash'), say)).not.toHaveProperty('doubt');
});

it('draws an answer that gives what was asked for as right, unless something in it is wrong', () => {
  const tones = (file: string) => pictureOf(recorded(file), say).steps.map(({ kind, tone }) => `${kind} ${tone}`);
  expect(tones('redirect-uri-slash')).toContain('authorizationResponse good');
  expect(tones('id-token-audience')).toContain('tokenResponse plain');
  expect(tones('state-mismatch')).toContain('authorizationResponse plain');
  expect(tones('refresh-token-reused')).toEqual(expect.arrayContaining(['refreshResponse good', 'refreshResponse bad']));
  expect(tones('code-reuse-accepted')).toContain('tokenResponse bad');
  expect(pictureOf(analyse(parseTranscript(redemption())).flows[0]!, say).steps.at(-1)).toMatchObject({ tone: 'good' });
});

it('gives a nonce that has nothing in common with the one that was sent a letter of its own', () => {
  const claims = (nonce: string) =>
    ['{"alg":"RS256"}', JSON.stringify({ iss: 'https://as.example', aud: 'spa-1', sub: 'u', iat: 1767225600, exp: 1767229200, nonce })]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
  const flow =
    pasted(`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=f7Kq2mXw9RtLb4Zc&nonce=hJ3vN8sQ5yTzWe1D&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=f7Kq2mXw9RtLb4Zc
POST https://as.example/token
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 200 {"access_token":"at-1","token_type":"Bearer","expires_in":3600,"id_token":"${claims('0000-9999-xxxx')}.c2ln"}`);
  const letters = lettersIn(flow);
  expect(flow.rootCause?.cause).toBe('nonce-mismatch');
  expect(['hJ3vN8sQ5yTzWe1D', '0000-9999-xxxx'].map((value) => letters.get(letterKey('id_token.nonce', value)))).toEqual(['A', 'B']);
});
