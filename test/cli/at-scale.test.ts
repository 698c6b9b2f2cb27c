import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Recording, writeRecordings } from './support/recordings.ts';
import { ended, root, start } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-scale-'));
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
let recordings: Recording[] = [];

/** The block of docs/at-scale.md that follows a mark: what is tested is what stands there. */
const documented = (mark: string) => {
  const page = readFileSync(path.join(root, 'docs/at-scale.md'), 'utf8');
  return new RegExp(`<!-- tested: ${mark} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
};

const sh = (script: string, input = '') =>
  spawnSync('sh', ['-c', script], {
    cwd: scratch,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, PATH: `${scratch}/bin:${process.env.PATH}` },
  });

interface Line {
  file: string;
  error?: string;
  clientId: string;
  rootCause: { cause: string } | null;
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const named = (each: { file: string; cause: string }) => `${path.basename(each.file)} ${each.cause}`;
const expected = (some: readonly Recording[]) => some.map(({ file, fault }) => named({ file, cause: fault })).sort();
const found = (lines: readonly Line[]) => lines.map(({ file, rootCause }) => named({ file, cause: rootCause?.cause ?? 'none' })).sort();

const flows = path.join(scratch, 'flows.jsonl');
/** `xargs -P` does not keep the lines of its processes apart, so each writes a file of its own. */
const withoutParallel = `find recordings -name '*.har' -print0 |
  xargs -0 -n 50 -P 2 sh -c 'pkce-inspector check --stream --fail-on never -o part.$$.jsonl "$@"' sh && cat part.*.jsonl > flows.jsonl`;
let ran: ReturnType<typeof sh>;

beforeAll(async () => {
  mkdirSync(path.join(scratch, 'bin'));
  symlinkSync(path.join(root, 'bin/pkce-inspector.mjs'), path.join(scratch, 'bin/pkce-inspector'));
  recordings = writeRecordings(path.join(scratch, 'recordings'), 1000);
  await ended(start(['--version'])); // builds the command when it is stale
  ran = sh(has('parallel') ? documented('parallel') : withoutParallel);
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test(`1,000 recordings give each its cause under ${has('parallel') ? 'GNU parallel' : 'xargs, for GNU parallel is not here'}`, () => {
  expect({ status: ran.status, stderr: ran.stderr.replace(/^Academic tradition[\s\S]*/, '') }).toEqual({ status: 0, stderr: '' });
  expect(found(linesOf(readFileSync(flows, 'utf8')))).toEqual(expected(recordings));
});

test('a partition of paths on standard input gives their lines, and a damaged file costs itself', () => {
  const some = recordings.slice(0, 60);
  const damaged = path.join(scratch, 'damaged.har');
  writeFileSync(damaged, readFileSync(some[1]!.file, 'utf8').slice(0, -20));
  const { status, stdout } = sh(documented('pipe'), [...some.map(({ file }) => file), damaged].map((file) => `${file}\n`).join(''));
  expect(status).toBe(0);
  const lines = linesOf(stdout);
  expect(found(lines.filter(({ file }) => file !== damaged))).toEqual(expected(some));
  expect(lines.filter(({ file }) => file === damaged).at(-1)!.error).toContain('ends too early');
  expect(sh(documented('pipe'))).toMatchObject({ status: 0, stdout: '' });
});

/** In the place of Spark: `pipe` does what PySpark's own does with one partition (python/pyspark/core/rdd.py). */
const inPlaceOfSpark = `
import os, shlex, subprocess, sys
class Lines:
    def pipe(self, command, env=None, checkCode=False):
        ran = subprocess.run(shlex.split(command), env=env or {}, input=sys.stdin.buffer.read(), stdout=subprocess.PIPE)
        if checkCode and ran.returncode: sys.exit(ran.returncode)
        sys.stdout.buffer.write(ran.stdout)
        sys.exit(0)
class sc:
    textFile = lambda path, minPartitions: Lines()
`;

test.runIf(has('python3'))('the command of the Spark program gives the lines of its partition', () => {
  const some = recordings.slice(0, 20);
  const program = `${inPlaceOfSpark}\n${documented('spark')}`;
  writeFileSync(path.join(scratch, 'spark.py'), program);
  const { status, stdout, stderr } = sh('python3 spark.py', some.map(({ file }) => `${file}\n`).join(''));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(found(linesOf(stdout))).toEqual(expected(some));
});

test('DuckDB counts the causes by provider and client', async () => {
  const connection = await DuckDBConnection.create();
  const query = documented('duckdb').replace("'flows.jsonl'", `'${flows}'`);
  const rows = (await (await connection.runAndReadAll(query)).getRowObjectsJson()) as {
    provider: string;
    clientId: string;
    cause: string;
    signIns: number | string;
  }[];
  connection.closeSync();
  const counts = new Map<string, number>();
  for (const { clientId, fault } of recordings)
    if (fault !== 'none') counts.set(`${clientId} ${fault}`, (counts.get(`${clientId} ${fault}`) ?? 0) + 1);
  expect(Object.fromEntries(rows.map(({ clientId, cause, signIns }) => [`${clientId} ${cause}`, Number(signIns)]))).toEqual(
    Object.fromEntries(counts),
  );
  expect(new Set(rows.map(({ provider }) => provider))).toEqual(new Set(['genesys-cloud']));
});
