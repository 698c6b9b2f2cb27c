import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-type-missing',
  stage: 'token-response',
  title: 'The answer does not say how the token is used',
  severity: 'warning',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1'), rfc(6749, '7.1'), rfc(8693, '2.2.1')],
  why: 'token_type tells the client how to present the token to an API, nearly always as Bearer. A client must not use a token of a type that it does not know.',
  fix: 'Let the server answer with `"token_type":"Bearer"`. A client that talks to this server only may take Bearer for granted.',
  notToBeConfusedWith: 'Another spelling of a known type: BEARER and bearer are the same.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    missing: 'The answer with the access token has no token_type.',
    unknown: 'The token_type {type} is none that a client can know.',
  },

  check({ tokenExchanges, provider }, conclude) {
    const issued = tokenExchanges.filter(({ response }) => textOf(response, 'access_token') !== undefined);
    if (!issued.length) return conclude.notApplicable();
    const instead = provider ? ({ severity: 'note' } as const) : undefined;
    return conclude.together(
      issued.map(({ response }) => {
        const type = read(response!, 'token_type');
        if (type.state === 'unobserved') return conclude.inconclusive(type.because);
        if (type.state === 'absent' || !type.value) return conclude.faulty('missing', {}, [type.at], instead);
        return known.has(type.value.toLowerCase())
          ? conclude.sound()
          : conclude.faulty('unknown', { type: quote(type.value) }, [type.at], instead);
      }),
    );
  },

  examples: {
    faulty: [signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":60}') })],
    sound: [signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"BEARER"}') })],
  },
});

/** The IANA registry of access token types, and `mac`, which was never registered but is known from RFC 6749 §7.1. */
const known = new Set(['bearer', 'dpop', 'n_a', 'pop', 'mac']);
