import { errorAddress, landingsWithCode, refusedCallback } from '../../flow/refused-callback.ts';
import { headerValue } from '../../http/header.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { milliseconds, quote } from '../../rules/wording.ts';
import type { Case } from '../case.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

/** Hypotheses about a client whose own server redeems the code, out of sight, and that refused the browser when it came back. */
export function refusedCallbacks({ flow }: Case): Weighed[] {
  const refused = flow.derived.failure?.at === 'callback' ? refusedCallback(flow) : undefined;
  if (!refused) return [];
  const at = [{ exchange: refused.exchange, part: 'request-url' as const }];
  const address = errorAddress(refused);
  const fate = address === undefined ? `status ${refused.status}` : `a redirect to ${quote(address)} with an error`;
  const earlier = landingsWithCode(flow).find(
    (each) => each.exchange !== refused.exchange && each.at <= refused.at && textOf(each, 'code') === textOf(refused, 'code'),
  );
  if (earlier) {
    const by = isPrefetch(earlier) ? ' by a prefetch of the browser (Sec-Purpose), before the person went there' : '';
    const because = `The address with the code was opened a second time, ${milliseconds(refused.at - earlier.at)} after the first${by}, and then the client's server answered with ${fate}. A code can be redeemed once only, so the first visit used it up.`;
    return [answer({ cause: 'callback-repeated', title: 'The callback was opened twice with the same code' }, 'likely', because, at, 80)];
  }
  const because = `The browser came back with a code, and the client's server answered with ${fate}. That server redeems the code itself, out of sight of the browser.${aboutCookies(refused)}`;
  return [answer({ cause: 'callback-refused', title: "The client's server refused the callback" }, 'likely', because, at, 40)];
}

const isPrefetch = (landing: OAuthMessage) =>
  ['sec-purpose', 'purpose', 'x-moz'].some((name) =>
    /prefetch|prerender/i.test(headerValue([...landing.headers, ...landing.otherHeaders], name) ?? ''),
  );

/** State and verifier of such a client hang on a cookie: without one the server cannot know the sign-in again. */
function aboutCookies(landing: OAuthMessage): string {
  const sent = [...landing.headers, ...landing.otherHeaders];
  if (landing.withheld.includes('cookie') || !sent.length || headerValue(sent, 'cookie') !== undefined) return '';
  const post = landing.delivered === 'form_post' ? ' (a form that another site posts brings no SameSite cookies)' : '';
  return ` The request carried no cookie${post}, so that server may have lost what it kept for the sign-in: state and verifier.`;
}
