import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { said } from '../said.ts';
import { answered, authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const refusal = answered(400, '{"error":"invalid_dpop_proof","error_description":"DPoP proof JWT is required"}');

export default defineRule({
  id: 'dpop-proof-missing',
  stage: 'token-request',
  title: 'The server wants a DPoP proof, and the request has none',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '5'), rfc(9449, '4.3'), rfc(9449, '5.2')],
  why: 'A client may be registered for tokens that are bound to a key (dpop_bound_access_tokens). The server then refuses every token request without a proof of that key, also those of libraries that know nothing of DPoP.',
  fix: 'Send a DPoP header with each token request and refresh, made by the library (oauth4webapi: DPoP()), or switch the requirement off in the registration of the client.',
  notToBeConfusedWith:
    'A sign-in that announced its key by dpop_jkt and then sent no proof, which dpop-key-differs tells; a demand for a nonce.',

  needs: ['tokenRequest', 'tokenResponse'],
  uses: ['authorizationRequest', 'refreshRequest', 'refreshResponse'],
  messages: { missing: 'The {request} has no DPoP header, and the server answered {error}.{said}' },

  check({ tokenExchanges, refreshExchanges, authorizationRequest, timeline }, conclude) {
    const announced = authorizationRequest && read(authorizationRequest, 'dpop_jkt');
    const verdicts = [...tokenExchanges, ...refreshExchanges].map(({ request, response, outcome, error, description }) => {
      if (outcome !== 'refused' || !response) return conclude.sound();
      if (error !== 'invalid_dpop_proof' && !/\bdpop\b/i.test(description ?? '')) return conclude.sound();
      const proof = readHeader(request, 'dpop');
      if (proof.state === 'unobserved') return conclude.inconclusive(proof.because);
      if (proof.state === 'present' || announced?.state === 'present') return conclude.sound();
      const values = {
        request: request.kind === 'refreshRequest' ? 'refresh request' : 'token request',
        error: quote(error ?? ''),
        said: said(response, timeline),
      };
      return conclude.faulty('missing', values, [proof.at]);
    });
    return conclude.together(verdicts);
  },

  examples: { faulty: [inOrder(authorize(), redeem({}, '> Origin: https://app.example'), refusal)], sound: [signIn()] },
});
