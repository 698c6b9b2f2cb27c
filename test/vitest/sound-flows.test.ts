import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildNode } from '../../scripts/build.mjs';
import { buildTypes } from '../../scripts/build-types.mjs';
import { toHaveSoundFlows } from '../../src/vitest/sound-flows.ts';

const root = path.resolve(import.meta.dirname, '../..');
const recording = (name: string) => path.join(root, 'test/corpus', `${name}.har`);
const har = (name: string): unknown => JSON.parse(readFileSync(recording(name), 'utf8'));
const transcript = readFileSync(path.join(import.meta.dirname, 'sound.txt'), 'utf8');

describe('the matcher', () => {
  test('passes a sound recording, however it is given', () => {
    for (const received of [har('sound'), readFileSync(recording('sound'), 'utf8'), transcript])
      expect(toHaveSoundFlows(received)).toMatchObject({ pass: true });
  });

  test('tells what is wrong, and the fix', () => {
    const { pass, message } = toHaveSoundFlows(har('challenge-padded'));
    expect(pass).toBe(false);
    expect(message()).toMatch(/^lab-spa at as\.localhost: The challenge still has base64 padding\n {2}challenge-padded: /);
    expect(message()).toContain('Fix: ');
  });

  test('does not pass a recording without a sign-in', () => {
    expect(toHaveSoundFlows({ log: { entries: [] } })).toMatchObject({ pass: false });
    expect(toHaveSoundFlows({ log: { entries: [] } }).message()).toContain('No OAuth sign-in');
  });

  test('does not pass half a sign-in, unless that is allowed', () => {
    const half = transcript.split('POST')[0]!;
    expect(toHaveSoundFlows(half).pass).toBe(false);
    expect(toHaveSoundFlows(half, { allowIncomplete: true }).pass).toBe(true);
  });

  test('is as strict as it is told', () => {
    expect(toHaveSoundFlows(har('sound'), { failOn: 'note' }).pass).toBe(false);
    const broken = har('challenge-padded-lenient');
    expect(toHaveSoundFlows(broken, { only: ['state-missing'] }).message()).not.toContain('challenge-padded');
  });

  test('takes no other thing', () => {
    for (const received of [undefined, 7, {}, null]) expect(() => toHaveSoundFlows(received)).toThrow(TypeError);
  });
});

describe('the package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-example-'));
  const installed = path.join(folder, 'node_modules/pkce-inspector');

  // As npm would install it: what package.json exports, built, beside the user's own Vitest.
  beforeAll(async () => {
    mkdirSync(installed, { recursive: true });
    cpSync(path.join(root, 'package.json'), path.join(installed, 'package.json'));
    await buildNode({ out: path.join(installed, 'dist') });
    await buildTypes(path.join(installed, 'dist/types'));
    for (const name of ['vitest', 'jose', '@types'])
      symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name));
    cpSync(path.join(root, 'docs/examples/login.test.ts'), path.join(folder, 'login.test.ts'));
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const runExample = (name: string) =>
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LOGIN_HAR: recording(name), NO_COLOR: '1' },
    });

  test("runs the example in a user's own project", () => {
    expect(runExample('sound')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 passed') });
    const { status, stdout, stderr } = runExample('redirect-uri-slash');
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('redirect-uri-differs: The two redirect_uri values differ');
  });

  test('is typed for it', () => {
    const typed = `${readFileSync(path.join(folder, 'login.test.ts'), 'utf8')}
import { analyse, exchangesOfHar, type Diagnosis } from 'pkce-inspector/engine';
const { flows }: Diagnosis = analyse(exchangesOfHar(har).exchanges, { codeLifetime: 60 });
const cause: string | undefined = flows[0]?.rootCause?.cause;
// @ts-expect-error a level is one of three words
expect(cause).toHaveSoundFlows({ failOn: 'loud' });
// @ts-expect-error exchanges are no numbers
analyse([1]);
`;
    writeFileSync(path.join(folder, 'typed.ts'), typed);
    const options = {
      strict: true,
      module: 'nodenext',
      noEmit: true,
      target: 'es2023',
      lib: ['es2023', 'dom'],
      types: ['node'],
      skipLibCheck: true,
    };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['typed.ts'] }));
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

test('the example stands in the documentation as it runs', () => {
  const page = readFileSync(path.join(root, 'docs/playwright.md'), 'utf8');
  expect(page).toContain(readFileSync(path.join(root, 'docs/examples/login.test.ts'), 'utf8'));
});
