import { preflightReasons } from '../../flow/could-not-authorize.ts';
import { urlParts } from '../../http/url.ts';
import { corsAnswer, pageOrigin } from '../../oauth/cross-origin.ts';
import { readHeader, readOtherHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const script = '@ {"resourceType":"fetch"}';

export default defineRule({
  id: 'cors-response-blocked',
  stage: 'transport',
  title: 'The server answered, but the browser hid the answer from the page (CORS)',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Fetch', '4.10'), rfc(10017, '6.3.3.4')],
  why: 'A script may read the answer of another origin only if that answer allows its origin. Without that the page sees a network error, although the server did its work: the code is used up, and tokens may have been issued.',
  fix: "Have the token endpoint allow the page's origin, also on errors: register the origin with the server (Keycloak: Web origins; Auth0: Allowed Web Origins; Okta: Trusted Origins; Entra ID: platform single-page application). Then start a new sign-in, for this code is used up.",
  notToBeConfusedWith:
    'A wildcard for a request without cookies, which is fine; a token endpoint on the same origin; an answer that is an error of its own and only looks like a CORS problem in the console.',
  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    missing:
      'The token endpoint answered with status {status}, but without Access-Control-Allow-Origin, so the browser did not let the page of {origin} read the answer.',
    otherOrigin:
      'The token endpoint answered with status {status} and Access-Control-Allow-Origin: {allowed}, which is not the origin of the page, {origin}: the browser hid the answer.',
    several:
      'The token endpoint answered with status {status} and more than one Access-Control-Allow-Origin value ({allowed}); the browser takes none of them and hid the answer from the page of {origin}.',
    hidden:
      'The browser reports only {error} for this request to another origin, and for a server that is away, a blocker or a page that is left it names those. What is left is most likely CORS: an answer came without an Access-Control-Allow-Origin that allows {origin}, and the browser hid it from the page.',
    blocked: 'The token endpoint answered with status {status}, but the browser did not hand the answer to the page ({error}).',
  },

  check({ tokenRequest, tokenResponse, tokenExchanges }, conclude) {
    const exchange = tokenExchanges.find(({ response }) => response === tokenResponse || response?.exchange === tokenResponse.exchange);
    const answer = corsAnswer(tokenResponse);
    const status = tokenResponse.status ?? 0;
    if (status === 0) {
      // Chromium names what goes wrong below HTTP; a bare ERR_FAILED is what it has left for CORS.
      const page = pageOrigin(tokenRequest);
      const byScript = /^(?:fetch|xhr)$/.test(tokenRequest.context.resourceType ?? '');
      const isForeign = page !== undefined && page !== urlParts(tokenRequest.url).origin;
      // A service worker whose answer fails looks the same.
      const isOwn = !isForeign || tokenRequest.viaServiceWorker === true;
      if (tokenResponse.networkError !== 'net::ERR_FAILED' || !byScript || isOwn) return conclude.notApplicable(); // network-no-status says it.
      if (preflightReasons(tokenRequest.headers).length) return conclude.notApplicable(); // cors-preflight-failed says it.
      const values = { error: quote(tokenResponse.networkError), origin: quote(page) };
      const place = { exchange: tokenRequest.exchange, part: 'request-url' } as const;
      return conclude.faulty('hidden', values, [place], { severity: 'warning' });
    }
    if (status >= 300 && status < 400) return conclude.notApplicable();
    const origin = readOtherHeader(tokenResponse, 'origin');
    const allowOrigin = readHeader(tokenResponse, 'access-control-allow-origin');
    const at = { exchange: tokenResponse.exchange, part: 'response-header', name: 'access-control-allow-origin' } as const;
    const blocked = exchange?.outcome === 'blocked' || tokenResponse.networkError !== undefined;
    const byPage = blocked || /^(fetch|xhr)$/.test(tokenResponse.context.resourceType ?? '');
    if (answer.check === 'refused' && origin.state === 'present' && (blocked || byPage)) {
      const values = { status, origin: quote(origin.value), allowed: quote(answer.allowed ?? '') };
      // The page cannot read an error either, but the error is what has to be mended first.
      const instead = status >= 400 ? { severity: 'warning' as const } : {};
      if (answer.why === 'missing') return conclude.faulty('missing', values, [at], instead);
      if (answer.why === 'other-origin') return conclude.faulty('otherOrigin', values, [at], instead);
      if (answer.why === 'several') return conclude.faulty('several', values, [at], instead);
      return conclude.notApplicable(); // cors-wildcard-credentials says it.
    }
    if (answer.check === 'passed' || answer.check === 'same-origin') return conclude.sound();
    if (blocked && tokenResponse.networkError)
      return conclude.faulty(
        'blocked',
        { status, error: quote(tokenResponse.networkError) },
        [at],
        status >= 400 ? { severity: 'warning' } : {},
      );
    return allowOrigin.state === 'unobserved' ? conclude.inconclusive(allowOrigin.because) : conclude.inconclusive('header-withheld');
  },

  examples: {
    faulty: [
      inOrder(authorize(), script, redeem(), '< 0 net::ERR_FAILED'),
      inOrder(
        authorize(),
        script,
        redeem(),
        '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}\n< Cache-Control: no-store',
      ),
    ],
    sound: [
      signIn(),
      inOrder(
        authorize(),
        script,
        redeem(),
        '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}\n< Access-Control-Allow-Origin: *',
      ),
    ],
  },
});
