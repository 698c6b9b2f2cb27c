import { isAtLeast } from '../report/judged.ts';
import type { Severity } from '../rules/define-rule.ts';

/** 0 clean, 1 findings at or above `--fail-on`, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

export type FailOn = Severity | 'never';

/** True when one of the severities found reaches the threshold. */
export const reaches = (found: readonly Severity[], failOn: FailOn): boolean =>
  failOn !== 'never' && found.some((severity) => isAtLeast(severity, failOn));
