import type { Case } from './case.ts';
import { causeOf } from './cause.ts';
import { preciseFault } from './challenge-cause.ts';
import type { Cause } from './diagnosis.ts';
import { registeredErrors } from './hypotheses/causes-by-failure.ts';
import type { Weighed } from './hypotheses/define-hypothesis.ts';
import { withOtherName } from './misnamed-parameters.ts';
import { provedFault } from './proved-fault.ts';
import { supposedCause } from './supposed-cause.ts';

/** What a rule's severity says of its certainty as a cause: a warning is a likely cause without proof. */
const sureness = { error: 'proved', warning: 'likely', note: 'possible' } as const;

/** Names the one cause of a flow: a proof before a text, the specific before the general. Null when nothing is wrong. */
export function rootCauseOf(given: Case, hypotheses: readonly Weighed[]): Cause | null {
  const found = provedFault(given);
  const proved = found && preciseFault(found, given);
  if (proved) return withOtherName(causeOf(proved, given.flow, sureness[proved.severity]), given);
  if (!given.flow.derived.failure || hasBegunAnew(given)) return null;
  return supposedCause(given, hypotheses);
}

/** A refresh token that ended, and a new sign-in after it: all went as it should. */
const hasBegunAnew = ({ flow, findings }: Case) =>
  flow.derived.failure?.at === 'refresh' &&
  findings.get('refresh-token-expired')?.verdict === 'faulty' &&
  findings.get('refresh-token-expired')?.severity === 'note';

/**
 * The cause of a refused token request before the text of the refusal is here: only one that is proved, and that it would be whichever
 * error the text may name. What is said of a sign-in before the text comes must not change with it.
 */
export function certainCauseOf(given: Case): Cause | null {
  if (given.flow.derived.failure?.at !== 'token-response') return null;
  const found = provedFault(given);
  if (found?.severity !== 'error') return null;
  const isSame = registeredErrors.every((error) => provedFault(withError(given, error))?.rule === found.rule);
  return isSame ? rootCauseOf(given, []) : null;
}

function withError(given: Case, error: string): Case {
  const { derived } = given.flow;
  return { ...given, flow: { ...given.flow, derived: { ...derived, ...(derived.failure && { failure: { ...derived.failure, error } }) } } };
}
