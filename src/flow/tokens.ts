import type { Exchange } from '../http/exchange.ts';
import { formPairs, percentDecode } from '../http/url.ts';
import { requestMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, read, textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import type { Shape } from '../oauth/recognise.ts';
import { addHandover } from './attach-handovers.ts';
import { codesOf, type Draft, link, newDraft, withoutFragment } from './draft.ts';
import type { Link, TokenExchange } from './flow.ts';
import { handover, isForOwnServer } from './handover.ts';
import { tokenExchange } from './token-outcome.ts';

/** Gives each token request to the sign-in whose code it redeems, with the preflight before it and the redirects behind it. */
export function attachTokens(shapes: readonly Shape[], drafts: Draft[]): void {
  const redirects = new Map<string, { draft: Draft; until: number }>();
  const preflights = shapes.filter((shape) => shape.kind === 'preflight');
  const claimed = new Set<string>();
  const sent = new Set<string>();
  for (const { kind, exchange } of shapes)
    if (kind === 'token')
      for (const { name, value } of formPairs(exchange.request.body.observed ? exchange.request.body.value : ''))
        if (name === 'code') sent.add(value);
  for (const shape of shapes) {
    const { exchange } = shape;
    const followed = redirects.get(withoutFragment(exchange.request.url));
    const isFollowUp = followed && exchange.startedAt <= followed.until && shape.kind !== 'preflight';
    if (shape.kind !== 'token' && !isFollowUp) continue;
    const attempt = tokenExchange(exchange, ['tokenRequest', 'tokenResponse']);
    const found = isFollowUp ? { draft: followed.draft, by: 'redirect' as const } : draftOfToken(attempt.request, drafts, sent);
    if (found?.by === 'code' && attempt.outcome !== 'issued' && isForOwnServer(shape, found.draft)) {
      addHandover(found.draft, handover(exchange));
      continue;
    }
    const draft = found?.draft ?? newDraft(attempt.request.at);
    if (!found) drafts.push(draft);
    claimPreflight(attempt, preflights, claimed);
    const from = draft.responses.at(-1) ?? draft.request ?? draft.tokens.at(-1)?.request;
    if (from && found) draft.links.push(link(found.by, from, attempt.request, found.by === 'code' ? 'code' : undefined));
    draft.tokens.push(attempt);
    if (attempt.outcome === 'redirected' && shape.redirect)
      redirects.set(withoutFragment(shape.redirect), { draft, until: exchange.startedAt + 10_000 });
  }
  const taken = new Set(
    shapes.flatMap(({ kind, exchange }) => (['preflight', 'token', 'other'].includes(kind) ? [] : [withoutFragment(exchange.request.url)])),
  );
  for (const { exchange } of preflights)
    if (!claimed.has(exchange.id) && !taken.has(withoutFragment(exchange.request.url))) attachLonePreflight(exchange, drafts);
}

/** True when a code came back, even one whose value was redacted. */
const broughtCode = (draft: Draft) => draft.responses.some((response) => read(response, 'code').state !== 'absent');

/** The preflight of a token request: to the same URL, shortly before it (Fetch §4.8); Chrome may stamp it a little later. */
function claimPreflight(attempt: TokenExchange, preflights: readonly Shape[], claimed: Set<string>): void {
  const url = withoutFragment(attempt.request.url);
  const found = preflights.findLast(
    ({ exchange }) =>
      withoutFragment(exchange.request.url) === url &&
      Math.abs(exchange.startedAt - attempt.request.at) < 10_000 &&
      exchange.startedAt <= attempt.request.at + 2000 &&
      !claimed.has(exchange.id),
  );
  if (!found) return;
  claimed.add(found.exchange.id);
  attempt.preflight = requestMessage('preflight', found.exchange);
}

/** Firefox shows no POST at all when its preflight fails: the preflight is then the only trace of the token request. */
function attachLonePreflight(exchange: Exchange, drafts: readonly Draft[]): void {
  if (!/token|oauth/i.test(exchange.request.url)) return;
  const draft = drafts.findLast(
    (each) => each.responses.length > 0 && each.tokens.length === 0 && each.responses[0]!.at <= exchange.startedAt,
  );
  draft?.preflights.push(requestMessage('preflight', exchange));
}

function draftOfToken(
  request: OAuthMessage,
  drafts: readonly Draft[],
  sent: ReadonlySet<string>,
): { draft: Draft; by: Link['by'] } | undefined {
  const polled = pollOf(request);
  const polling =
    polled === undefined ? undefined : drafts.findLast((draft) => draft.tokens.some((token) => pollOf(token.request) === polled));
  if (polling) return { draft: polling, by: 'token' };
  const grant = textOf(request, 'grant_type');
  if (grant !== undefined && !/auth|code|pkce/i.test(grant) && textOf(request, 'code') === undefined) return undefined;
  const code = textOf(request, 'code');
  const verifier = textOf(request, 'code_verifier');
  const earlier = drafts.filter((draft) => draft.startedAt <= request.at + 1000);
  const own =
    code === undefined
      ? undefined
      : (earlier.findLast((draft) => codesOf(draft).includes(code)) ??
        earlier.findLast((draft) => draft.tokens.some((token) => textOf(token.request, 'code') === code)));
  if (own && code !== undefined) {
    const rightful = verifier === undefined ? undefined : rightfulOwner(own, verifier, request, earlier, sent);
    return rightful ? { draft: rightful, by: 'client-and-order' } : { draft: own, by: 'code' };
  }
  const waiting = earlier.filter((draft) => draft.responses.length > 0 && draft.responses[0]!.at <= request.at + 1000);
  const altered = code === undefined ? undefined : waiting.findLast((draft) => codesOf(draft).some((each) => isAltered(code, each)));
  if (altered) return { draft: altered, by: 'client-and-order' };
  const byVerifier = verifier === undefined ? undefined : earlier.findLast((draft) => challengeFits(draft, verifier));
  if (byVerifier && (byVerifier.responses.length === 0 || waiting.includes(byVerifier)))
    return { draft: byVerifier, by: 'client-and-order' };
  const same = (draft: Draft, name: string) =>
    draft.request !== undefined && textOf(draft.request, name) !== undefined && textOf(draft.request, name) === textOf(request, name);
  const alike = (draft: Draft) => same(draft, 'client_id') || same(draft, 'redirect_uri');
  // Without a value that ties them together only what came before can be what is redeemed.
  const before = (draft: Draft) => (draft.responses[0] ?? draft.request ?? { at: draft.startedAt }).at <= request.at;
  const idle = waiting.filter((draft) => draft.tokens.length === 0 && broughtCode(draft) && before(draft));
  const byOrder =
    idle.findLast(alike) ??
    idle.at(-1) ??
    earlier.findLast(
      (draft) => draft.request && before(draft) && draft.responses.length === 0 && draft.tokens.length === 0 && alike(draft),
    ) ??
    (code === undefined ? waiting.findLast(alike) : undefined);
  return byOrder && { draft: byOrder, by: 'client-and-order' };
}

/** What a client polls with until the person agrees (RFC 8628 §3.4, OpenID CIBA §10.1). */
const pollOf = (request: OAuthMessage) => textOf(request, 'device_code') ?? textOf(request, 'auth_req_id');

/**
 * A code of an abandoned sign-in sent by a later one: everything but the code belongs to the later flow,
 * which has come back and not yet redeemed its own code.
 */
function rightfulOwner(
  own: Draft,
  verifier: string,
  request: OAuthMessage,
  drafts: readonly Draft[],
  sent: ReadonlySet<string>,
): Draft | undefined {
  if (challengeFits(own, verifier)) return undefined;
  const { tab } = request.context;
  const home = own.responses[0]?.context.tab ?? own.request?.context.tab;
  const isAway = (draft: Draft) => tab !== undefined && tab === home && draft.request?.context.tab !== tab;
  const since = own.responses[0]?.at ?? 0;
  const uri = textOf(request, 'redirect_uri');
  const returnsTo = (draft: Draft) => draft.request === undefined || uri === undefined || textOf(draft.request, 'redirect_uri') === uri;
  return drafts.findLast(
    (draft) =>
      draft !== own &&
      // Its own code is redeemed too, or the request is in the tab that this code came to: then not the code was mixed up, but the verifier.
      !codesOf(draft).some((code) => sent.has(code)) &&
      !isAway(draft) &&
      returnsTo(draft) &&
      draft.tokens.length === 0 &&
      draft.responses.length > 0 &&
      draft.responses[0]!.at > since &&
      draft.responses[0]!.at <= request.at &&
      challengeFits(draft, verifier),
  );
}

function challengeFits(draft: Draft, verifier: string): boolean {
  const challenge = draft.request && textOf(draft.request, 'code_challenge');
  return challenge !== undefined && verifier.length <= 4096 && (challenge === verifier || challenge === s256(verifier));
}

/** True when one code is the other one after a slip on the way: cut, encoded again, glued, blanks. */
export function isAltered(sent: string, received: string): boolean {
  if (sent === received) return true;
  const [short, long] = sent.length < received.length ? [sent, received] : [received, sent];
  if (short.length >= 6 && long.includes(short)) return true;
  const plain = (code: string) => percentDecode(code).replace(/[\s+]/g, '').toLowerCase();
  return plain(sent) === plain(received) || plain(percentDecode(sent)) === plain(percentDecode(received));
}
