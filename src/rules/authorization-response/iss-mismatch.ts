import { landingsWithCode } from '../../flow/refused-callback.ts';
import { sameSite } from '../../http/site.ts';
import { urlParts } from '../../http/url.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { uriDifferences } from '../../oauth/uri-difference.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const metadata = (issuer: string) =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"${issuer}","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}`;

const stranger = 'https://login.evil.test';
const landing =
  'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m&iss=https%3A%2F%2Flogin.evil.test\n< 200 <html>Shop</html>';

export default defineRule({
  id: 'iss-mismatch',
  stage: 'authorization-response',
  title: 'The response names another issuer (possible mix-up)',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9207, '2.4'), rfc(9207, '2'), rfc(9207, '4'), rfc(9700, '4.4.2.1')],
  why: 'The iss parameter says which server wrote this answer. If it is not the server that was asked, the code may end up at an attacker’s token endpoint, so a careful client stops here.',
  fix: 'Configure the client with exactly the issuer that the server declares (scheme, host, path and final slash), and abort the sign-in when another one comes back.',
  notToBeConfusedWith:
    'A client that knows nothing of RFC 9207 and ignores iss: the sign-in goes on, but nothing guards it against a mix-up.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest', 'metadata', 'tokenResponse', 'callback'],
  messages: {
    mismatch: 'The response says iss={received}, but the server’s metadata says {expected}: comparing them in this order, {how}.',
    idToken: 'The response says iss={received}, but the ID token of the same sign-in was issued by {expected}.',
    stranger:
      'The response says iss={received}, but the sign-in was asked of {endpoint}, and no token request followed: the client takes the answer for one of another server and stops.',
    form: 'The iss parameter {received} is not of the form that an issuer has: it has {what}.',
  },

  check({ authorizationRequest, authorizationResponse, derived, tokenExchanges, timeline }, conclude) {
    const iss = read(authorizationResponse, 'iss');
    if (iss.state === 'unobserved') return conclude.inconclusive(iss.because);
    if (iss.state === 'absent' || iss.value === '') return conclude.notApplicable();
    const { issuer, authorization_endpoint: endpoint } = derived.metadata ?? {};
    if (typeof issuer === 'string' && !issuer.includes('{')) {
      if (issuer === iss.value) return conclude.sound();
      const how = listOf(uriDifferences(iss.value, issuer).map(({ text }) => text));
      const elsewhere = typeof endpoint === 'string' && authorizationRequest && endpoint !== authorizationRequest.endpoint;
      const values = { received: quote(iss.value), expected: quote(issuer), how };
      return conclude.faulty('mismatch', values, [iss.at], elsewhere || derived.issued ? { severity: 'warning' } : {});
    }
    const claimed = derived.idToken?.claims.iss;
    if (typeof claimed === 'string') {
      if (claimed === iss.value || `https://${claimed}` === iss.value) return conclude.sound();
      return conclude.faulty('idToken', { received: quote(iss.value), expected: quote(claimed) }, [iss.at], { severity: 'warning' });
    }
    const what = [iss.value.includes('?') ? 'a query' : '', iss.value.includes('#') ? 'a fragment' : ''].filter(Boolean);
    if (what.length) return conclude.faulty('form', { received: quote(iss.value), what: listOf(what) }, [iss.at], { severity: 'warning' });
    // Without metadata the issuer is known to the client alone; one that the endpoint lies under is no stranger.
    if (authorizationRequest?.endpoint.startsWith(`${iss.value.replace(/\/$/, '')}/`)) return conclude.sound();
    const { origin, host } = urlParts(authorizationRequest?.endpoint ?? '');
    // A page that was served at the callback and redeems nothing has stopped; a server that redeems the code itself sends the browser on.
    const stopped = tokenExchanges.length === 0 && landingsWithCode({ timeline }).some(({ status }) => status === 200);
    if (authorizationRequest && stopped && !sameSite(urlParts(iss.value).host, host))
      return conclude.faulty('stranger', { received: quote(iss.value), endpoint: quote(origin) }, [iss.at]);
    return conclude.inconclusive('outside-the-browser');
  },

  examples: {
    faulty: [
      inOrder(metadata('https://as.example'), authorize({}, { iss: 'https://evil.example' })),
      inOrder(authorize({}, { iss: stranger }), landing),
    ],
    sound: [inOrder(metadata('https://as.example'), signIn({ authorize: authorize({}, { iss: 'https://as.example' }) }))],
  },
});
