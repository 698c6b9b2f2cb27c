import { cspRefusal } from '../../http/content-security-policy.ts';
import { urlParts } from '../../http/url.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import { textMember } from '../../oauth/metadata-document.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const landing = (policy: string) =>
  `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>\n< Content-Security-Policy: ${policy}`;

export default defineRule({
  id: 'csp-connect-blocked',
  stage: 'transport',
  title: "The page's Content-Security-Policy forbids the token endpoint",
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('CSP3', '6.1.2'), specification('CSP3', '6.7.2.8')],
  why: 'A Content-Security-Policy lists where the scripts of a page may connect to. The token endpoint is not on the list of the callback page, so the browser stops the token request before it leaves.',
  fix: "Add the origin of the token endpoint to connect-src in the policy of the callback page, for instance `connect-src 'self' https://as.example`.",
  notToBeConfusedWith: 'A policy that is only reported (Content-Security-Policy-Report-Only); a page whose server redeems the code.',
  needs: ['callback'],
  uses: ['authorizationRequest', 'tokenRequest', 'tokenResponse', 'metadata'],
  messages: {
    blocked: "The callback page's policy has {directive} {sources}, which does not cover {target}; the token request was not answered.",
    missing: "The callback page's policy has {directive} {sources}, which does not cover {target}, and no token request was recorded.",
    reported:
      'The browser says that a Content-Security-Policy stopped the request to {target} ({error}); it does not stand in the headers of the callback page, perhaps in a <meta> element.',
  },

  check({ timeline, tokenRequest, tokenExchanges, derived }, conclude) {
    if (tokenExchanges.some(({ response }) => response?.status)) return conclude.sound();
    const target = tokenRequest?.url ?? textMember(derived.metadata, 'token_endpoint');
    const page = timeline.findLast((message) => message.kind === 'callback' && (message.status ?? 0) >= 200 && (message.status ?? 0) < 300);
    if (target === undefined || !page) return conclude.notApplicable();
    const policy = responseHeader(page, 'content-security-policy');
    if (policy.state === 'unobserved') return conclude.inconclusive(policy.because);
    const refusal = cspRefusal(page.side === 'response' ? page.headers : page.otherHeaders, page.url, target);
    const error = tokenExchanges.find(({ response }) => response?.networkError)?.response?.networkError;
    const origin = quote(urlParts(target).origin);
    if (refusal && policy.state === 'present') {
      const values = {
        directive: refusal.directive,
        sources: refusal.sources.length ? listOf(refusal.sources.slice(0, 6).map(quote)) : 'without any source',
        target: origin,
      };
      if (tokenRequest) return conclude.faulty('blocked', values, [policy.at]);
      // Where the page's server redeems the code, its policy need not name the token endpoint.
      if (derived.clientType !== 'public-browser') return conclude.inconclusive('outside-the-browser');
      return conclude.faulty('missing', values, [policy.at]);
    }
    if (error !== undefined && /csp/i.test(error) && tokenRequest) {
      const at = { exchange: tokenRequest.exchange, part: 'request-url' } as const;
      return conclude.faulty('reported', { target: origin, error: quote(error) }, [at]);
    }
    return conclude.sound();
  },

  examples: {
    faulty: [inOrder(authorize(), landing("default-src 'self'; connect-src 'self'"), redeem(), '< 0 net::ERR_BLOCKED_BY_CSP')],
    sound: [inOrder(authorize(), landing("default-src 'self'; connect-src 'self' https://as.example"), redeem(), issued)],
  },
});
