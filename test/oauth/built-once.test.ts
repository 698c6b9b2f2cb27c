import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { formPairs, urlParts } from '../../src/http/url.ts';
import { deliveredBy, requestMessage, responseMessage } from '../../src/oauth/build-message.ts';

const exchange = () =>
  parseTranscript('POST https://as.example/token\n> grant_type=authorization_code&code=c1\n< 200 {"access_token":"at"}')[0]!;

describe('a message', () => {
  it('is made once of each exchange and kind, also when asked for by turns', () => {
    const one = exchange();
    const request = requestMessage('tokenRequest', one);
    expect(requestMessage('apiRequest', one).kind).toBe('apiRequest');
    expect(responseMessage('tokenResponse', one)?.side).toBe('response');
    expect(requestMessage('tokenRequest', one)).toBe(request);
    expect(requestMessage('tokenRequest', exchange())).not.toBe(request);
  });

  it('is made anew of an exchange that replaces another', () => {
    const one = exchange();
    const waiting = { ...one, response: { observed: false, because: 'unanswered' } as const };
    expect(responseMessage('tokenResponse', waiting)).toBeUndefined();
    expect(responseMessage('tokenResponse', one)?.status).toBe(200);
  });
});

describe('an authorization response', () => {
  it.each([
    ['https://app.example/cb?code=c1', 'query'],
    ['https://app.example/cb?a=b&state=s1', 'query'],
    ['https://app.example/cb?code', 'query'],
    ['https://app.example/cb?c%6Fde=c1', 'query'],
    ['https://app.example/cb#access_token=at', 'fragment'],
    ['https://app.example/cb?a=%20&%65rror=no', 'query'],
    ['https://app.example/cb?x=code=1', undefined],
    ['https://app.example/code/state?page=1', undefined],
    ['https://app.example/cb', undefined],
  ])('is found in %s', (url, delivered) => {
    expect(deliveredBy(url, exchange(), 'landing')?.delivered).toBe(delivered);
  });

  it('is passed over in no address, however its names are written', () => {
    const piece = fc.constantFrom('code', 'state', 'c%6fde', 'e%72ror', 'respon', 'se', 'id_token', '=', '&', '#', '?', '%', '+', 'x', '/');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = `https://app.example/cb${pieces.join('')}`;
        const { query, fragment } = urlParts(url);
        const names = [...formPairs(query), ...formPairs(fragment)].map(({ name }) => name);
        const isAnswer = names.some((name) => ['code', 'error', 'access_token', 'id_token', 'response', 'state'].includes(name));
        expect(deliveredBy(url, exchange(), 'landing') !== undefined).toBe(isAnswer);
      }),
      { numRuns: 2000 },
    );
  });
});
