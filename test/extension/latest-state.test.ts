import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { stateOf } from '../../src/extension/latest-state.ts';

const authorize =
  'GET https://as.example/authorize?response_type=code&client_id=spa&state=s1\n< 302 https://app.example/cb?code=c1&state=s1\n';
const redeem = (answer: string) => `POST https://as.example/token\n> grant_type=authorization_code&code=c1\n${answer}\n`;

describe('stateOf', () => {
  it.each([
    ['no sign-in', 'GET https://app.example/cb-logo\n< 200\n', null],
    ['a sign-in under way', authorize, 'incomplete'],
    ['a token request without an answer', authorize + redeem(''), 'incomplete'],
    ['tokens', authorize + redeem('< 200 {}'), 'sound'],
    ['a refused code', authorize + redeem('< 400 {"error":"invalid_grant"}'), 'failed'],
    ['no connection', authorize + redeem('< 0 net::ERR_CONNECTION_REFUSED'), 'failed'],
    ['a refused refresh after tokens', authorize + redeem('< 200 {}') + redeem('< 400 {}'), 'failed'],
    ['a repeated authorization request after tokens', authorize + redeem('< 200 {}') + authorize, 'sound'],
    [
      'an error that was brought back',
      'GET https://as.example/authorize?response_type=code&state=s1\n< 302 https://app.example/cb?error=access_denied&state=s1\n',
      'failed',
    ],
    ['a preflight', `${authorize}OPTIONS https://as.example/token\n< 405\n`, 'incomplete'],
  ])('%s', (_, transcript, state) => {
    expect(stateOf(parseTranscript(transcript))).toBe(state);
  });
});
