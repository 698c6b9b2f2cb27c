import { formPairs, urlParts } from '../../http/url.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf } from '../wording.ts';

const misplaced = new Set(['code', 'code_verifier', 'client_secret', 'refresh_token', 'grant_type', 'client_assertion', 'password']);
const secret = new Set(['client_secret', 'refresh_token', 'client_assertion', 'password']);
const inQuery = redeem().replace(/token\n(.*)\n> (.*)$/, 'token?$2\n$1');

export default defineRule({
  id: 'token-params-in-query',
  stage: 'token-request',
  title: 'Token request parameters are in the URL',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '2.3.1'), rfc(9700, '4.3')],
  why: 'The server looks for these parameters in the body and finds it empty. A URL is also written to access logs and proxies, so secrets in it are no longer secret.',
  fix: "Put the parameters into the body: fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams({…}) }).",
  notToBeConfusedWith: 'A query that belongs to the endpoint itself, such as ?p=policy of Azure AD B2C.',
  needs: ['tokenRequest'],
  messages: {
    query: 'The URL of the token request carries {names}; these belong into the body.',
    accepted: 'The URL of the token request carries {names}. This server accepts that, but they belong into the body.',
  },

  check({ tokenRequest, tokenExchanges, provider }, conclude) {
    // Supabase has its own grants there, beside a JSON body.
    if (/[?&]grant_type=(?:pkce|id_token|web3)(?:&|$)/.test(tokenRequest.url)) return conclude.sound();
    const names = [...new Set(formPairs(urlParts(tokenRequest.url).query).map(({ name }) => name))].filter((name) => misplaced.has(name));
    const [first, ...more] = names.map((name) => ({ exchange: tokenRequest.exchange, part: 'request-url' as const, name }));
    if (!first) return conclude.sound();
    const shown = { names: listOf(names) };
    if (!tokenExchanges.some(({ request, outcome }) => request.exchange === tokenRequest.exchange && outcome === 'issued')) {
      return conclude.faulty('query', shown, [first, ...more]);
    }
    const severity = provider && !names.some((name) => secret.has(name)) ? 'note' : 'warning';
    return conclude.faulty('accepted', shown, [first, ...more], { severity });
  },

  examples: {
    faulty: [inOrder(authorize(), `${inQuery}\n< 400 {"error":"invalid_request"}`)],
    sound: [signIn(), signIn({ redeem: redeem().replace('/token', '/token?p=b2c_1_sign_in') })],
  },
});
