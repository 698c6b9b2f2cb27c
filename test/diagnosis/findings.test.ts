import { expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { signIn } from '../support/f0.ts';

const silentOf = (text: string) => analyse(parseTranscript(text)).flows[0]!.findings.filter((finding) => finding.text === '');

it('says once what is the same of every sign-in, and nobody can change it for the others', () => {
  const first = silentOf(signIn());
  const second = new Set(silentOf(signIn()));
  expect(first.length).toBeGreaterThan(100);
  for (const finding of first) {
    expect(second.has(finding), finding.rule).toBe(true);
    expect(Object.isFrozen(finding) && Object.isFrozen(finding.at), finding.rule).toBe(true);
  }
});
