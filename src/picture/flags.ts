import type { Cause, Finding, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../http/exchange.ts';
import { toneOf } from './guilt.ts';
import type { Flag } from './shape.ts';

/** The parameter that a rule is about where its evidence names the message alone: mostly one that is missing. */
const about: Readonly<Record<string, string>> = {
  'verifier-missing': 'code_verifier',
  'enf-missing-verifier-accepted': 'code_verifier',
  'pkce-missing': 'code_challenge',
  'verifier-unexpected': 'code_challenge',
  'challenge-method-missing': 'code_challenge_method',
  'state-missing': 'state',
  'state-missing-in-response': 'state',
  'nonce-missing': 'nonce',
  'iss-missing': 'iss',
  'code-missing': 'code',
  'code-missing-in-token-request': 'code',
  'authz-client-id-missing': 'client_id',
  'authz-redirect-uri-missing': 'redirect_uri',
  'authz-response-type-missing': 'response_type',
  'client-id-missing-in-token-request': 'client_id',
  'token-redirect-uri-missing': 'redirect_uri',
  'grant-type-missing': 'grant_type',
  'code-replayed': 'code',
  'code-double-submit': 'code',
  'code-handed-over-twice': 'code',
  'enf-code-reuse-accepted': 'code',
  'refresh-client-id-missing': 'client_id',
};

export const keyOf = ({ exchange, part, name }: Evidence) => `${exchange}|${part}|${name ?? ''}`;

/** Evidence with the parameter that the rule is about. */
const placeOf = (at: Evidence, rule: string): Evidence => {
  const name = at.name ?? about[rule];
  return name === undefined ? at : { ...at, name };
};

/** Everything that is said of the flow, by the place that it is said of. */
export function flagsOf({ rootCause, alsoWrong, findings }: FlowDiagnosis): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  const put = (at: readonly Evidence[], flag: Flag) => {
    for (const evidence of at) {
      const key = keyOf(placeOf(evidence, flag.rule!));
      const there = flags.get(key) ?? [];
      if (!there.some(({ rule }) => rule === flag.rule)) flags.set(key, [...there, flag]);
    }
  };
  if (rootCause) put(rootCause.at, { tone: toneOf(rootCause), text: rootCause.title, rule: rootCause.cause });
  for (const cause of alsoWrong) put(cause.at, flagOf(cause, cause.cause));
  for (const finding of findings) {
    const flag = flagOf(finding, finding.rule);
    const isRoot = finding.rule === rootCause?.cause && flag.tone === 'bad';
    if (finding.verdict === 'faulty') put(finding.at, isRoot ? { ...flag, tone: toneOf(rootCause) } : flag);
  }
  return flags;
}

const flagOf = ({ severity, title }: Cause | Finding, rule: string): Flag => ({
  tone: severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'note',
  text: title,
  rule,
});

/**
 * The places that the root cause is about: the two of its comparison (a value that was made of the one there is no place, but a line of its
 * own); else the first of its evidence is wrong, and what it names in other
 * exchanges is what that was held against.
 */
export function placesOf(rootCause: Cause | null): Map<string, 'expected' | 'observed'> {
  const places = new Map<string, 'expected' | 'observed'>();
  if (!rootCause) return places;
  const { at, cause, comparison } = rootCause;
  for (const evidence of at) {
    const side = evidence.exchange === at[0]!.exchange ? 'observed' : 'expected';
    if (!comparison) places.set(keyOf(placeOf(evidence, cause)), side);
  }
  for (const side of ['expected', 'observed'] as const) {
    const at = comparison?.[side].at;
    if (at && !comparison[side].made) places.set(keyOf(at), side);
  }
  return places;
}
