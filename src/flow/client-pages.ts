import type { Exchange } from '../http/exchange.ts';
import { headerValue, mediaType } from '../http/header.ts';
import { sameSite } from '../http/site.ts';
import { urlParts } from '../http/url.ts';
import { requestMessage, responseMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { codesOf, type Draft, withoutFragment } from './draft.ts';

/** Milliseconds before a sign-in in which its page was loaded, and after the callback in which a page has long redeemed its code. */
const nearby = 60_000;

/**
 * Gives a sign-in whose code nobody was seen to redeem, or whose token request got no answer, the page of the client that began it, and the page to which the browser went on.
 * A page began it where no server sent the browser off and none gave the page the address to go to: then the verifier is the page's own.
 */
export function attachClientPages(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const landing = draft.callbacks.findLast(({ status }) => status === 200);
    if (
      !landing ||
      !draft.request ||
      draft.tokens.some(({ response }) => response?.status) ||
      draft.preflights.length ||
      draft.handovers.length
    )
      continue;
    if (!codesOf(draft).length || landing.method !== 'GET' || setsCookie(landing)) continue;
    const starting = startingPage(shapes, draft, draft.request, landing);
    if (!starting) continue;
    const onward = onwardPage(shapes, draft, landing);
    const pages = [responseMessage('startingPage', starting), onward && requestMessage('onwardPage', onward)];
    draft.surroundings.push(...pages.filter((page) => page !== undefined));
  }
}

function startingPage(shapes: readonly Shape[], draft: Draft, request: OAuthMessage, landing: OAuthMessage): Exchange | undefined {
  const before = shapes.filter(({ exchange: { startedAt } }) => startedAt <= request.at && startedAt >= request.at - nearby);
  const page = before.findLast(({ exchange, kind }) => kind === 'other' && isPage(exchange) && isOfClient(exchange, landing))?.exchange;
  if (!page || before.some(({ redirect }) => redirect !== undefined && withoutFragment(redirect) === withoutFragment(request.url)))
    return undefined;
  const values = ['state', 'code_challenge'].flatMap((name) => textOf(request, name) ?? []);
  const since = before.filter(({ exchange }) => exchange.startedAt >= page.startedAt && isOfClient(exchange, landing));
  return values.length && since.every(({ exchange }) => cannotHaveGiven(exchange, values)) && !draft.request?.opaque ? page : undefined;
}

/** False for an answer of the client's server that holds the address of the authorization request, or of which that cannot be told. */
function cannotHaveGiven({ response, context }: Exchange, values: readonly string[]): boolean {
  if (!response.observed) return true;
  const { body } = response.value;
  if (!body.observed) return context.resourceType !== 'xhr' && context.resourceType !== 'fetch';
  return !values.some((value) => body.value.includes(value));
}

function onwardPage(shapes: readonly Shape[], draft: Draft, landing: OAuthMessage): Exchange | undefined {
  const codes = codesOf(draft);
  return shapes.find(
    ({ exchange, kind }) =>
      kind === 'other' &&
      exchange.id !== landing.exchange &&
      exchange.startedAt > landing.at &&
      exchange.startedAt <= landing.at + nearby &&
      isPage(exchange) &&
      isOfClient(exchange, landing) &&
      (exchange.context.tab ?? landing.context.tab) === landing.context.tab &&
      !codes.some((code) => decoded(exchange.request.url).includes(code)),
  )?.exchange;
}

function isOfClient({ request }: Exchange, landing: OAuthMessage): boolean {
  const [one, other] = [hostOf(request.url), hostOf(landing.url)];
  return sameSite(one, other) || (isLoopback(one) && isLoopback(other));
}

const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(host);
const hostOf = (url: string) => urlParts(url).host;

function isPage({ request, response, context }: Exchange): boolean {
  if (request.method !== 'GET' || !response.observed || response.value.status !== 200) return false;
  if (context.resourceType !== undefined) return context.resourceType === 'document';
  return mediaType(response.value.headers) === 'text/html' && headerValue(request.headers, 'sec-fetch-mode') !== 'cors';
}

const setsCookie = ({ headers, otherHeaders }: OAuthMessage) => headerValue([...headers, ...otherHeaders], 'set-cookie') !== undefined;

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
