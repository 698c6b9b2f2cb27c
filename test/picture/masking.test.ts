import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { holdsSecret, isSecret, secretValues, shortened } from '../../src/picture/masking.ts';
import { code, signIn, state, verifier } from '../support/f0.ts';

describe('isSecret', () => {
  it.each(['code', 'code_verifier', 'state', 'access_token', 'Refresh_Token', 'client_secret', 'my_app_token', 'password'])(
    'masks %s',
    (name) => expect(isSecret(name)).toBe(true),
  );
  it.each(['client_id', 'redirect_uri', 'code_challenge', 'code_challenge_method', 'scope', 'error', 'token_type', 'grant_type', 'iss'])(
    'shows %s',
    (name) => expect(isSecret(name)).toBe(false),
  );
});

describe('holdsSecret', () => {
  it.each([
    '{"access_token":"8mFuNItxFLnF","expires_in":600}',
    '[{"user":{"refresh_token":"x"}}]',
    'see eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2ln',
  ])('masks %s', (value) => expect(holdsSecret(value)).toBe(true));
  it.each(['["code","token"]', '{"kty":"RSA","kid":"k1"}', 'openid profile', 'https://app.example/cb?code=1'])('shows %s', (value) =>
    expect(holdsSecret(value)).toBe(false),
  );
});

describe('secretValues', () => {
  it('knows the values of a flow wherever they turn up', () => {
    const values = secretValues(analyse(parseTranscript(signIn())).flows[0]!.flow);
    expect([code, verifier, state].every((value) => values.has(value))).toBe(true);
    expect(values.has('spa-1')).toBe(false);
  });
});

describe('shortened', () => {
  it('keeps both ends and says the length', () => {
    const { text, cut } = shortened(`start${'x'.repeat(1_000_000)}end`, 20);
    expect(text).toHaveLength(21);
    expect(text).toMatch(/^start.*….*end$/);
    expect(cut).toBe(1_000_008);
  });
  it('leaves what fits', () => expect(shortened('short', 20)).toEqual({ text: 'short' }));
});
