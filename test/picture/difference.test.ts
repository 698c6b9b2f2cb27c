import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, folded, type Note, type Run } from '../../src/picture/difference.ts';
import { growth, linear } from '../support/growth.ts';

const sides = (runs: readonly Run[]) => ({
  expected: runs.map((run) => run.expected).join(''),
  observed: runs.map((run) => run.observed).join(''),
});
const ids = (expected: string, observed: string): Note['id'][] => difference(expected, observed).notes.map(({ id }) => id);
const callback = 'https://app.example/callback';

describe('difference', () => {
  it('gives both values back, whatever they are', () => {
    const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sides(difference(a, b).runs)).toEqual({ expected: a, observed: b });
      }),
    );
  });

  it('calls the same what is the same, and nothing else', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const run of difference(a, b).runs) expect(run.same).toBe(run.expected === run.observed);
      }),
    );
  });

  it('marks one character that was put in, taken out or changed, and no other', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcXYZ012-_'), minLength: 8, maxLength: 90 });
    fc.assert(
      fc.property(word, fc.nat(), (value, place) => {
        const at = place % value.length;
        const without = value.slice(0, at) + value.slice(at + 1);
        const changed = `${value.slice(0, at)}~${value.slice(at + 1)}`;
        const marked = (a: string, b: string) => difference(a, b).runs.filter(({ same }) => !same);
        expect(marked(value, changed)).toEqual([{ same: false, expected: value[at], observed: '~' }]);
        expect(marked(value, without)).toHaveLength(1);
        expect(marked(value, without)[0]!.observed).toBe('');
        expect(marked(without, value)[0]!.expected).toBe('');
      }),
    );
  });

  it.each<[string, string, string, Note['id'][]]>([
    ['a slash at the end', callback, `${callback}/`, ['slash_added']],
    ['a slash that is gone', `${callback}/`, callback, ['slash_missing']],
    ['padding', 'abcd', 'abcd=', ['padding_added']],
    ['the other alphabet', 'a-b_c', 'a+b/c', ['alphabet']],
    ['the other alphabet with padding', 'a-b_c', 'a+b/c=', ['alphabet']],
    ['capitals', 'https://App.example/cb', 'https://app.example/cb', ['case']],
    ['a no-break space', 'one two', 'one\u00a0two', ['invisible']],
    ['a zero width space at the end', 'abc', 'abc\u200b', ['invisible']],
    ['a scheme', 'http://app.example/', 'https://app.example/', ['scheme']],
    ['a port', 'http://localhost:3000/cb', 'http://localhost:8080/cb', ['port']],
    ['a port that is gone', 'http://localhost:3000/cb', 'http://localhost/cb', ['port']],
    ['an encoding too many', callback, encodeURIComponent(callback), ['encoded']],
    ['a cut', 'abcdefghij', 'abcdef', ['cut']],
    ['a tail', 'abcdef', 'abcdefgh', ['longer']],
    ['another value', 'abcdefgh', '12345678', ['everything']],
    ['something in the middle', 'https://app.example/a/b', 'https://app.example/c/b', ['some']],
    ['nothing', callback, callback, []],
  ])('names %s', (_, expected, observed, notes) => expect(ids(expected, observed)).toEqual(notes));

  it('takes a megabyte against another in linear time', () => {
    const work = (size: number) => {
      difference('a'.repeat(size), `b${'a'.repeat(size)}c`);
      difference('ab'.repeat(size / 2), 'cd'.repeat(size / 2));
    };
    expect(growth(work, 125_000)).toBeLessThan(linear);
  });
});

describe('folded', () => {
  it('keeps the differing characters and shortens the rest to what fits', () => {
    const long = `https://app.example/${'path/'.repeat(60)}callback`;
    const runs = folded(difference(long, `${long}/`).runs, 40);
    expect(sides(runs).observed.length).toBeLessThanOrEqual(41);
    expect(runs.at(-1)).toEqual({ same: false, expected: '', observed: '/' });
    expect(sides(runs).expected).toMatch(/^….*callback$/);
  });

  it('leaves short values whole', () => {
    const { runs } = difference(callback, `${callback}/`);
    expect(folded(runs, 80)).toEqual(runs);
  });
});

it('does not make a pattern of letters that two unrelated texts share by chance', () => {
  const { runs } = difference(
    'https://app.example/callback',
    'https://app.example/<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b>',
  );
  expect(runs).toEqual([
    { same: true, expected: 'https://app.example/', observed: 'https://app.example/' },
    { same: false, expected: 'callback', observed: '<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b>' },
  ]);
});
