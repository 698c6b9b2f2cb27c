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
  it.each([
    '<a ',
    'ab',
    'abcd',
    ' ',
    'eyJ',
    'eyJa.',
    'ZXlK',
    'a@a.',
    '\\',
    '1',
    '%41',
    '%252541',
    '%C3',
    '&#65;',
    'code=abcdefgh&',
    'https://a/?code=b&',
  ])('is replaced in linear time: %s', (piece) => {
    const work = (size: number) => {
      const value = piece.repeat(size / piece.length);
      redacted({ access_token: `${value}1`, refresh_token: `${value}2`, error_description: value });
    };
    expect(growth(work, 3_000)).toBeLessThan(linear);
  });

  it('is replaced in linear time where the text goes on with it longer than itself', () => {
    const work = (size: number) =>
      redacted({ access_token: `${'a'.repeat(size)}b${'a'.repeat(9)}`, error_description: 'a'.repeat(2 * size) });
    expect(growth(work, 3_000)).toBeLessThan(linear);
  });

  it('is replaced in linear time where many secrets overlap', () => {
    const word = (index: number) => ((index * 2_654_435_761) >>> 0).toString(36).padStart(7, 'x');
    const work = (size: number) => {
      const words = Array.from({ length: size / 24 }, (_, index) => word(index));
      const overlapping = words.map((each, index) => `code=${each}${words[index + 1] ?? ''}`);
      redacted({ access_token: words.join(''), error_description: overlapping.join('&') });
    };
    expect(growth(work, 3_000)).toBeLessThan(linear);
  });

  it('is replaced as a whole, also where it stands in another text', () => {
    const value = `${'ab'.repeat(60)}7Kq-PzX9`;
    const text = redacted({ access_token: value, note: `see ${value} there` });
    expect(text).not.toContain('7Kq-PzX9');
  });
});
