import type { Case } from './case.ts';
import { causeOf } from './cause.ts';
import type { Cause } from './diagnosis.ts';
import { consequences, sameSlipAs } from './hypotheses/same-slip.ts';
import { isMisnamed, saysHowItIsMissing } from './misnamed-parameters.ts';

/** Whatever else is wrong, without the other views of the root cause and without what merely follows from it. */
export function alsoWrongOf(given: Case, root: Cause | null): Cause[] {
  const sameSlip = sameSlipAs(root?.cause);
  return [...given.findings.values()]
    .filter(
      (finding) =>
        finding.verdict === 'faulty' &&
        finding.severity !== 'note' &&
        finding.rule !== root?.cause &&
        !consequences.has(finding.rule) &&
        !saysHowItIsMissing(finding, root) &&
        !isMisnamed(finding.rule, root) &&
        !sameSlip.has(finding.rule),
    )
    .map((finding) => causeOf(finding, given.flow, 'proved'));
}
