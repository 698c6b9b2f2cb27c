import { urlParts } from '../../http/url.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import { type OAuthMessage, read, readOtherHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { lostStorage } from '../lost-storage.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { milliseconds, quote } from '../wording.ts';

const MINUTE = 60_000;

export default defineRule({
  id: 'token-request-missing',
  stage: 'correlation',
  title: 'The code arrived but was never redeemed',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3')],
  why: 'The server sent a code back, and the page should have exchanged it for tokens. No such request was made, so the page stopped before it.',
  fix: 'Look into the console of the callback page: an exception before the request (a state that is not found in storage), a Content-Security-Policy without the token endpoint in connect-src, or a service worker that swallowed it.',
  notToBeConfusedWith: 'An application whose server redeems the code: the browser never sees that request, and its absence means nothing.',

  needs: ['authorizationResponse'],
  uses: ['authorizationRequest', 'tokenRequest', 'preflight', 'callback', 'codeHandover', 'startingPage', 'onwardPage'],
  messages: {
    severed:
      'The code came back in a popup, and in the {time} that followed no token request was made. A page of the server carried Cross-Origin-Opener-Policy: {policy}, which cuts a popup off from the page that opened it, so the popup could not hand the code over.',
    fragment:
      'The code came back in the fragment, which only the page can read, and in the {time} that followed no token request was made.{storage}',
    repeated:
      'The code came back, and in the {time} that followed no token request was made. The authorization request was opened once more, with the state and the challenge of a sign-in that was finished {ago} earlier (the Back button, or a bookmark): the page had forgotten both by then.',
    pageRedeems:
      'The code came back, and in the {time} that followed no token request was made, although this client’s page redeemed its code in another sign-in of this recording.{storage}',
    pageReads:
      'The code came back, and in the {time} that followed no token request was made, although it is a page that signs in here: its script read the metadata of the server.{storage}',
    left: 'A page began this sign-in, so a page has to redeem the code. It came back to {landing}, and no token request was made: {later} later the browser was at {place}.{storage}',
    elsewhere:
      'A page began this sign-in, so a page has to redeem the code. It came back to {landing}, and no token request was made.{storage}',
    worker:
      'The code came back to {landing}, where a service worker answered with a stored page, and in the {time} that followed no token request was made. If the application’s server is to redeem the code, the request never reached it.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, codeHandover, preflight, callback, ...seen }, conclude) {
    const { startingPage, onwardPage, derived } = seen;
    const code = read(authorizationResponse, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent') return conclude.notApplicable();
    if (tokenRequest || codeHandover) return conclude.sound();
    if (preflight) return conclude.notApplicable(); // The request was tried: the rules about CORS say it.
    const client = authorizationRequest && read(authorizationRequest, 'client_id');
    const time = derived.recording.endedAt - authorizationResponse.at;
    const ofClient = derived.others.filter(({ clientId }) => client?.state === 'present' && clientId === client.value);
    // A page that began anew, or that signs in twice at once, left this one for the other.
    if (startingPage && callback && !ofClient.some((other) => other.code !== undefined || other.verifier !== undefined)) {
      const storage = lostStorage(authorizationRequest, callback, startingPage);
      const values = { landing: quote(callback.endpoint), storage };
      if (onwardPage)
        return conclude.faulty('left', { ...values, later: milliseconds(onwardPage.at - callback.at), place: quote(onwardPage.endpoint) }, [
          code.at,
        ]);
      if (originOf(startingPage) !== originOf(callback)) return conclude.faulty('elsewhere', values, [code.at]);
    }
    if (time < MINUTE) return conclude.inconclusive('outside-the-browser');
    const values = { time: milliseconds(time) };
    const policy = authorizationRequest?.context.opener === undefined ? undefined : openerPolicy(authorizationRequest);
    if (policy !== undefined)
      return conclude.faulty('severed', { ...values, policy: quote(policy) }, [code.at], {
        fix: 'Sign in by a redirect of the whole page, or let the page in the popup redeem the code itself and tell the other one by BroadcastChannel or localStorage: neither needs window.opener.',
      });
    const storage = lostStorage(authorizationRequest, callback ?? authorizationResponse);
    if (authorizationResponse.delivered === 'fragment') return conclude.faulty('fragment', { ...values, storage }, [code.at]);
    const pageRedeems = ofClient.some((other) => other.verifier !== undefined);
    const state = textOf(authorizationRequest, 'state');
    const first = derived.others.find((other) => other.outcome === 'issued' && state !== undefined && other.state === state);
    if (pageRedeems && first && first.startedAt < authorizationResponse.at)
      return conclude.faulty('repeated', { ...values, ago: milliseconds(authorizationResponse.at - first.endedAt) }, [code.at], {
        fix: 'Where a callback arrives whose state is not stored, begin a new sign-in in place of an error, and take the address of the server out of the history by location.replace().',
      });
    if (pageRedeems) return conclude.faulty('pageRedeems', { ...values, storage }, [code.at]);
    if (derived.clientType === 'public-browser') return conclude.faulty('pageReads', { ...values, storage }, [code.at]);
    if (callback && derived.clientType === 'unknown' && isStoredPage(callback))
      return conclude.faulty('worker', { ...values, landing: quote(callback.endpoint) }, [code.at], {
        fix: 'Let the service worker pass navigations to the callback and to the login on to the network: exclude their paths from its fallback to the app shell (navigateFallbackDenylist, navigationUrls).',
      });
    return conclude.inconclusive('outside-the-browser');
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&response_mode=fragment&client_id=spa-1&state=s1
< 302 https://app.example/cb#code=c1&state=s1
@ +90s
GET https://app.example/elsewhere
< 200 <p>Still not signed in</p>
${inOrder('@ +1s', authorize({ client_id: 'spa-2' }))}`,
    ],
    sound: [signIn({ redeem: redeem() })],
  },
});

const originOf = ({ url }: OAuthMessage) => urlParts(url).origin;

/** The policy of the server's first page, where it severs a popup from its opener (HTML §7.1.3). */
function openerPolicy(request: OAuthMessage): string | undefined {
  const policy = readOtherHeader(request, 'cross-origin-opener-policy');
  return policy.state === 'present' && /^same-origin\b/i.test(policy.value.trim()) ? policy.value.trim() : undefined;
}

/** A page that a service worker gave for a navigation, without a session of the server. */
const isStoredPage = (landing: OAuthMessage) =>
  landing.viaServiceWorker === true && landing.status === 200 && responseHeader(landing, 'set-cookie').state === 'absent';
