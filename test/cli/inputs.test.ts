import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globPattern } from '../../src/cli/glob.ts';
import { inputsOf } from '../../src/cli/inputs.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-inputs-'));
const names = [
  'b.har',
  'a.har.gz',
  'c.HAR',
  'note.txt',
  'sub/d.har',
  'sub/deep/e.har',
  '.hidden/f.har',
  'node_modules/g.har',
  'odd[1].har',
];
beforeAll(() => {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(scratch, name)), { recursive: true });
    writeFileSync(path.join(scratch, name), '');
  }
  mkdirSync(path.join(scratch, 'empty'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const found = (...given: string[]) =>
  inputsOf(given.map((name) => (name === '-' ? name : path.join(scratch, name)))).map(
    ({ file, problem }) => problem ?? path.relative(scratch, file),
  );

describe('what the names on the command line stand for', () => {
  test('a file is itself, whatever it is called, and - is standard input', () => {
    expect(found('note.txt', 'odd[1].har')).toEqual(['note.txt', 'odd[1].har']);
    expect(inputsOf(['-'])).toEqual([{ file: '-' }]);
  });

  test('a directory is its recordings, but not what is hidden or installed', () => {
    expect(found('')).toEqual(['a.har.gz', 'b.har', 'c.HAR', 'odd[1].har', 'sub/d.har', 'sub/deep/e.har']);
  });

  test('a pattern is the files that match', () => {
    expect(found('*.har')).toEqual(['b.har', 'odd[1].har']);
    expect(found('**/*.har')).toEqual(['b.har', 'odd[1].har', 'sub/d.har', 'sub/deep/e.har']);
    expect(found('sub/**')).toEqual(['sub/d.har', 'sub/deep/e.har']);
    expect(found('{a,b}.har*')).toEqual(['a.har.gz', 'b.har']);
    expect(found('[!b].*')).toEqual(['a.har.gz', 'c.HAR']);
  });

  test('what there is not is a sentence, and the rest is kept', () => {
    expect(found('empty', 'b.har', '*.zip')).toEqual([
      `${path.join(scratch, 'empty')} is a directory without HAR files (*.har, *.har.gz or *.har.zip).`,
      'b.har',
      `No file matches ${path.join(scratch, '*.zip')}.`,
    ]);
  });
});

test.each([
  ['*.har', 'a.har', true],
  ['*.har', 'sub/a.har', false],
  ['**/a.har', 'a.har', true],
  ['x/**/a.har', 'x/y/z/a.har', true],
  ['a?.har', 'ab.har', true],
  ['a?.har', 'a/.har', false],
  ['a.har', 'aXhar', false],
  ['(a)+.har', '(a)+.har', true],
  ['[a-c]*.{har,json}', 'b.json', true],
  ['[a-c]*.{har,json}', 'd.json', false],
  ['./a*', 'ab', true],
])('%s and %s: %s', (glob, name, matches) => expect(globPattern(glob).test(name)).toBe(matches));
