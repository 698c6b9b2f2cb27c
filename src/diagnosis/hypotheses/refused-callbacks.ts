import { errorAddress, landingsWithCode, refusedCallback } from '../../flow/refused-callback.ts';
import { headerValue } from '../../http/header.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { milliseconds, quote } from '../../rules/wording.ts';
import type { Case } from '../case.ts';
import type { Weighed } from './define-hypothesis.ts';
import { supposed } from './supposed.ts';

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
    return [supposed('callback-repeated', 'likely', 80, at, { later: milliseconds(refused.at - earlier.at), by, fate })];
  }
  return [supposed('callback-refused', 'likely', 40, at, { fate, cookies: `${notTaken(refused)}${aboutCookies(refused)}` })];
}

/** A place that takes no POST is mostly one of static files: a page can read an answer from its address, not from a form. */
const notTaken = ({ delivered, status = 0 }: OAuthMessage): string =>
  delivered === 'form_post' && [403, 404, 405, 501].includes(status)
    ? ' The code came in a form that was posted (response_mode=form_post), which a server that only hands out pages does not take: a page has to ask for response_mode=query or fragment.'
    : '';

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
