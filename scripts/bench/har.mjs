#!/usr/bin/env node
// Times reading HAR files against other ways to read them: whole processes, medians of five turns taken one after the other.
// node scripts/bench/har.mjs [20mb] [143mb] [1gb] [4gb]     (20mb and 143mb when nothing is named; 4gb needs 4 GB of disk)
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { peers } from './har-peers.mjs';
import { makeHar } from './make-har.mjs';

const sizes = { '20mb': [20e6, 320], '143mb': [143e6, 2237], '1gb': [1e9, 15_600], '4gb': [4e9, 62_500] };
const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length ? positionals : ['20mb', '143mb'];
const turns = 5;

/** A list of certificates named there is parsed by each Node at its start, which takes longer than the start itself. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

const folder = mkdtempSync(join(tmpdir(), 'pkce-inspector-bench-'));
const built = (entry) => {
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  buildSync({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    outfile,
  });
  return outfile;
};
const scanner = built('scan-har.ts');
const command = built('../../src/cli/run.ts');

const whole = `console.log(JSON.parse(require('fs').readFileSync(process.argv[1])).log.entries.length)`;

/** Ways to read a file; `most` is the size in bytes beyond which it is left out, for it would take minutes or fail. */
const ways = [
  { name: 'pkce-inspector, the scan', command: (file) => [process.execPath, scanner, file] },
  { name: 'JSON.parse(readFileSync())', command: (file) => [process.execPath, '-e', whole, file], most: 512 * 1024 * 1024 },
  { name: 'pkce-inspector check', command: (file) => [process.execPath, command, 'check', '--fail-on', 'never', file], most: 2e9 },
  ...peers.map(({ name, code }) => ({ name, command: (file) => [process.execPath, '--input-type=module', '-e', code, file], most: 2e8 })),
  ...(spawnSync('jq', ['--version']).status === 0
    ? [{ name: 'jq, URLs only', command: (file) => ['jq', '-r', '.log.entries[].request.url', file], most: 2e8 }]
    : []),
];
const hasTime = existsSync('/usr/bin/time');

try {
  for (const name of wanted) {
    const [bytes, entries] = sizes[name.toLowerCase()] ?? [];
    if (!bytes) throw new Error(`There is no file of the size "${name}". Known are ${Object.keys(sizes).join(', ')}.`);
    const file = join(folder, `${name}.har`);
    makeHar(file, bytes, entries);
    report(name, file, entries);
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(name, file, entries) {
  const size = statSync(file).size;
  execFileSync('cat', [file], { stdio: 'ignore' }); // so that each way finds the file in memory
  const chosen = ways.filter(({ most }) => most === undefined || size <= most);
  const runs = new Map(chosen.map((way) => [way, []]));
  for (let turn = 0; turn < turns; turn++) for (const way of chosen) runs.get(way).push(run(way.command(file)));
  console.log(`\n${name}: ${size} bytes, ${entries} entries; Node ${process.version}, load ${loadavg()[0].toFixed(1)}`);
  const reference = median(runs.get(ways[0]).map(({ ms }) => ms));
  for (const [way, results] of runs) {
    const ms = median(results.map((result) => result.ms));
    const peak = median(results.map((result) => result.peak));
    console.log(
      `  ${way.name.padEnd(58)} ${`${Math.round(ms)} ms`.padStart(9)}  processor ${`${Math.round(median(results.map(({ cpu }) => cpu)))} ms`.padStart(9)}` +
        `  peak ${peak ? `${Math.round(peak / 1024)} MB`.padStart(7) : '      ?'}  ${(ms / reference).toFixed(1)} times ours`,
    );
  }
}

function run([program, ...words]) {
  const begun = performance.now();
  const command = hasTime ? ['/usr/bin/time', '-f', '%M %U %S', program, ...words] : [program, ...words];
  const { status, stderr } = spawnSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env });
  const ms = performance.now() - begun;
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  const [peak, user, system] = hasTime ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [0, 0, 0];
  return { ms, peak, cpu: (user + system) * 1000 };
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
