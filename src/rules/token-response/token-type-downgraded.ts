import { read, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { issued, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const proven = redeem({}, '> Origin: https://app.example\n> DPoP: eyJ0eXAiOiJkcG9wK2p3dCJ9.eyJqdGkiOiIxIn0.c2ln');

export default defineRule({
  id: 'token-type-downgraded',
  stage: 'token-response',
  title: 'A bound token was asked for and a bearer token came',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9449, '5')],
  why: 'The client sent a DPoP proof so that the token would be tied to its key. The token that came back is not tied: whoever gets hold of it can use it.',
  fix: 'Switch DPoP on for this client at the server. A client that depends on it must throw the token away.',
  notToBeConfusedWith: 'A server that binds the refresh token only: the access token is a bearer token then, by intention.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: { downgraded: 'The token request carried a DPoP proof, but the answer has the token_type {type} in place of DPoP.' },

  check({ tokenExchanges }, conclude) {
    const proved = tokenExchanges.filter(
      ({ request, response }) => textOf(response, 'access_token') && readHeader(request, 'dpop').state !== 'absent',
    );
    if (!proved.length) return conclude.notApplicable();
    return conclude.together(
      proved.map(({ request, response }) => {
        const proof = readHeader(request, 'dpop');
        const type = read(response!, 'token_type');
        if (type.state !== 'present') return conclude.sound(); // token-type-missing says it.
        if (type.value.toLowerCase() === 'dpop') return conclude.sound();
        if (proof.state !== 'present') return conclude.inconclusive(proof.state === 'unobserved' ? proof.because : 'header-withheld');
        return conclude.faulty('downgraded', { type: quote(type.value) }, [type.at, proof.at]);
      }),
    );
  },

  examples: {
    faulty: [signIn({ redeem: proven, answer: issued })],
    sound: [signIn({ redeem: proven, answer: issued.replace('Bearer', 'dpop') })],
  },
});
