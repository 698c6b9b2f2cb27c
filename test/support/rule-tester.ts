import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { providerOfFlow } from '../../src/diagnosis/provider-of-flow.ts';
import { correlate } from '../../src/flow/correlate.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { checkSignatures } from '../../src/flow/signatures.ts';
import { isLiteralNothing } from '../../src/oauth/grant.ts';
import type { Outcome, Rule } from '../../src/rules/define-rule.ts';

const secrets = new Set([
  'code',
  'code_verifier',
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
  'client_assertion',
  'password',
]);

interface Cases {
  faulty: Record<string, { traffic: string; message: string; severity?: string; says?: RegExp; at?: object }>;
  sound: Record<string, string>;
  inconclusive?: Record<string, { traffic: string; because: string }>;
  notApplicable?: Record<string, string>;
}

/** Runs a rule's cases: faulty ones name the message, sound ones are near misses, inconclusive ones name the blind spot. */
export function testRule(rule: Rule, cases: Cases): void {
  describe(rule.id, () => {
    for (const [name, { traffic, message, severity, says, at }] of Object.entries(cases.faulty)) {
      it(`faults ${name}`, async () => {
        const outcome = await judgeSigned(rule, traffic);
        expect(outcome, JSON.stringify(outcome)).toMatchObject({ verdict: 'faulty' });
        const faults = outcome.verdict === 'faulty' ? outcome.faults : [];
        expect(faults.map((fault) => fault.message)).toContain(message);
        if (severity) expect(faults.map((fault) => fault.severity ?? rule.severity)).toContain(severity);
        if (says) expect(faults.map((fault) => fault.text).join('\n')).toMatch(says);
        if (at) expect(faults.flatMap((fault) => fault.at)).toContainEqual(expect.objectContaining(at));
      });
    }
    for (const [name, traffic] of Object.entries(cases.sound)) {
      it(`accepts ${name}`, async () => expect(await judgeSigned(rule, traffic)).toEqual({ verdict: 'sound' }));
    }
    for (const [name, { traffic, because }] of Object.entries(cases.inconclusive ?? {})) {
      it(`withholds judgement on ${name}`, async () =>
        expect(await judgeSigned(rule, traffic)).toEqual({ verdict: 'inconclusive', because }));
    }
    for (const [name, traffic] of Object.entries(cases.notApplicable ?? {})) {
      it(`does not apply to ${name}`, async () => expect((await judgeSigned(rule, traffic)).verdict).toBe('not-applicable'));
    }
  });
}

/** The rule's outcome on a transcript: of the first flow that it faults, else of the first flow in which it judged. */
export function judge(rule: Rule, traffic: string, signatures?: Parameters<typeof correlate>[1]): Outcome {
  const flows = correlate(parseTranscript(traffic), signatures);
  const outcomes = flows.map((flow) => rule.check(flow, providerOfFlow(flow)?.provider));
  const outcome = ['faulty', 'crashed', 'inconclusive', 'sound', 'not-applicable'].flatMap((verdict) =>
    outcomes.filter((each) => each.verdict === verdict),
  )[0];
  if (!outcome) throw new Error(`no flow was recognised in this transcript:\n${traffic}`);
  if (outcome.verdict === 'faulty') for (const fault of outcome.faults) expectNoSecret(fault.text, flows);
  return outcome;
}

/** The same with the signatures of ID tokens checked before, as a whole analysis does. */
export const judgeSigned = async (rule: Rule, traffic: string): Promise<Outcome> =>
  judge(rule, traffic, await checkSignatures(parseTranscript(traffic)));

function expectNoSecret(text: string, flows: readonly Flow[]): void {
  const parameters = flows
    .flatMap((flow) => flow.timeline)
    .flatMap((message) => (message.parameters.observed ? message.parameters.value : []));
  for (const { name, value } of parameters) {
    if (secrets.has(name) && value.length > 7 && !isLiteralNothing(value))
      expect(text, `a fault must not quote a ${name}`).not.toContain(value);
  }
  expect(text).not.toMatch(/\{\w+\}|(?<!“)\bundefined\b(?! text)|\bNaN\b/);
}
