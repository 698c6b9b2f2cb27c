import { describe, expect, it } from 'vitest';
import { characterName, countOf, listOf, milliseconds, position, quote } from '../../src/rules/wording.ts';

describe('the words of the rules', () => {
  it('shows what cannot be seen', () => {
    expect(quote('S256 ')).toBe('“S256 ”');
    expect(quote('S256\u200b\n\u202e')).toBe('“S256U+200BU+000AU+202E”');
    expect(quote('\ud800')).toBe('“U+D800”');
    expect(characterName(' ')).toBe('a space');
    expect(characterName('+')).toBe('“+”');
    expect(characterName('\u00a0')).toBe('U+00A0');
  });

  it('cuts a long value and says how long it was', () => {
    const long = quote('a'.repeat(5000));
    expect(long).toBe(`“${'a'.repeat(120)}…” (5000 characters)`);
    expect(quote('a'.repeat(120))).toBe(`“${'a'.repeat(120)}”`);
  });

  it('counts from one, as people do', () => expect(position(40)).toBe('character 41'));

  it('gives durations in a unit that fits', () => {
    expect([400, 8400, 1000, 75_000, 720_000, 10_800_000, 172_800_000].map(milliseconds)).toEqual([
      '400 ms',
      '8.4 seconds',
      '1 second',
      '75 seconds',
      '12 minutes',
      '3 hours',
      '2 days',
    ]);
    expect(milliseconds(Number.NaN)).toBe('an unknown time');
  });

  it('counts and lists', () => {
    expect(countOf(1, 'character')).toBe('1 character');
    expect(countOf(0, 'character')).toBe('0 characters');
    expect(countOf(2, 'entry', 'entries')).toBe('2 entries');
    expect(listOf(['a'])).toBe('a');
    expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
