import { urlParts } from '../../http/url.ts';
import { pageOrigin } from '../../oauth/cross-origin.ts';
import { hostOf, isLocalhostName, isLoopbackAddress } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const plain = redeem().replace('POST https:', 'POST http:');

export default defineRule({
  id: 'mixed-content',
  stage: 'transport',
  title: 'A page loaded over HTTPS calls a token endpoint over plain HTTP',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Mixed Content', '5.1'), rfc(6749, '3.2')],
  why: 'Browsers do not let a page that came over HTTPS send requests over plain HTTP, because everybody on the way could read and change them. The token request never leaves the browser.',
  fix: 'Use the https address of the token endpoint. A proxy that ends TLS must tell the server the outer scheme (X-Forwarded-Proto), so that the metadata names https addresses.',
  notToBeConfusedWith:
    'A server on this machine (localhost, 127.0.0.1, [::1]), which browsers trust also over plain HTTP; a page that is itself served over plain HTTP.',
  needs: ['tokenRequest'],
  uses: ['tokenResponse', 'authorizationResponse', 'callback'],
  messages: { blocked: 'The page of {page} called {endpoint} over plain HTTP, and no answer came: the browser stops such requests.' },

  check({ tokenRequest, tokenResponse, authorizationResponse, callback }, conclude) {
    if (!urlParts(tokenRequest.url).origin.startsWith('http:')) return conclude.notApplicable();
    const host = hostOf(tokenRequest.url);
    if (isLocalhostName(host) || isLoopbackAddress(host)) return conclude.sound();
    if (tokenResponse?.status) return conclude.sound();
    const contextPage = [tokenRequest.context.initiator, tokenRequest.context.page]
      .map((url) => urlParts(url ?? '').origin)
      .find((each) => /^https?:/.test(each));
    const landing = callback ?? authorizationResponse;
    const page = pageOrigin(tokenRequest) ?? contextPage ?? (landing && urlParts(landing.url).origin);
    if (page === undefined) return conclude.inconclusive('header-withheld');
    if (!page.startsWith('https:')) return conclude.sound();
    if (!tokenResponse || tokenResponse.status === undefined) return conclude.inconclusive('unanswered');
    const at = { exchange: tokenRequest.exchange, part: 'request-url' } as const;
    return conclude.faulty('blocked', { page: quote(page), endpoint: quote(tokenRequest.endpoint) }, [at]);
  },

  examples: {
    faulty: [inOrder(authorize(), plain, '< 0 net::ERR_FAILED')],
    sound: [signIn({ redeem: plain.replaceAll('http://as.example/', 'http://localhost:9000/') })],
  },
});
