import { type Observed, observed, type Signatures, unobserved } from '../http/exchange.ts';
import { urlParts } from '../http/url.ts';
import { dpopProofs } from '../oauth/dpop.ts';
import { jsonMembers } from '../oauth/json-body.ts';
import { readJwt } from '../oauth/jwt.ts';
import { type OAuthMessage, read, readHeader, textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import { failureOf } from './failure.ts';
import type { ClientType, CodeUse, Derived, Flow, OtherFlow } from './flow.ts';

type Undecided = Omit<Flow, 'derived'>;

/** Computes once what several rules need to know of a flow. */
export function derive(
  flow: Undecided,
  uses: ReadonlyMap<string, readonly CodeUse[]>,
  others: readonly OtherFlow[],
  recording: Derived['recording'],
  signatures: Signatures,
): Derived {
  const { tokenRequest } = flow.messages;
  const metadata = metadataOf(flow);
  const tokens = [...flow.tokenExchanges, ...flow.refreshExchanges];
  const idTokenText = idTokenTextOf(flow);
  const idToken = idTokenText === undefined ? undefined : readJwt(idTokenText);
  const accessToken = tokens.map(({ response }) => textOf(response, 'access_token')).find((token) => token !== undefined);
  const failure = failureOf(flow);
  const signature = idTokenText === undefined ? undefined : signatures[idTokenText];
  return {
    ...pkceFacts(flow.messages.authorizationRequest, tokenRequest ?? flow.messages.codeHandover),
    codeAge: codeAge(flow),
    codeUses: codeUses(flow, uses),
    others: others.filter((other) => other.flow !== flow.id),
    clientType: clientTypeOf(flow),
    ...(failure && { failure }),
    issued: flow.tokenExchanges.some(({ outcome }) => outcome === 'issued'),
    ...(metadata && { metadata }),
    ...(idToken?.readable && { idToken: idToken.jwt }),
    ...(accessToken !== undefined && { accessToken: readJwt(accessToken).readable ? 'jwt' : 'opaque' }),
    recording,
    ...(signature && { signature }),
    proofs: Object.fromEntries(proofTextsOf(flow).flatMap((proof) => (signatures[proof] ? [[proof, signatures[proof]]] : []))),
    hops: flow.timeline.filter((message) => message.kind === 'authorizationHop'),
  };
}

/** The ID token whose signature counts for a sign-in. */
export function idTokenTextOf({ tokenExchanges, refreshExchanges, messages }: Undecided): string | undefined {
  const responses = [...tokenExchanges, ...refreshExchanges].map(({ response }) => response);
  return [...responses, messages.authorizationResponse].map((message) => textOf(message, 'id_token')).find((token) => token !== undefined);
}

/** The DPoP proofs of a sign-in, whose signatures count too. */
const proofTextsOf = ({ timeline }: Undecided): string[] => dpopProofs(timeline).map(({ proof }) => proof);

/** What of a sign-in is signed. */
export const signedTextsOf = (flow: Undecided): string[] => [...proofTextsOf(flow), idTokenTextOf(flow) ?? ''].filter(Boolean);

/** The method in force, what it makes of the verifier, and whether that is the challenge (RFC 7636 §4.2, §4.3, §4.6). */
function pkceFacts(
  request: OAuthMessage | undefined,
  token: OAuthMessage | undefined,
): Pick<Derived, 'method' | 'challengeFromVerifier' | 'challengeMatches'> {
  const late = unobserved('recording-started-late');
  const declared = request ? read(request, 'code_challenge_method') : undefined;
  const method: Observed<string> = !declared
    ? late
    : declared.state === 'unobserved'
      ? unobserved(declared.because)
      : observed(declared.state === 'present' && declared.value ? declared.value : 'plain');
  const challenge = request ? read(request, 'code_challenge') : undefined;
  const verifier = token ? read(token, 'code_verifier') : undefined;
  let made: Observed<string> = token ? unobserved('body-not-captured') : unobserved('outside-the-browser');
  if (verifier?.state === 'unobserved') made = unobserved(verifier.because);
  else if (!method.observed) made = method;
  else if (verifier?.state === 'present') made = observed(method.value === 'plain' ? verifier.value : s256(verifier.value));
  const matches: Observed<boolean> = !made.observed
    ? made
    : challenge?.state === 'present'
      ? observed(made.value === challenge.value)
      : challenge?.state === 'unobserved'
        ? unobserved(challenge.because)
        : challenge
          ? observed(false)
          : late;
  return { method, challengeFromVerifier: made, challengeMatches: matches };
}

function codeAge(flow: Undecided): Observed<number> {
  const { authorizationResponse, codeHandover, tokenRequest = codeHandover } = flow.messages;
  if (!tokenRequest) return unobserved('outside-the-browser');
  if (!authorizationResponse) return unobserved('recording-started-late');
  if (tokenRequest.untimed || authorizationResponse.untimed) return unobserved('untimed');
  return observed(Math.max(0, tokenRequest.at - authorizationResponse.at));
}

function codeUses(flow: Undecided, byCode: ReadonlyMap<string, readonly CodeUse[]>): CodeUse[] {
  const codes = new Set(
    [flow.messages.authorizationResponse, flow.messages.tokenRequest].flatMap((message) => textOf(message, 'code') ?? []),
  );
  return [...codes].flatMap((code) => byCode.get(code) ?? []).sort((a, b) => a.at - b.at);
}

/** Every token request of a recording by the code that it carries. */
export function usesByCode(flows: readonly Undecided[]): Map<string, CodeUse[]> {
  const byCode = new Map<string, CodeUse[]>();
  for (const { id, tokenExchanges } of flows) {
    for (const { request, outcome } of tokenExchanges) {
      const code = textOf(request, 'code');
      const use: CodeUse = { exchange: request.exchange, flow: id, at: request.at, endedAt: request.endedAt, outcome };
      if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), use]);
    }
  }
  return byCode;
}

