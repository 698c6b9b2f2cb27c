import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const mistaken = redeem().replace('https://as.example/token', 'https://as.example/authorize');

export default defineRule({
  id: 'token-endpoint-wrong',
  stage: 'token-request',
  title: 'The token request went to the authorization endpoint',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1'), rfc(6749, '3.2'), rfc(8414, '2')],
  why: 'A server has one address to which the browser goes for a code and another at which the client redeems it. The first answers with pages and redirects, so a token request there ends in a login page, a 404 or 405, or an answer that CORS hides.',
  fix: 'Use token_endpoint of the server’s metadata for the token request, and authorization_endpoint for the browser alone.',
  notToBeConfusedWith: 'Servers that take both at one address and answer the token request in OAuth’s own words.',
  needs: ['authorizationRequest', 'tokenRequest'],
  messages: {
    authorization: 'The token request went to {endpoint}, the authorization endpoint, where this sign-in began.',
  },

  check({ authorizationRequest, tokenRequest, tokenExchanges, derived }, conclude) {
    const { endpoint, exchange } = tokenRequest;
    if (derived.issued || endpoint !== authorizationRequest.endpoint) return conclude.sound();
    const asked = tokenExchanges.find(({ request }) => request.exchange === exchange);
    const isTaken =
      asked?.outcome === 'unanswered' || asked?.response?.format === 'json' || /^invalid_(?:grant|client)/.test(asked?.error ?? '');
    return isTaken
      ? conclude.sound()
      : conclude.faulty('authorization', { endpoint: quote(endpoint) }, [{ exchange, part: 'request-url' }]);
  },

  examples: {
    faulty: [signIn({ redeem: mistaken, answer: '< 405' })],
    sound: [signIn(), signIn({ redeem: mistaken, answer: refused })],
  },
});
