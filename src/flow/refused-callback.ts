import { headerValue } from '../http/header.ts';
import { absoluteUrl, urlParts } from '../http/url.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Flow } from './flow.ts';

/** The answers of the client's own server to the browser that came back with a code: one for each time that the address was opened. */
export const landingsWithCode = (flow: Pick<Flow, 'timeline'>): OAuthMessage[] =>
  flow.timeline.filter(
    (message) => (message.kind === 'callback' || message.delivered === 'form_post') && textOf(message, 'code') !== undefined,
  );

/** The landing that the client's server refused, where no page redeems the code: by an error status, or by sending on to an error of its own. */
export function refusedCallback(flow: Pick<Flow, 'timeline' | 'tokenExchanges'>): OAuthMessage | undefined {
  if (flow.tokenExchanges.length) return undefined;
  // One that is asked again, as after a 401 for a proxy, counts by its last answer.
  const last = landingsWithCode(flow).findLast(({ status }) => status !== undefined);
  return last && ((last.status ?? 0) >= 400 || errorAddress(last) !== undefined) ? last : undefined;
}

/** Where the client's server sent the browser with an error, without the query. */
export function errorAddress(landing: OAuthMessage): string | undefined {
  const location = answerHeader(landing, 'location');
  if (location === undefined || (landing.status ?? 0) < 300) return undefined;
  const target = urlParts(absoluteUrl(location, landing.url));
  const isOwn = target.origin === urlParts(landing.url).origin;
  return isOwn && (saysError.test(target.query) || failurePath.test(target.path)) ? `${target.origin}${target.path}` : undefined;
}

/** `error=…` of NextAuth and of most, `auth_error=…` and `error_code=…` of others, a bare `error` of Spring Security's login page. */
const saysError = /(?:^|&)(?:[a-z]+_)?error(?:_(?:code|message|description))?(?:=(?!(?:0|false|null|none)?(?:&|$))|&|$)/i;

/** `/auth/failure` of OmniAuth, `/accounts/social/login/error/` of django-allauth. */
const failurePath = /\/(?:auth|oauth2?|login|social|account|sso)(?:\/[\w-]+)?\/(?:failure|error|failed)\/?$/i;

/** A header of the answer to a landing, whichever side of the exchange the message stands for. */
const answerHeader = (landing: OAuthMessage, name: string): string | undefined =>
  headerValue([...landing.headers, ...landing.otherHeaders], name);
