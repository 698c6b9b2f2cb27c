import type { Gathered } from '../../flow/correlate.ts';
import type { OtherFlow } from '../../flow/flow.ts';
import { personalValues } from '../../flow/references.ts';
import type { ExchangeId } from '../../http/exchange.ts';
import { s256 } from '../../oauth/pkce.ts';
import type { FlowDiagnosis } from '../diagnosis.ts';
import type { Candidate } from './candidates.ts';

/** Milliseconds around a sign-in within which its neighbours may still matter to it: what the rules and the correlation use is at most 60 s. */
export const near = 65_000;

/** A sign-in that was judged, with what tells whether it has to be judged again. */
export interface Known extends Gathered {
  diagnosis: FlowDiagnosis;
  other: OtherFlow;
  /** Its exchanges, but for metadata and key sets, which sign-ins share. */
  exchanges: ReadonlySet<ExchangeId>;
  /** The values that others may have in common with it. */
  values: readonly string[];
  /** What correlation made of its exchanges. */
  mark: string;
  /** What later messages are given to by order alone goes to the last one of these. */
  keys: readonly string[];
  isFinished: boolean;
  /** Last moment of the recording when it was judged. */
  judgedAt: number;
}

/** What has to be remembered of a sign-in once it was judged. */
export function knownOf(
  { flow, startedAt, other, mark, way }: Omit<Candidate, 'isSame'>,
  diagnosis: FlowDiagnosis,
  judgedAt: number,
  isDocument: (id: ExchangeId) => boolean,
): Known {
  const { timeline, messages } = flow;
  const { tokenRequest, authorizationResponse, authorizationPage, authorizationRequest } = messages;
  const isRedeemed = tokenRequest !== undefined || judgedAt - (authorizationResponse?.at ?? 0) >= near;
  return {
    flow,
    startedAt,
    way,
    diagnosis,
    other,
    mark,
    judgedAt,
    exchanges: new Set([...timeline.map(({ exchange }) => exchange), ...way].filter((id) => !isDocument(id))),
    values: [...valuesOf(other), ...(diagnosis.unjudged ? [] : idTokenNonces(diagnosis)), ...timeline.flatMap(personalValues)],
    keys: [
      ...new Set([
        ...timeline.map(({ kind, endpoint }) => `${kind} ${endpoint}`),
        `client ${other.clientId}`,
        `redirect ${other.redirectUri}`,
        ...(tokenRequest ? [] : ['idle', `idle ${other.clientId}`, `idle ${other.redirectUri}`]),
      ]),
    ],
    isFinished:
      authorizationPage !== undefined ||
      (authorizationResponse !== undefined && messages.callback !== undefined && isRedeemed) ||
      (authorizationRequest === undefined && (messages.refreshRequest !== undefined || tokenRequest !== undefined)),
  };
}

/** What tells a sign-in from others, and may turn up in one of them. */
export const valuesOf = ({ state, nonce, challenge, code, verifier, requestUri, refreshTokens }: OtherFlow): string[] =>
  [state, nonce, challenge, code, verifier, verifier && s256(verifier), requestUri, ...refreshTokens].filter(
    (value) => value !== undefined && value !== '',
  ) as string[];

/** A rule looks among the others for the sign-in whose nonce an ID token has. */
function idTokenNonces({ flow }: FlowDiagnosis): string[] {
  const nonce = flow.derived.idToken?.claims.nonce;
  return typeof nonce === 'string' ? [nonce] : [];
}
