import type { Exchange } from '../http/exchange.ts';
import { endpointOf, formPairs, urlParts } from '../http/url.ts';
import { deliveredBy, deliveredByForm, requestMessage, responseMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import { textOfPage } from '../oauth/page-text.ts';
import type { Shape } from '../oauth/recognise.ts';
import {
  codesOf,
  type Draft,
  type DraftIndex,
  enter,
  link,
  newDraft,
  redirectEndpointOf,
  serverOrigins,
  withoutFragment,
} from './draft.ts';

/** Finds the authorization responses and gives each to the request that it answers; one without a request opens a flow of its own. */
export function attachResponses(shapes: readonly Shape[], drafts: Draft[], index: DraftIndex): void {
  const redeemed = new Set(
    shapes.flatMap(({ kind, exchange }) =>
      kind === 'token' && exchange.request.body.observed ? formPairs(exchange.request.body.value).map(({ value }) => value) : [],
    ),
  );
  for (const shape of shapes) {
    if (shape.kind === 'token' || shape.kind === 'refresh' || shape.kind === 'preflight' || shape.kind === 'pushed') continue;
    for (const { message, landing } of deliveries(shape)) {
      if (!isAnswer(message, index)) continue;
      // Pages of a server carry codes of their own: what has no state belongs to a sign-in only by its address.
      const isBare = textOf(message, 'state') === undefined && !index.callback.has(message.endpoint);
      const found = isBare && textOf(message, 'code') !== undefined ? undefined : draftOf(message, shape.exchange, index);
      if (!found && !index.callback.has(message.endpoint) && !isOrphan(message, redeemed, shape)) continue;
      const draft = found?.draft ?? newDraft(message.at);
      if (!found) drafts.push(draft);
      addDelivery(draft, message, landing, found?.by);
      enter(index.code, textOf(message, 'code'), draft);
    }
    if (shape.kind === 'other' && shape.exchange.request.method === 'GET') addPlainLanding(shape.exchange, index);
  }
}

function deliveries(shape: Shape): { message: OAuthMessage; landing: boolean }[] {
  if (shape.kind === 'form-post') return [{ message: deliveredByForm(shape.exchange), landing: false }];
  const found: { message: OAuthMessage; landing: boolean }[] = [];
  const landed = shape.kind === 'other' ? deliveredBy(shape.exchange.request.url, shape.exchange, 'landing') : undefined;
  if (landed) found.push({ message: landed, landing: true });
  const redirected = shape.redirect === undefined ? undefined : deliveredBy(shape.redirect, shape.exchange, 'location');
  if (redirected) found.push({ message: redirected, landing: false });
  return found;
}

function isAnswer(message: OAuthMessage, index: DraftIndex): boolean {
  const has = (name: string) => textOf(message, name) !== undefined;
  if (has('code_challenge') || has('code_verifier') || has('grant_type')) return false;
  const toClient = index.callback.has(message.endpoint);
  if (has('response_type') && !(has('code') && toClient)) return false; // Auth0's old login page repeats the request beside the code.
  const answers =
    has('code') || has('error') || has('response') || (message.delivered !== 'query' && (has('access_token') || has('id_token')));
  if (!answers) return toClient && has('state') && index.state.has(textOf(message, 'state')!);
  const state = textOf(message, 'state');
  if (toClient || (state !== undefined && index.state.has(state))) return true;
  if (state === undefined) return has('code') && !has('error') && textOf(message, 'code')!.length >= 20;
  return has('code') || (has('error') && /^[a-z_]{5,60}$/.test(textOf(message, 'error')!));
}

/** Errors of RFC 6749 §4.1.2.1, RFC 9101 §7 and OpenID Connect Core §3.1.2.6. */
const registeredError =
  /^(?:invalid_(?:request|scope|target|request_uri|request_object|client)|access_denied|unauthorized_client|unsupported_response_type|server_error|temporarily_unavailable|(?:login|interaction|consent|account_selection)_required|re(?:quest|quest_uri|gistration)_not_supported|unmet_authentication_requirements)$/;

/** An answer to a request that was not recorded: its code is redeemed here, or it lands on a path that callbacks have. */
function isOrphan(message: OAuthMessage, redeemed: ReadonlySet<string>, { redirect }: Shape): boolean {
  const code = textOf(message, 'code');
  if (code !== undefined && redeemed.has(code)) return true;
  const callback = /callback|\/cb(?:$|[/?])|oauth|oidc|signin|sign-in|login|redirect|\/auth(?:$|[/?])/i.test(message.endpoint);
  if (!callback) return false;
  // Links that are sent by mail bring no state: one that the application refuses tells what they are.
  const isRefused = (message.status ?? 0) >= 400 || /[?&]error=[^&]/.test(redirect ?? '');
  if (code !== undefined && code.length >= 20 && isRefused) return true;
  if ((textOf(message, 'state') ?? '').length < 6) return false;
  return code === undefined ? registeredError.test(textOf(message, 'error') ?? '') : code.length >= 10;
}

function draftOf(
  message: OAuthMessage,
  exchange: Exchange,
  index: DraftIndex,
): { draft: Draft; by: 'state' | 'code' | 'redirect' | 'client-and-order' } | undefined {
  const code = textOf(message, 'code');
  const state = textOf(message, 'state');
  const earlier = (found: readonly Draft[] | undefined) => (found ?? []).filter((draft) => draft.startedAt <= message.at + 1000);
  const sameCode = code === undefined ? undefined : earlier(index.code.get(code)).at(-1);
  if (sameCode) return { draft: sameCode, by: 'code' };
  const sameState = state === undefined ? [] : earlier(index.state.get(state));
  const chained = earlier(index.chain.get(withoutFragment(message.url))).filter((draft) =>
    draft.chain.has(withoutFragment(exchange.request.url)),
  );
  // Where the browser's redirects lead back to another request, that one was answered, with a state that is not its own.
  const elsewhere = chained.length > 0 && !sameState.some((draft) => chained.includes(draft));
  const byState = elsewhere
    ? undefined
    : (sameState.findLast((draft) => chained.includes(draft)) ??
      sameState.findLast((draft) => draft.responses.length === 0) ??
      sameState.at(-1));
  if (byState) return { draft: byState, by: 'state' };
  const open = (draft: Draft) => draft.responses.length === 0;
  const byChain = chained.findLast(open) ?? chained.at(-1);
  if (byChain) return { draft: byChain, by: 'redirect' };
  // Nothing but the order speaks for it, so a request that came after the answer cannot be the one that it answers.
  const byClient = earlier(index.callback.get(message.endpoint)).findLast((draft) => open(draft) && draft.startedAt <= message.at);
  return byClient && { draft: byClient, by: 'client-and-order' };
}

function addDelivery(
  draft: Draft,
  message: OAuthMessage,
  landing: boolean,
  by: 'state' | 'code' | 'redirect' | 'client-and-order' | undefined,
): void {
  const repeats = draft.responses.some(
    (response) =>
      textOf(response, 'code') === textOf(message, 'code') &&
      textOf(response, 'error') === textOf(message, 'error') &&
      textOf(response, 'state') === textOf(message, 'state'),
  );
  if (landing && draft.responses.length) draft.callbacks.push({ ...message, kind: 'callback' });
  else if (landing) draft.callbacks.push({ ...message, kind: 'callback' });
  if (repeats) return;
  if (draft.responses.length && codesOf(draft).includes(textOf(message, 'code') ?? '')) {
    if (!landing) draft.callbacks.push({ ...message, kind: 'callback' });
    return;
  }
  draft.responses.push(message);
  if (draft.request && by) draft.links.push(link(by, draft.request, message, by === 'state' ? 'state' : undefined));
}

/** A landing on the redirect URI that shows no answer: Chrome leaves the fragment out of the URL. */
function addPlainLanding(exchange: Exchange, index: DraftIndex): void {
  const endpoint = endpointOf(exchange.request.url);
  if (urlParts(exchange.request.url).query) return;
  const draft = index.callback.get(endpoint)?.findLast((each) => each.startedAt <= exchange.startedAt && each.callbacks.length === 0);
  if (!draft || (draft.responses.length === 0 && !draft.chain.has(endpoint))) return;
  const callback = requestMessage('callback', exchange);
  // The server's own redirect led here and was seen whole: outside the fragment mode there was no answer in it.
  const bare = draft.responses.length === 0 && textOf(draft.request, 'response_mode') !== 'fragment';
  draft.callbacks.push(bare ? callback : { ...callback, opaque: 'fragment-stripped' });
}

/** Answers of the authorization server that do not lead back: error statuses, and redirects to an error page of its own. */
export function attachPages(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const byUrl = new Map<string, Shape[]>();
  for (const shape of shapes) {
    if (['token', 'refresh', 'preflight', 'metadata'].includes(shape.kind)) continue;
    const url = withoutFragment(shape.exchange.request.url);
    byUrl.set(url, [...(byUrl.get(url) ?? []), shape]);
  }
  for (const draft of drafts) {
    if (!draft.request) continue;
    const origins = serverOrigins(draft);
    const until = draft.responses[0]?.at ?? Number.POSITIVE_INFINITY;
    for (const { exchange } of [...draft.chain].flatMap((url) => byUrl.get(url) ?? [])) {
      if (exchange.startedAt < draft.request.at || exchange.startedAt > until) continue;
      const { origin, query } = urlParts(exchange.request.url);
      // Some servers have their error page on another host and tell it what to show.
      const isSentAway = /(?:^|&)error=[^&]/.test(query) && /(?:^|&)error_(?:description|hint|debug)=/.test(query);
      const home = urlParts(redirectEndpointOf(draft) ?? '').origin;
      if (!origins.has(origin) && !(isSentAway && origin !== home)) continue;
      const page = responseMessage('authorizationPage', exchange);
      if (page && isErrorPage(page)) draft.pages.push(page);
    }
    draft.pages.sort((a, b) => a.at - b.at);
  }
}

function isErrorPage(page: OAuthMessage): boolean {
  if (page.status === undefined) return false;
  // A navigation that another one overtook ends without an answer; only an unreachable server is a failure of its own.
  if (page.status === 0)
    return /NAME_NOT|CONNECTION|CERT|SSL|TIMED_OUT|ADDRESS|UNKNOWN_HOST|NET_TIMEOUT|REFUSED|RESET|BLOCKED_BY_(?:CLIENT|RESPONSE)/.test(
      page.networkError ?? '',
    );
  if (page.status >= 400) return true;
  // A page that forbids to be framed, in a frame.
  if (/BLOCKED_BY_RESPONSE/.test(page.networkError ?? '')) return true;
  if (page.status >= 300) return false;
  if (/[?&](?:error|authError|errorCode)=[^&]/.test(page.url) && !/[?&]code=/.test(page.url)) return true;
  // Entra ID and Azure AD B2C show their errors with status 200.
  if (page.format !== 'html' || !page.body.observed) return false;
  return /\bAAD(?:STS|B2C)\d{5,7}: /.test(page.body.value.slice(0, 200_000)) || saysError(page.body.value, page.method);
}

const refusal =
  /\berror (?:has )?occurred\b|\b(?:invalid|unknown|unauthori[sz]ed|unregistered)[ _](?:client|redirect[ _]?ur[il]|request|scope)\b|\bredirect[ _]?ur[il]\b[^.]{0,60}(?:\bnot\b|invalid|mismatch|doesn.t)|\bmissing required parameter\b/i;

/** A short page without anything to fill in, in which an authorization server excuses itself: Doorkeeper's has status 200. */
function saysError(html: string, method: string): boolean {
  if (html.length > 20_000 || /<(?:form|input)\b/i.test(html)) return false;
  const text = textOfPage(html);
  return text.length < 1500 && (refusal.test(text) || (method === 'POST' && alarm.test(html)));
}

/** What answers a form that was filled in, and shows nothing but an alert, whose words a script may put there in the person's language. */
const alarm = /<\w+(?=[^<>]{0,300}\brole=["']?alert)[^<>]{0,300}\bclass=["'][^"'<>]{0,200}(?:error|danger|negative)/i;
