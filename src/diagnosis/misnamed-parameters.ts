import type { Case } from './case.ts';
import { causeOf } from './cause.ts';
import type { Cause, Finding } from './diagnosis.ts';

/** Rules that miss a parameter, with its name. */
const missed: Readonly<Record<string, string>> = {
  'authz-client-id-missing': 'client_id',
  'authz-response-type-missing': 'response_type',
  'authz-redirect-uri-missing': 'redirect_uri',
  'pkce-missing': 'code_challenge',
  'challenge-method-without-challenge': 'code_challenge',
  'challenge-method-missing': 'code_challenge_method',
  'challenge-method-contradicts': 'code_challenge_method',
  'state-missing': 'state',
  'grant-type-missing': 'grant_type',
  'code-missing-in-token-request': 'code',
  'client-id-missing-in-token-request': 'client_id',
  'token-redirect-uri-missing': 'redirect_uri',
  'verifier-missing': 'code_verifier',
  'verifier-unexpected': 'code_challenge',
};

/** True when a finding only says in what way the parameter is missing that the root cause misses: under another name, or empty. */
export function saysHowItIsMissing(finding: Finding, root: Cause | null): boolean {
  const name = root && Object.hasOwn(missed, root.cause) ? missed[root.cause] : undefined;
  if (name === undefined || finding.verdict !== 'faulty') return false;
  if (finding.rule === 'param-misspelled') return finding.text.includes(`no “${name}”`);
  return finding.rule === 'param-empty' && finding.at.length === 1 && finding.at[0]!.name === name;
}

/** A missing parameter that was sent under another name: the cause says under which. */
export function withOtherName(root: Cause, given: Case): Cause {
  const misspelled = given.findings.get('param-misspelled');
  const used = misspelled?.at[0]?.name;
  const escaped = misspelled?.verdict === 'faulty' && misspelled.text.includes('&amp;');
  if (misspelled && escaped) return causeOf(misspelled, given.flow, 'proved');
  if (!misspelled || used === undefined || root.text.includes(used) || !saysHowItIsMissing(misspelled, root)) return root;
  return { ...root, text: `${root.text} ${misspelled.text}`, at: [...root.at, ...misspelled.at] };
}

/** True for a parameter that only seems to be missing: the root cause is that all of them had other names. */
export const isMisnamed = (rule: string, root: Cause | null): boolean =>
  root?.text.includes('&amp;') === true && (Object.hasOwn(missed, rule) || rule === 'param-misspelled');
