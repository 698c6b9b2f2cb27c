import { preflightReasons } from '../../flow/could-not-authorize.ts';
import { urlParts } from '../../http/url.ts';
import { pageOrigin } from '../../oauth/cross-origin.ts';
import type { OAuthMessage } from '../../oauth/message.ts';
import { headersAskedFor, preflightAnswer } from '../../oauth/preflight.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { samplePreflight } from '../sample-preflight.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'cors-preflight-failed',
  stage: 'transport',
  title: 'The browser asked the token endpoint for permission (preflight) and did not get it',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Fetch', '4.8'), rfc(10017, '6.3.3.4'), rfc(9700, '2.6')],
  why: 'Before a script may send a request with headers of its own to another origin, the browser asks the server with an OPTIONS request. If the server does not allow it, the real request is never sent, and the page sees only a network error.',
  fix: "Register the page's origin with the server. Or avoid the preflight: a POST with a URLSearchParams body, client_id in it and no headers of your own needs none.",
  notToBeConfusedWith:
    'A preflight answered with 204 in place of 200; a token endpoint on the same origin; a preflight after which the real request was sent and answered.',
  needs: [],
  uses: ['preflight', 'tokenRequest', 'tokenResponse'],
  messages: {
    status:
      'The preflight to {endpoint} was answered with status {status}; only a status from 200 to 299 lets the token request through.{forced}',
    redirected: 'The preflight to {endpoint} was redirected (status {status}); a browser does not follow redirects of a preflight.{forced}',
    origin:
      'The answer to the preflight to {endpoint} {allows}, so the browser did not let the page of {origin} send the token request.{forced}',
    method: 'The answer to the preflight to {endpoint} does not allow the method {method}.',
    headers: 'The answer to the preflight to {endpoint} does not allow {headers} in Access-Control-Allow-Headers.',
    unrecorded:
      'The browser reports only {error} for this request to another origin. The request has {reasons}, for which the browser asks the server first (preflight), and this recorder leaves preflights out: most likely the server did not allow {reasons} in Access-Control-Allow-Headers, or answered the preflight without an Access-Control-Allow-Origin that allows {origin}.',
    failed: 'The preflight to {endpoint} got no answer ({error}).',
  },

  check({ timeline, tokenRequest, tokenResponse, tokenExchanges, derived }, conclude) {
    const preflights = timeline.filter(({ kind }) => kind === 'preflight');
    if (!preflights.length) {
      const reasons = tokenRequest && tokenResponse?.status === 0 ? reasonsToAsk(tokenRequest, tokenResponse) : [];
      if (!tokenRequest || !reasons.length) return conclude.notApplicable();
      const values = {
        error: quote(tokenResponse?.networkError ?? ''),
        reasons: listOf(reasons.map(quote)),
        origin: quote(pageOrigin(tokenRequest) ?? ''),
      };
      return conclude.faulty('unrecorded', values, [{ exchange: tokenRequest.exchange, part: 'request-url' }], { severity: 'warning' });
    }
    const verdicts = preflights.map((preflight) => {
      const own = tokenExchanges.find((exchange) => exchange.preflight?.exchange === preflight.exchange);
      // The browser sent the real request, so it was content with the preflight.
      if (own?.response?.status) return conclude.sound();
      const endpoint = quote(preflight.endpoint);
      const forcedBy = headersAskedFor(preflight);
      const at = [{ exchange: preflight.exchange, part: 'response-header', name: 'access-control-allow-origin' }] as const;
      const instead = {
        ...(derived.issued && { severity: 'warning' as const }),
        ...(forcedBy.includes('authorization') && {
          fix: 'Send client_id in the body instead of an Authorization header: then no preflight is needed.',
        }),
      };
      const forced = reason(forcedBy);
      const { status } = preflight;
      const answer = preflightAnswer(preflight);
      switch (answer.check) {
        case 'unanswered':
          return conclude.inconclusive('unanswered');
        case 'unknown':
          return conclude.inconclusive('header-withheld');
        case 'failed':
          if (own) return conclude.notApplicable(); // network-no-status says it.
          return conclude.faulty('failed', { endpoint, error: quote(preflight.networkError ?? 'no reason given') }, at, instead);
        case 'redirected':
        case 'status':
          return conclude.faulty(answer.check, { endpoint, status: status ?? 0, forced }, at, instead);
        case 'origin':
          return conclude.faulty('origin', { endpoint, allows: allows(answer.answer), origin: quote(answer.origin), forced }, at, instead);
        case 'method': {
          const part = { exchange: preflight.exchange, part: 'request-header', name: 'access-control-request-method' } as const;
          return conclude.faulty('method', { endpoint, method: quote(answer.method) }, [part], instead);
        }
        case 'headers': {
          const part = { exchange: preflight.exchange, part: 'response-header', name: 'access-control-allow-headers' } as const;
          return conclude.faulty('headers', { endpoint, headers: listOf(answer.headers.slice(0, 8).map(quote)) }, [part], instead);
        }
        default:
          return conclude.sound();
      }
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      inOrder(authorize(), samplePreflight('authorization', '< 403')),
      inOrder(authorize(), samplePreflight('sentry-trace', '< 204\n< Access-Control-Allow-Origin: https://app.example')),
    ],
    sound: [
      inOrder(
        authorize(),
        samplePreflight('dpop', '< 204\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Allow-Headers: DPoP'),
        redeem(),
        issued,
      ),
      inOrder(authorize(), samplePreflight('dpop', '< 200\n< Access-Control-Allow-Origin: *\n< Access-Control-Allow-Headers: *')),
    ],
  },
});

/** What a browser had to ask a preflight for, where it has no name for what went wrong: Chromium has one for all but CORS. */
function reasonsToAsk(request: OAuthMessage, { networkError }: OAuthMessage): string[] {
  const page = pageOrigin(request);
  const byScript = /^(?:fetch|xhr)$/.test(request.context.resourceType ?? '');
  const isForeign = page !== undefined && page !== urlParts(request.url).origin && request.viaServiceWorker !== true;
  return networkError === 'net::ERR_FAILED' && byScript && isForeign ? preflightReasons(request.headers) : [];
}

const reason = (names: readonly string[]) =>
  names.length ? ` The browser asked because the request has ${listOf(names.slice(0, 8).map(quote))}.` : '';

function allows(answer: { why: string; allowed?: string }): string {
  if (answer.allowed === undefined) return 'has no Access-Control-Allow-Origin';
  return answer.why === 'several'
    ? `has more than one Access-Control-Allow-Origin value (${quote(answer.allowed)})`
    : `allows the origin ${quote(answer.allowed)}`;
}
