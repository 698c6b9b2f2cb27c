import { acceptedExchange } from '../../flow/acceptance.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, signIn, verifier } from '../sample-sign-in.ts';
import { listOf } from '../wording.ts';

const query = `grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=${verifier}`;

export default defineRule({
  id: 'enf-bad-method-accepted',
  stage: 'enforcement',
  title: 'The token endpoint takes its parameters from the address',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.2'), rfc(6749, '2.3.1')],
  why: 'What stands in an address is written into logs and histories. A token endpoint is to take POST with the parameters in the body only, and to refuse anything else.',
  fix: 'Client: send a POST with `body: new URLSearchParams({ … })`. Server: read the parameters from the body only and answer GET with 405.',
  notToBeConfusedWith: 'A harmless parameter in the address, such as a tenant or an API version, beside a proper body.',

  needs: ['tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    get: 'In this recording the token endpoint answered a GET request with tokens.',
    query: 'In this recording the token endpoint gave tokens for a request with {names} in its address.',
  },

  check({ tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const { request } = accepted;
    const at = [{ exchange: request.exchange, part: 'request-url' }] as const;
    if (request.method === 'GET') return conclude.faulty('get', {}, at);
    const parameters = request.parameters.observed ? request.parameters.value : [];
    const inBody = new Set(parameters.filter(({ carrier }) => carrier === 'body').map(({ name }) => name));
    const inQuery = parameters.filter(({ carrier, name }) => carrier === 'query' && secrets.has(name) && !inBody.has(name));
    if (!inQuery.length) return conclude.sound();
    return conclude.faulty('query', { names: listOf([...new Set(inQuery.map(({ name }) => name))]) }, at);
  },

  examples: {
    faulty: [
      inOrder(authorize(), `GET https://as.example/token?${query}\n> Origin: https://app.example`, issued),
      inOrder(authorize(), `POST https://as.example/token?${query}\n> Origin: https://app.example`, issued),
    ],
    sound: [signIn(), signIn({ redeem: redeem().replace('/token', '/token?tenant=one') })],
  },
});

const secrets = new Set(['code', 'code_verifier', 'client_secret', 'client_assertion']);
