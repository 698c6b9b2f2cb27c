import { expect, test } from 'vitest';
import { nearest } from '../../src/cli/words.ts';

const words = ['check', 'pkce', 'explain', 'rules', 'completion', 'format', 'from', 'fail-on'];

test.each([
  ['chekc', 'check'],
  ['fromat', 'format'],
  ['form', 'from'],
  ['comp', 'completion'],
  ['fail', 'fail-on'],
  ['failon', 'fail-on'],
  ['zzz', undefined],
  ['x', undefined],
  ['', undefined],
])('%s is meant for %s', (typed, meant) => expect(nearest(typed, words)).toBe(meant));
