import { describe, expect, it } from 'vitest';
import { compareFlows } from '../../devtools/compare.ts';
import sample from '../../devtools/sample.json' with { type: 'json' };
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { code, secondChallenge, secondVerifier, signIn, state, verifier } from '../support/f0.ts';

const flowOf = (text: string) => analyse(parseTranscript(text)).flows[0]!;
const good = flowOf(signIn({ state: 'another-state-000' }, { code_verifier: verifier }));
const differing = (one: typeof good, other: typeof good) =>
  compareFlows(one, other).flatMap(({ kind, fields }) => fields.flatMap(({ name, differs }) => (differs ? [`${kind} ${name}`] : [])));

describe('two sign-ins side by side', () => {
  it('finds no difference in values that are new in each', () => {
    expect(differing(flowOf(signIn({ code_challenge: secondChallenge }, { code_verifier: secondVerifier })), good)).toEqual([]);
  });

  it('finds the redirect_uri that differs, and what came of it, in the order of time', () => {
    const bad = flowOf(signIn({}, { redirect_uri: 'https://app.example/cb/' }, '< 400 {"error":"invalid_grant"}'));
    const found = differing(bad, good);
    expect(found[0]).toBe('tokenRequest redirect_uri');
    expect(found).toContain('tokenResponse status');
    expect(found).toContain('tokenResponse error');
  });

  it('marks the codes, states and verifiers as secrets', () => {
    const fields = compareFlows(good, good).flatMap((message) => message.fields);
    for (const value of [code, state, verifier])
      for (const field of fields) if (field.one === value) expect(field.secret, field.name).toBe(true);
  });

  it('tells a message that only one of them has', () => {
    const broken = flowOf(signIn().split('POST')[0]!);
    expect(compareFlows(broken, good).find(({ kind }) => kind === 'tokenRequest')).toMatchObject({ differs: true });
  });
});

describe('the sample', () => {
  const { flows } = analyse(sample.exchanges as unknown as Exchange[]);

  it('is one sign-in whose fault is proved', () => {
    expect(flows).toHaveLength(1);
    expect(flows[0]).toMatchObject({ status: 'failed', rootCause: { standing: 'proved' } });
    expect(flows[0]!.rootCause!.comparison).toBeDefined();
  });
});
