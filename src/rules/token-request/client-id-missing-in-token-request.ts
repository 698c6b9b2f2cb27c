import { exchangeOf } from '../../flow/answer.ts';
import { couldNotAuthorize } from '../../flow/could-not-authorize.ts';
import { redeemsCode } from '../../oauth/grant.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'client-id-missing-in-token-request',
  stage: 'token-request',
  title: 'The token request does not say which client it is from',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.2.1'), rfc(6749, '4.1.3')],
  why: 'The server must check that the code is redeemed by the client it was given to. A client without a secret says who it is only by client_id, and without that the server cannot tell.',
  fix: 'Add client_id to the body of the token request, with the same value as in the authorization request.',
  notToBeConfusedWith: 'A client that authenticates with an Authorization header or a client assertion, which name the client already.',
  needs: ['tokenRequest'],
  messages: {
    missing: 'The token request has neither client_id nor any client authentication.',
    empty: 'The token request has a client_id without a value and no client authentication.',
    unpreflighted:
      'The token request has no client_id. The recording leaves the Authorization header out, but the request went to another origin without a preflight that would announce one, so it had none.',
    accepted: 'The token request does not say which client sends it. This server takes that from the code; others refuse it.',
  },

  check({ tokenRequest, tokenExchanges, derived }, conclude) {
    const identified = ['client_id', 'client_assertion'].map((name) => read(tokenRequest, name));
    for (const reading of identified) {
      if (reading.state === 'unobserved') return conclude.inconclusive(reading.because);
      if (reading.state === 'present' && reading.value !== '') return conclude.sound();
    }
    if (!redeemsCode(tokenRequest) || tokenRequest.format === 'text') return conclude.notApplicable();
    const clientId = identified[0]!;
    if (clientId.state === 'unobserved') return conclude.inconclusive(clientId.because);
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    const authorization = readHeader(tokenRequest, 'authorization');
    if (authorization.state === 'present') return conclude.sound();
    if (authorization.state === 'unobserved') {
      const alone = tokenExchanges.length === 1 && exchange && !derived.issued && couldNotAuthorize(exchange);
      return alone ? conclude.faulty('unpreflighted', {}, [clientId.at]) : conclude.inconclusive(authorization.because);
    }
    if (exchange?.outcome === 'issued') return conclude.faulty('accepted', {}, [clientId.at], { severity: 'note' });
    return conclude.faulty(clientId.state === 'present' ? 'empty' : 'missing', {}, [clientId.at]);
  },

  examples: {
    faulty: [inOrder(authorize(), redeem({ client_id: undefined }), '< 400 {"error":"invalid_request"}')],
    sound: [signIn(), signIn({ redeem: redeem({ client_id: undefined }, '> Authorization: Basic c3BhLTE6czNjcg==') })],
  },
});
