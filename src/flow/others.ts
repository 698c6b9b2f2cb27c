import { type MessageKind, type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Flow, OtherFlow } from './flow.ts';

/** Messages that several sign-ins share or that come long after one: they say nothing about when it ran. */
const aroundIt: ReadonlySet<MessageKind> = new Set([
  'metadata',
  'keySet',
  'refreshRequest',
  'refreshResponse',
  'apiRequest',
  'departure',
  'startingPage',
  'onwardPage',
  'bystander',
]);

/** What each flow of a recording holds, so that another flow's values can be compared with it. */
export function otherFlows(flows: readonly Omit<Flow, 'derived'>[]): OtherFlow[] {
  return flows.map((flow) => {
    const { authorizationRequest: request, authorizationResponse: response, codeHandover, tokenRequest = codeHandover } = flow.messages;
    const exchanges = [...flow.tokenExchanges, ...flow.refreshExchanges];
    const own = flow.timeline.filter((message) => !aroundIt.has(message.kind));
    const values = {
      clientId: textOf(request, 'client_id') ?? textOf(tokenRequest, 'client_id'),
      redirectUri: textOf(request, 'redirect_uri'),
      authorizationEndpoint: request?.endpoint,
      state: textOf(request, 'state'),
      nonce: textOf(request, 'nonce'),
      challenge: textOf(request, 'code_challenge'),
      code: textOf(response, 'code'),
      verifier: textOf(tokenRequest, 'code_verifier'),
      requestUri: textOf(request, 'request_uri'),
      tab: request?.context.tab,
      respondedAt: response?.at,
      silent: textOf(request, 'prompt') === 'none' ? (true as const) : undefined,
    };
    return {
      flow: flow.id,
      // Two sign-ins may share one pushed request: each began when the browser went to the server.
      startedAt: (request ?? own[0] ?? flow.timeline[0])?.at ?? 0,
      endedAt: (own.at(-1) ?? flow.timeline.at(-1))?.endedAt ?? 0,
      refreshTokens: exchanges.flatMap(({ response: answer }) => textOf(answer, 'refresh_token') ?? []),
      ...(request && { request: { exchange: request.exchange, part: 'request-url' as const } }),
      ...(response && { response: { exchange: response.exchange, part: 'response-header' as const } }),
      outcome: exchanges.some(({ outcome }) => outcome === 'issued')
        ? 'issued'
        : exchanges.length || flow.messages.authorizationPage
          ? 'failed'
          : 'open',
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    };
  });
}

/** Milliseconds after a refused refresh in which an application begins anew, by itself or when the person clicks. */
const soon = 60_000;

/** The sign-in that the same client began soon after this refresh. */
export function successorOf(refresh: OAuthMessage, others: readonly OtherFlow[]): OtherFlow | undefined {
  const client = textOf(refresh, 'client_id');
  return others.find(
    (other) =>
      other.request !== undefined &&
      !other.silent &&
      other.startedAt >= refresh.at &&
      other.startedAt <= refresh.endedAt + soon &&
      (client === undefined || other.clientId === undefined || other.clientId === client),
  );
}
