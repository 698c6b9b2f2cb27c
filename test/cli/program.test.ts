import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { corpus, ended, root, start } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-program-'));
const program = path.join(root, 'bin/pkce-inspector.mjs');
const sound = corpus('sound.har');
const broken = corpus('challenge-hex.har');
const go = (...args: string[]) => ended(start(args));

const spawnBash = (script: string, args: readonly string[], cwd = root) =>
  spawnSync('bash', ['-c', script, 'bash', ...args], { cwd, encoding: 'utf8' });

// The first call builds the command when it is stale.
beforeAll(
  async () => expect(await go('--version')).toEqual({ code: 0, out: `pkce-inspector ${packageJson.version}\n`, err: expect.any(String) }),
  60_000,
);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('ends with 0 when nothing is wrong, 1 when something is, 2 when it cannot run', async () => {
  const all = await Promise.all([
    go('check', sound),
    go('check', broken),
    go('check', 'missing.har'),
    go('check', path.join(root, 'src')),
    go('check', sound, '--colour'),
    go('check'),
    go('chekc', sound),
    go(),
  ]);
  expect(all.map(({ code }) => code)).toEqual([0, 1, 2, 2, 2, 2, 2, 2]);
  expect(all.slice(2, 7).map(({ err }) => err)).toEqual([
    'pkce-inspector: missing.har does not exist.\n',
    `pkce-inspector: ${path.join(root, 'src')} is a directory without HAR files (*.har, *.har.gz or *.har.zip).\n`,
    'pkce-inspector: There is no option --colour. `--help` behind the command lists its options.\n',
    'pkce-inspector: Name at least one file: `pkce-inspector check login.har`, or - for standard input.\n',
    'pkce-inspector: There is no command "chekc". Did you mean check? `pkce-inspector --help` explains them.\n',
  ]);
  expect(all[0]).toMatchObject({ err: '', out: expect.stringContaining('✓ Signed in') });
});

test('reads standard input, a link and a named pipe', async () => {
  const link = path.join(scratch, 'link.har');
  symlinkSync(broken, link);
  const pipe = path.join(scratch, 'pipe');
  spawnBash('mkfifo "$1"', [pipe]);
  const piped = go('check', pipe);
  writeFileSync(pipe, readFileSync(broken));
  const all = await Promise.all([ended(start(['check', '-']), readFileSync(broken, 'utf8')), go('check', link), piped]);
  for (const { code, out, err } of all) {
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('✗ The challenge is the hex digest, not base64url');
  }
  expect(all[0]!.out).toMatch(/^standard input {2}/);
});

describe('the output', () => {
  test('gets its name when it is whole, and nothing else is left', async () => {
    const folder = path.join(scratch, 'whole');
    mkdirSync(folder);
    const file = path.join(folder, 'report.json');
    writeFileSync(file, 'old');
    expect(await go('check', broken, '--format', 'json', '--output', file)).toMatchObject({ code: 1, out: '', err: '' });
    expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe(1);
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  test('of unredacted values is for its owner alone', async () => {
    const file = path.join(scratch, 'private.json');
    await go('check', broken, '--format', 'json', '--output', file, '--unredacted');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('that cannot be written is told in a sentence', async () => {
    const to = async (file: string) => await go('check', sound, '--output', file);
    const [nowhere, full, folder, null_] = await Promise.all([
      to(path.join(scratch, 'no/where.txt')),
      to('/dev/full'),
      to(scratch),
      to('/dev/null'),
    ]);
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringMatching(/where\.txt could not be written: its directory does not exist/) });
    expect(full).toMatchObject({ code: 2, err: 'pkce-inspector: /dev/full could not be written: the disk is full.\n' });
    expect(folder).toMatchObject({ code: 2, err: expect.stringContaining('is a directory') });
    expect(null_).toMatchObject({ code: 0, err: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('is not left half-written when a report fails', async () => {
    // A limit on the size of files stands for a disk that fills up.
    const file = path.join(scratch, 'limited.json');
    const many = Array.from({ length: 20 }, () => broken);
    const args = [process.execPath, program, 'check', ...many, '--format', 'json', '-o', file];
    const { status, stderr } = spawnBash('ulimit -f 8; trap "" XFSZ; exec "$@"', args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('limited.json could not be written') });
    expect(readdirSync(scratch).filter((name) => name.startsWith('limited'))).toEqual([]);
  });

  test('that is interrupted leaves nothing behind', async () => {
    const pipe = path.join(scratch, 'endless');
    spawnBash('mkfifo "$1"', [pipe]);
    const writer = openSync(pipe, 'r+'); // a reader and a writer at once, so that opening it waits for nobody
    const child = start(['check', pipe, '--output', path.join(scratch, 'interrupted.txt')]);
    const left = () => readdirSync(scratch).filter((name) => name.startsWith('interrupted'));
    await vi.waitUntil(() => left().length === 1, { timeout: 10_000 });
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))).toBe('SIGINT');
    closeSync(writer);
    expect(left()).toEqual([]);
  });

  test('that is closed early ends the run with 2 and one sentence', async () => {
    const child = start(['check', '--stream', ...Array.from({ length: 40 }, () => broken)]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    let err = '';
    child.stderr?.on('data', (data) => {
      err += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 2, err: 'pkce-inspector: the reader of the output closed it before all was written.\n' });
  });

  test('on a full disk ends the run with 2 and one sentence', () => {
    const script = '"$@" > /dev/full; echo "code $?" >&2';
    const { stderr } = spawnBash(script, [process.execPath, program, 'check', sound]);
    expect(stderr).toBe('pkce-inspector: the output could not be written: the disk is full.\ncode 2\n');
  });

  // A disk that fills up takes a part of what is written; so does a limit of the shell, here of 8 blocks of 1024 bytes.
  test('that fits only in part ends the run with 2 and one sentence', () => {
    const script = 'ulimit -f 8; "$@" > part.html; echo "code $?, $(wc -c < part.html) bytes" >&2';
    const { stderr } = spawnBash(`cd '${scratch}'; ${script}`, [process.execPath, program, 'check', '--format', 'html', broken]);
    expect(stderr).toBe('pkce-inspector: the output could not be written: it is longer than a file may be here.\ncode 2, 8192 bytes\n');
  });
});

test('is silent on standard error when that is piped, however long a file is', async () => {
  const file = path.join(scratch, 'long.har');
  const entry = {
    request: { method: 'GET', url: 'https://cdn.example/a.js', headers: [] },
    response: { status: 200, content: { text: 'x'.repeat(3e6) } },
  };
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries: Array.from({ length: 20 }, () => entry) } }));
  expect(await go('check', file)).toMatchObject({ code: 0, err: '' });
});

test('completes in bash', async () => {
  expect(existsSync('/bin/bash')).toBe(true);
  const { out } = await go('completion', 'bash');
  const complete = (...words: string[]) =>
    spawnBash(
      `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pkce_inspector; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ['pkce-inspector', ...words],
      scratch,
    )
      .stdout.trim()
      .split('\n');
  writeFileSync(path.join(scratch, 'a login.har'), '');
  expect(complete('ch')).toEqual(['check']);
  expect(complete('check', '--fo')).toEqual(['--format']);
  expect(complete('check', '--format', 's')).toEqual(['sarif']);
  expect(complete('check', 'a l')).toEqual(['a login.har']);
  expect(complete('explain', 'challenge-pad')).toEqual(['challenge-padded']);
  expect(complete('check', '--format', '=', 's')).toEqual(['sarif']);
  expect(complete('check', '--fail-on', '=')).toEqual(['error', 'warning', 'note', 'never']);
});
