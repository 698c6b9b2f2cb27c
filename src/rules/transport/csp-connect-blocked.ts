import { cspRefusal } from '../../http/content-security-policy.ts';
import { sameSite } from '../../http/site.ts';
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
  uses: ['authorizationRequest', 'tokenRequest', 'tokenResponse', 'metadata', 'startingPage', 'preflight', 'codeHandover'],
  messages: {
    blocked: "The callback page's policy has {directive} {sources}, which does not cover {target}; the token request was not answered.",
    missing: "The callback page's policy has {directive} {sources}, which does not cover {target}, and no token request was recorded.",
    unasked:
      'A page began this sign-in, so a page has to redeem the code. The callback page has a policy with {directive} {sources}, which does not cover {target}, where it signed in, and no token request was recorded.',
    reported:
      'The browser says that a Content-Security-Policy stopped the request to {target} ({error}); it does not stand in the headers of the callback page, perhaps in a <meta> element.',
  },

  check({ timeline, authorizationRequest, tokenRequest, tokenExchanges, startingPage, preflight, codeHandover, derived }, conclude) {
    if (tokenExchanges.some(({ response }) => response?.status)) return conclude.sound();
    const asked = tokenRequest?.url ?? textMember(derived.metadata, 'token_endpoint');
    // Where nothing says at which address the code is redeemed, it is most likely that of the sign-in.
    const isUnasked = asked === undefined && startingPage !== undefined && !preflight && !codeHandover;
    const target = isUnasked ? authorizationRequest?.url : asked;
    const page = timeline.findLast((message) => message.kind === 'callback' && (message.status ?? 0) >= 200 && (message.status ?? 0) < 300);
    if (target === undefined || !page) return conclude.notApplicable();
    const policy = responseHeader(page, 'content-security-policy');
    if (policy.state === 'unobserved') return conclude.inconclusive(policy.because);
    // An application of one page has the same markup, and the same <meta> element, at its callback.
    const isShell = startingPage?.body.observed && urlParts(startingPage.url).origin === urlParts(page.url).origin;
    const markup = isShell && startingPage.body.observed ? startingPage.body.value : '';
    const refusal = cspRefusal(page.side === 'response' ? page.headers : page.otherHeaders, page.url, target, markup);
    const written =
      policy.state === 'present' ? policy.at : ({ exchange: startingPage?.exchange ?? page.exchange, part: 'response-body' } as const);
    const error = tokenExchanges.find(({ response }) => response?.networkError)?.response?.networkError;
    const origin = quote(urlParts(target).origin);
    if (refusal) {
      const values = {
        directive: refusal.directive,
        sources: refusal.sources.length ? listOf(refusal.sources.slice(0, 6).map(quote)) : 'without any source',
        target: origin,
      };
      if (tokenRequest) return conclude.faulty('blocked', values, [written]);
      if (isUnasked && refusal.sources.some((source) => isForeign(source, page.url, target)))
        return conclude.inconclusive('outside-the-browser');
      if (isUnasked) return conclude.faulty('unasked', values, [written], { severity: 'warning' });
      // Where the page's server redeems the code, its policy need not name the token endpoint.
      if (derived.clientType !== 'public-browser') return conclude.inconclusive('outside-the-browser');
      return conclude.faulty('missing', values, [written]);
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

/** A source of neither the page's owner nor the server's: it may be the token endpoint's, which need not lie where the sign-in does. */
function isForeign(source: string, page: string, server: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\*\.)?([a-z0-9.-]+\.[a-z0-9-]+)/i.exec(source)?.[1];
  return host !== undefined && ![page, server].some((url) => sameSite(host, urlParts(url).host));
}
