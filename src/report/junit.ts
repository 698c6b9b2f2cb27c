import type { Cause, Finding, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { firstReason, type Judged } from './judged.ts';
import { visibleLines } from './visible.ts';

/** JUnit XML for CI: a suite for each file and a case for each sign-in, which fails with its cause. What a baseline knows is skipped. */
export function junitReport(files: readonly Judged[]): string {
  const suites = files.map(suite);
  const sum = (count: (each: Counted) => number) => suites.reduce((total, each) => total + count(each), 0);
  // Jenkins’ own schema (xunit-plugin, junit-10.xsd) has no count of what was skipped here, and refuses a file with one.
  const attributes = `tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pkce-inspector" ${attributes}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

interface Counted {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  xml: string;
}

function suite(judged: Judged): Counted {
  const { file, diagnosis, error } = judged;
  const outcomes = diagnosis.flows.map((flow) => outcomeOf(flow, judged));
  const count = (kind: string) => outcomes.filter((outcome) => outcome === kind).length;
  const cases = diagnosis.flows.map((flow, index) => testCase(flow, outcomes[index]!, judged));
  const broken =
    error === undefined
      ? ''
      : `    <testcase classname="${text(file)}" name="is readable" time="0">\n      <error message="${text(error)}"/>\n    </testcase>\n`;
  const numbers = {
    tests: outcomes.length + (broken ? 1 : 0),
    failures: count('failure'),
    errors: broken ? 1 : 0,
    skipped: count('skipped'),
  };
  const attributes = Object.entries(numbers).map(([name, value]) => `${name}="${value}"`);
  const seconds = diagnosis.flows.reduce((total, flow) => total + lasted(flow), 0);
  const start = Math.min(...diagnosis.flows.map(({ startedAt }) => startedAt));
  const stamp = Number.isFinite(start) && Math.abs(start) < 8.64e15 ? ` timestamp="${new Date(start).toISOString().slice(0, 19)}"` : '';
  return {
    ...numbers,
    xml: `  <testsuite name="${text(file)}" ${attributes.join(' ')} time="${seconds.toFixed(3)}"${stamp}>\n${cases.join('')}${broken}  </testsuite>\n`,
  };
}

type Outcome = 'passed' | 'failure' | 'skipped';

function outcomeOf(flow: FlowDiagnosis, judged: Judged): Outcome {
  if (firstReason(judged, flow)) return 'failure';
  return flow.status === 'sound' ? 'passed' : 'skipped';
}

const lasted = ({ startedAt, endedAt }: FlowDiagnosis) => Math.max(0, endedAt - startedAt) / 1000 || 0;

function testCase(flow: FlowDiagnosis, outcome: Outcome, judged: Judged): string {
  const name = `${flow.id}${flow.clientId ? ` of client ${flow.clientId}` : ''} signs in`;
  const inside: string[] = [];
  const { rootCause } = flow;
  const reason = firstReason(judged, flow);
  if (reason) {
    const message = reason === rootCause ? flow.headline : reason.title;
    inside.push(
      `<failure type="${text('cause' in reason ? reason.cause : reason.rule)}" message="${text(message)}">${text(told(reason))}</failure>`,
    );
  }
  if (outcome === 'skipped') inside.push(`<skipped message="${text(rootCause ? `known: ${flow.headline}` : flow.headline)}"/>`);
  if (flow.alsoWrong.length)
    inside.push(
      `<system-out>${text(flow.alsoWrong.map((cause) => `Also wrong (${cause.cause}): ${told(cause)}`).join('\n\n'))}</system-out>`,
    );
  const head = `    <testcase classname="${text(flow.provider?.id ?? flow.server)}" name="${text(name)}" time="${lasted(flow).toFixed(3)}"`;
  return inside.length ? `${head}>\n${inside.map((line) => `      ${line}\n`).join('')}    </testcase>\n` : `${head}/>\n`;
}

const told = (reason: Cause | Finding) =>
  `${reason.text}${'standing' in reason ? `\n[${reason.standing}]` : ''}${reason.fix ? `\nFix: ${reason.fix}` : ''}`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text for XML 1.0, which has no place for most control characters and for half of a surrogate pair. */
const text = (value: string): string =>
  visibleLines(value)
    .replace(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
