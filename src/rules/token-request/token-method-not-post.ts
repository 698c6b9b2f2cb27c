import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const get = 'GET https://as.example/token?grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa-1';

export default defineRule({
  id: 'token-method-not-post',
  stage: 'token-request',
  title: 'The token request is not a POST',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.2')],
  why: 'The token endpoint takes POST requests only. With another method most servers answer 404 or 405, and a GET writes the code and the verifier into every log on the way.',
  fix: "Send it with fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams({…}) }), and use the endpoint's final URL so that no redirect turns the POST into a GET.",
  notToBeConfusedWith: 'The OPTIONS request (preflight) that a browser sends before the POST by itself.',
  needs: ['tokenRequest'],
  messages: {
    method: 'The token request was sent with {method} instead of POST.',
    redirected: 'The token endpoint redirected the POST with status {status}, and the browser repeated it as {method}, without its body.',
    accepted: 'The token request was sent with {method} instead of POST. This server accepts it; others do not.',
  },

  check({ tokenExchanges }, conclude) {
    return conclude.together(
      tokenExchanges.map(({ request, outcome }, index) => {
        const method = request.method.toUpperCase();
        if (method === 'POST' || method === 'OPTIONS') return conclude.sound();
        const at = [{ exchange: request.exchange, part: 'request-url' }] as const;
        const shown = { method: quote(method) };
        if (outcome === 'issued') return conclude.faulty('accepted', shown, at, { severity: 'warning' });
        const before = tokenExchanges[index - 1];
        if (before?.outcome === 'redirected' && before.request.method.toUpperCase() === 'POST') {
          return conclude.faulty('redirected', { ...shown, status: before.request.status ?? 0 }, at);
        }
        return conclude.faulty('method', shown, at);
      }),
    );
  },

  examples: { faulty: [inOrder(authorize(), `${get}\n< 405`)], sound: [signIn()] },
});
