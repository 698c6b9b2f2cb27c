import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { rebuild } from '../../src/forensics/rebuild.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import { redact } from '../../src/redaction/redact.ts';
import { comparable } from './verdicts.ts';

const signIn = (sent: Record<string, string>, back: string, verifier: string) =>
  `GET https://as.example/authorize?${new URLSearchParams({ response_type: 'code', client_id: 'spa-1', redirect_uri: 'https://app.example/cb', code_challenge_method: 'S256', ...sent })}
< 302 https://app.example/cb?${back}
POST https://as.example/token
> Content-Type: application/x-www-form-urlencoded
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=${verifier}
< 400 {"error":"invalid_grant"}`;

const verifier = 'rru9Ls3onOgwr_PYKk9J2-AqtS3UqQ23_TDhePyYzx4';
const inJson = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

it.each([
  [
    'two states that are JSON in base64, and differ within the six bits of one letter',
    signIn(
      { state: inJson({ n: 'pymMQLSRPzWwMo', to: '/home' }), code_challenge: s256(verifier) },
      `code=SplxlOBeZQQYbYS6WxSbIA&state=${inJson({ n: 'r3GLSDAGV7Sga8Z', to: 'someone@mail.example' })}`,
      verifier,
    ),
  ],
  [
    'a challenge that can be read in two ways by chance',
    signIn(
      { state: 'xyzzy', code_challenge: rebuild([{ id: 'cf-specials-deleted', family: 'text' }], verifier, {})! },
      'code=SplxlOBeZQQYbYS6WxSbIA&state=xyzzy',
      verifier,
    ),
  ],
  [
    'a verifier that is a word, whose challenge was sent again in its JSON quotes by another sign-in',
    [
      signIn({ state: 'one', code_challenge: s256('verifier'), code_challenge_method: 'plain' }, 'code=SplxlOBeZQQYbYS6WxSbIA', 'verifier'),
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=two&code_challenge=%22${s256('verifier')}%22&code_challenge_method=S256`,
    ].join('\n'),
  ],
  [
    'a short state that could be hexadecimal',
    signIn({ state: 'FCD', code_challenge_method: 'plain' }, 'code=SplxlOBeZQQYbYS6WxSbIA&state=FCD', verifier),
  ],
  [
    'a state whose JSON has a word that is a part of redirect_uri as well',
    signIn(
      { state: inJson({ id: '01a2053d-e743-7575-984f-3401d627e89d', meta: { interactionType: 'redirect', began: 'response' } }) },
      'code=SplxlOBeZQQYbYS6WxSbIA',
      verifier,
    ),
  ],
  [
    'a code with all that followed it in the address',
    signIn(
      { state: 'eRCBQcxbDlvNnx', scope: 'openid profile', code_challenge: s256(verifier) },
      'code=SplxlOBeZQQYbYS6WxSbIA&state=eRCBQcxbDlvNnx&scope=openid+profile',
      verifier,
    ).replace(
      'code=SplxlOBeZQQYbYS6WxSbIA&redirect',
      'code=SplxlOBeZQQYbYS6WxSbIA%26state%3DeRCBQcxbDlvNnx%26scope%3Dopenid%2Bprofile&redirect',
    ),
  ],
  [
    'a challenge sent as the code',
    signIn(
      { state: 'eRCBQcxbDlvNnx', code_challenge: s256(verifier) },
      'code=SplxlOBeZQQYbYS6WxSbIA&state=eRCBQcxbDlvNnx',
      verifier,
    ).replace('code=SplxlOBeZQQYbYS6WxSbIA&redirect', `code=${s256(verifier)}&redirect`),
  ],
  [
    'a code cut to one character, which is the last one of another code too',
    [signIn({ state: 'one' }, 'code=A8An&state=one', verifier), signIn({ state: 'two' }, 'code=nvAA&state=two', verifier)]
      .join('\n')
      .replace(/SplxlOBeZQQYbYS6WxSbIA(?!.*SplxlOBeZQQYbYS6WxSbIA)/s, 'n'),
  ],
  [
    'a code cut to one character, which is the secret of the client as well',
    signIn({ state: 'one' }, 'code=Axq7&state=one', verifier).replace('code=SplxlOBeZQQYbYS6WxSbIA', 'client_secret=A&code=A'),
  ],
])('redaction keeps the verdict to the word: %s', (_, transcript) => {
  const exchanges = parseTranscript(transcript);
  const said = comparable(exchanges);
  for (let turn = 0; turn < 12; turn++) {
    let block = 0;
    const random = (bytes: number) =>
      Buffer.concat(
        Array.from({ length: Math.ceil(bytes / 64) }, () => createHash('sha512').update(`${turn} ${block++}`).digest()),
      ).subarray(0, bytes);
    expect(said(redact(exchanges, { random, version: '0' }).exchanges)).toEqual(said(exchanges));
  }
});
