import rule from '../../../src/rules/authorization-request/state-sensitive.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: unknown) => `${packed({ alg: 'HS256' })}.${packed(claims)}.c2lnbmF0dXJlLW9mLXRoZS1zdGF0ZQ`;

testRule(rule, {
  faulty: {
    'an address of another site': {
      traffic: authorization({ state: packed({ returnTo: 'https://evil.test/' }) }),
      message: 'foreignAddress',
      severity: 'warning',
    },
    'an address of another site as the state itself': {
      traffic: authorization({ state: 'https://evil.test/' }),
      message: 'foreignAddress',
    },
    'an address that was encoded once more': { traffic: authorization({ state: 'https%3A%2F%2Fevil.test%2F' }), message: 'foreignAddress' },
    'an address deep inside': {
      traffic: authorization({ state: JSON.stringify({ a: { b: 'https://evil.test/' } }) }),
      message: 'foreignAddress',
    },
    'an e-mail address': {
      traffic: authorization({ state: packed({ user: 'jo.doe@mail.example' }) }),
      message: 'email',
      severity: 'warning',
    },
    'an e-mail address inside a signed state': {
      traffic: authorization({ state: signed({ user: 'jo.doe@mail.example' }) }),
      message: 'email',
    },
    'a token': {
      traffic: authorization({
        state: packed({ accessToken: `${packed({ alg: 'RS256' })}.${packed({ sub: '248289761001' })}.c2lnbmF0dXJl` }),
      }),
      message: 'token',
    },
    'an address of the application, as a note': {
      traffic: authorization({ state: packed({ returnTo: 'https://app.example/home' }) }),
      message: 'ownAddress',
      severity: 'note',
    },
  },
  sound: {
    F0: signIn(),
    'a path': authorization({ state: packed({ returnTo: '/home' }) }),
    'an address inside a signed state': authorization({ state: signed({ returnTo: 'https://evil.test/' }) }),
    'bytes that are no text': authorization({ state: 'q83vEjRWeJCrze8BI0VniQ' }),
    'JSON that does not end': authorization({ state: '{"returnTo":' }),
    'a hostile nesting': authorization({ state: `${'['.repeat(4000)}` }),
  },
  inconclusive: { 'a redacted state': { traffic: authorization({ state: '***' }), because: 'redacted' } },
});
