import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { compared } from '../../src/redaction/compared.ts';
import { redact } from '../../src/redaction/redact.ts';

const signInWith = (code: string, says: string): Exchange[] =>
  parseTranscript(`GET https://as.example/login/authorize?response_type=code&client_id=spa&state=s1a7&prompt=login&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback
< 302 https://app.example/callback?code=${code}&state=s1a7
POST https://as.example/token
> grant_type=authorization_code&code=${code}&client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 400 ${says}`);

const redacted = (code: string, says: string) => {
  const exchanges = signInWith(code, says);
  const after = redact(exchanges, { random: randomBytes, version: '0' }).exchanges;
  expect(compared(analyse(exchanges), analyse(after)).same).toBe(true);
  return JSON.stringify(after);
};

const refusal = (text: string) => JSON.stringify({ error: 'invalid_grant', error_description: text });

describe('a short code of nothing but letters', () => {
  it.each([
    refusal('Authorization grant qwxzkp was not found'),
    refusal('qwxzkp: not found'),
    refusal('"qwxzkp" is not known'),
    refusal('Not a value we know: qwxzkp'),
    refusal("There is no 'qwxzkp'."),
    JSON.stringify({ error: 'invalid_grant', detail: 'qwxzkp' }, null, 2),
    '<!doctype html><h1>Sorry</h1><p>We could not find <b>qwxzkp</b>, or qwxzkp is too old.</p><input value="qwxzkp">',
    'error=invalid_grant&error_description=no+such+thing+as+qwxzkp+here',
    'error=invalid_grant&error_description=no%20such%20thing%20as%20qwxzkp',
  ])('is replaced away from its name, too: %s', (says) => {
    const text = redacted('qwxzkp', says);
    expect(text).not.toContain('qwxzkp');
    for (const word of ['find', 'invalid_grant', 'there is no', 'not found'])
      if (JSON.stringify(signInWith('qwxzkp', says)).includes(word)) expect(text).toContain(word);
  });

  it('is not looked for in names, paths, parameters that are kept and other words', () => {
    const text = redacted('login', refusal('Your loginname or relogin is wrong, or no-login'));
    for (const kept of ['as.example/login/authorize', 'prompt=login', 'loginname or relogin', 'no-login']) expect(text).toContain(kept);
    expect(redacted('error', refusal('There was an error.'))).toContain('\\"error\\":\\"invalid_grant\\"');
  });

  it.each(['expired', 'code', 'already', 'match', 'redeem', 'grant', 'invalid', 'used'])(
    'leaves a word that the verdict rests on: %s',
    (word) => {
      for (const says of [
        'The authorization code has expired or was already used',
        'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
        'PKCE verification failed: the code_verifier does not match',
        'invalid code',
      ])
        redacted(word, refusal(says));
    },
  );
});