/** Who talks to the token endpoint: a page, an app on the device, a client with a secret, or a server that cannot be seen. */
function clientTypeOf(flow: Undecided): ClientType {
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  const redirect = textOf(authorizationRequest, 'redirect_uri') ?? authorizationResponse?.url;
  if (redirect && !/^(?:https?|storagerelay):/i.test(redirect)) return 'native'; // Google's storagerelay hands the code to a page.
  if (!tokenRequest) return flow.handovers.length ? 'server-side' : clientTypeWithoutExchange(flow);
  const authorization = readHeader(tokenRequest, 'authorization');
  const hasSecret = textOf(tokenRequest, 'client_secret') !== undefined || textOf(tokenRequest, 'client_assertion') !== undefined;
  if (hasSecret || (authorization.state === 'present' && /^basic /i.test(authorization.value))) return 'confidential';
  if (authorization.state === 'unobserved' && textOf(tokenRequest, 'client_id') === undefined) return 'unknown';
  return 'public-browser';
}

/** Without a token request only the signs around it tell: a callback that sets a session, or a script that reads the metadata. */
function clientTypeWithoutExchange(flow: Undecided): ClientType {
  const byScript = flow.timeline.some(
    (message) =>
      (message.kind === 'metadata' || message.kind === 'preflight') &&
      message.otherHeaders.some((field) => field.name.toLowerCase() === 'origin'),
  );
  if (byScript) return 'public-browser';
  const { authorizationResponse, callback } = flow.messages;
  if (authorizationResponse?.delivered === 'form_post') return 'server-side'; // No script of a page can read a POST.
  const session = callback?.headers.some((field) => field.name.toLowerCase() === 'set-cookie');
  const answered = callback?.status !== undefined && callback.status >= 300 && callback.status < 400;
  return textOf(authorizationResponse, 'code') !== undefined && (session || answered) ? 'server-side' : 'unknown';
}

function metadataOf(flow: Undecided): Record<string, unknown> | undefined {
  const origins = new Set(
    [flow.messages.authorizationRequest, flow.messages.tokenRequest].flatMap((message) => (message ? [urlParts(message.url).origin] : [])),
  );
  const documents = flow.timeline
    .filter((message) => message.kind === 'metadata')
    .map(jsonMembers)
    .filter((document) => document !== undefined);
  const endpoint = (document: Record<string, unknown>, name: string) =>
    typeof document[name] === 'string' ? (document[name] as string) : '';
  return (
    documents.find((document) => endpoint(document, 'authorization_endpoint') === flow.messages.authorizationRequest?.endpoint) ??
    documents.find((document) => origins.has(urlParts(endpoint(document, 'issuer')).origin)) ??
    documents[0]
  );
}
