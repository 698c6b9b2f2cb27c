import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstDifference, valueDifference } from '../../src/oauth/value-difference.ts';
import { growth, linear } from '../support/growth.ts';

const code = fc.string({ unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJK23456789-_'), minLength: 20, maxLength: 200 });

it.each([
  ['4/0Ab', '4%2F0Ab', 'encoded-twice'],
  ['4%2F0Ab', '4/0Ab', 'decoded-twice'],
  ['a+b+c', 'a b c', 'plus-became-space'],
  ['a b c', 'a+b+c', 'space-became-plus'],
  ['AbCd', 'abcd', 'case-changed'],
  ['abcd', '"abcd"', 'quoted'],
  ['abcd', ' abcd\n', 'white-space'],
  ['abcd', '', 'cut-at-end'],
  ['one', 'two', 'unrelated'],
])('tells what made %j into %j', (received, sent, kind) => expect(valueDifference(received, sent).kind).toBe(kind));

it('counts what is missing at the end of any code', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 10 }), (received, count) => {
      expect(valueDifference(received, received.slice(0, -count))).toMatchObject({ kind: 'cut-at-end', count });
    }),
  );
});

it('counts what is glued to the end of any code', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('#', '#_=_', '&state=x'), (received, extra) => {
      expect(valueDifference(received, received + extra)).toEqual({ kind: 'extra-at-end', count: extra.length, extra });
    }),
  );
});

it('finds the first differing character, or the end', () => {
  expect(firstDifference('abc', 'abd')).toBe(2);
  expect(firstDifference('abc', 'abcd')).toBe(3);
  expect(firstDifference('abc', 'abc')).toBe(3);
});

it('stays quick and calm on hostile values', () => {
  valueDifference('\ud800'.repeat(1000), '\udc00\u0000');
  const work = (size: number) => {
    valueDifference('%'.repeat(size), `${'%'.repeat(size)}%2`);
    valueDifference(`${'+'.repeat(size)}a`, `${' '.repeat(size)}b`);
    valueDifference('"'.repeat(size), "'".repeat(size + 1));
  };
  expect(growth(work, 60_000)).toBeLessThan(linear);
});
