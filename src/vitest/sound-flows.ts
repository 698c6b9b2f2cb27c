import { analyse } from '../analyse.ts';
import { exchangesOfHar } from '../capture/har-entry.ts';
import { parseTranscript } from '../capture/transcript.ts';
import type { AnalyseOptions, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Severity } from '../rules/define-rule.ts';

export interface SoundFlowsOptions extends AnalyseOptions {
  /** The least severity that makes a flow unsound: `error` when not given. */
  failOn?: Severity;
  /** Whether a sign-in of which neither end was seen passes. */
  allowIncomplete?: boolean;
}

/** What a matcher of Vitest, Jest or Playwright returns. */
export interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/**
 * A matcher: the recording holds at least one sign-in, and each of them is sound. Takes a parsed HAR document, its text, a transcript, or exchanges.
 * Throws a TypeError when it is none of them.
 */
export function toHaveSoundFlows(received: unknown, options: SoundFlowsOptions = {}): MatcherResult {
  const { failOn = 'error', allowIncomplete = false, ...analysis } = options;
  const { flows } = analyse(exchangesOf(received), analysis);
  const unsound = flows.flatMap((flow) => complaintsAbout(flow, failOn, allowIncomplete));
  const pass = flows.length > 0 && unsound.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? `Each of the ${flows.length} sign-ins is sound, and one ought not to be.`
        : flows.length === 0
          ? 'No OAuth sign-in was found in this recording.'
          : unsound.join('\n\n'),
  };
}

function exchangesOf(received: unknown): readonly Exchange[] {
  if (Array.isArray(received)) return received;
  if (typeof received === 'string')
    return /^\s*\{/.test(received) ? exchangesOfHar(JSON.parse(received)).exchanges : parseTranscript(received);
  if (typeof received === 'object' && received !== null && 'log' in received) return exchangesOfHar(received).exchanges;
  throw new TypeError('toHaveSoundFlows takes a HAR document, its text, a transcript or a list of exchanges.');
}

const rank = { note: 1, warning: 2, error: 3 };

function complaintsAbout(flow: FlowDiagnosis, failOn: Severity, allowIncomplete: boolean): string[] {
  const { rootCause, alsoWrong, findings, status, headline } = flow;
  const causes = rootCause ? [rootCause, ...alsoWrong] : alsoWrong;
  const named = new Set(causes.map(({ cause }) => cause));
  const faults = findings
    .filter(({ verdict, rule }) => verdict === 'faulty' && !named.has(rule))
    .map((each) => ({ ...each, cause: each.rule }));
  const wrong = [...causes, ...faults].filter(({ severity }) => rank[severity] >= rank[failOn]);
  if (!wrong.length && status !== 'failed' && (status === 'sound' || allowIncomplete)) return [];
  const lines = wrong.map(({ cause, text, fix }) => `  ${cause}: ${text}${fix ? `\n    Fix: ${fix}` : ''}`);
  return [[`${flow.clientId ?? 'a client'} at ${flow.server}: ${headline}`, ...lines].join('\n')];
}
