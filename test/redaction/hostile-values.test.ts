import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { redact } from '../../src/redaction/redact.ts';
import { inOrder, signIn } from '../../src/rules/sample-sign-in.ts';
import { growth, linear } from '../support/growth.ts';

const redacted = (answer: Record<string, string>) => {
  const exchanges = parseTranscript(inOrder(signIn({ answer: `< 200 ${JSON.stringify({ token_type: 'Bearer', ...answer })}` })));
  return JSON.stringify(redact(exchanges, { random: randomBytes, version: '1' }).exchanges);
};

describe('a secret that repeats itself', () => {
  it.each(['<a ', 'ab', 'abcd', ' ', 'eyJ', 'eyJa.', 'ZXlK', 'a@a.'])('is replaced in linear time: %s', (piece) => {
    const work = (size: number) => {
      const value = piece.repeat(size / piece.length);
      redacted({ access_token: `${value}1`, refresh_token: `${value}2`, error_description: value });
    };
    expect(growth(work, 3_000)).toBeLessThan(linear);
  });

  it('is replaced as a whole, also where it stands in another text', () => {
    const value = `${'ab'.repeat(60)}7Kq-PzX9`;
    const text = redacted({ access_token: value, note: `see ${value} there` });
    expect(text).not.toContain('7Kq-PzX9');
  });
});
