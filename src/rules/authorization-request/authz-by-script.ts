import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import type { Evidence } from '../../http/exchange.ts';
import { type OAuthMessage, readHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'authz-by-script',
  stage: 'authorization-request',
  title: 'The authorization endpoint was called with fetch/XHR',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9700, '2.6'), specification('OAuth 2.1', '3.1')],
  why: 'The user has to see the login page, so the browser itself must go there. A call by script shows nothing, and authorization servers do not answer pages of other origins.',
  fix: 'Go there with location.assign(url) or open a popup. Where the application’s own backend redirects to the server, navigate to the backend too, in place of calling it with fetch.',
  notToBeConfusedWith:
    'Calls to the endpoint for pushed requests, hidden frames that renew a session, and a service worker that passes a navigation on.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse'],
  messages: {
    script: 'The authorization request was sent by a script ({sign}), not by a navigation, so no login page can be shown.',
    prefetched:
      'The authorization request was sent by a prefetch of the link to the login ({sign}): nobody had clicked yet. It fails without harm to what is on the screen, but each such request begins a sign-in, and what is kept for it may overwrite state and verifier of the one that is under way.',
    answered: 'The authorization request was sent by a script ({sign}), not by a navigation; this server answered all the same.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const { context, exchange } = authorizationRequest;
    const mode = readHeader(authorizationRequest, 'sec-fetch-mode');
    const type = context.resourceType?.toLowerCase();
    const isWorker = authorizationRequest.viaServiceWorker === true || /service.?worker/i.test(context.initiator ?? '');
    const byMode = mode.state === 'present' && (mode.value === 'cors' || mode.value === 'same-origin');
    const byType = mode.state !== 'present' && (type === 'xhr' || type === 'fetch' || type === 'xmlhttprequest');
    if (!byMode && !byType) {
      if (mode.state !== 'present' && type === undefined) return conclude.inconclusive('header-withheld');
      return conclude.sound();
    }
    if (isWorker) return conclude.sound();
    // fetch with redirect: 'manual' names the address and never goes there.
    if (authorizationRequest.status === 0 && /ABORTED/.test(authorizationRequest.networkError ?? ''))
      return conclude.inconclusive('unanswered');
    const at: [Evidence] = byMode ? [mode.at] : [{ exchange, part: 'request-url' }];
    const sign = byMode ? `Sec-Fetch-Mode: ${mode.value}` : 'the recorder calls it a fetch or XHR';
    if (authorizationOutcome(authorizationResponse, derived) === 'granted')
      return conclude.faulty('answered', { sign }, at, { severity: 'note' });
    const prefetch = prefetchHeader(authorizationRequest);
    if (prefetch !== undefined)
      return conclude.faulty('prefetched', { sign: prefetch }, at, {
        severity: 'warning',
        fix: 'Make the link to the login an ordinary <a>, or switch its prefetch off: <Link prefetch={false}> in Next.js.',
      });
    return conclude.faulty('script', { sign }, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
> Sec-Fetch-Mode: cors
> Origin: https://app.example
< 0 net::ERR_FAILED`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
> Sec-Fetch-Mode: navigate
< 302 https://app.example/cb?code=c1&state=s1`,
    ],
  },
});

/** The header by which a browser or a router says that nobody has clicked yet. */
const prefetchHeader = ({ headers }: OAuthMessage): string | undefined =>
  headers.find(
    ({ name, value }) => /^(?:sec-purpose|purpose|x-moz|next-router-prefetch)$/i.test(name) && /prefetch|prerender|^1$/i.test(value),
  )?.name;
