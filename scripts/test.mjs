// npm test: every check, all of them even when one fails. The last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { offerParallel, setUp } from './setup.mjs';

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-test-'));
/** Milliseconds that a stage may take. */
const limit = 15 * 60_000;

/** The process groups that run now: a stage that is given up takes its workers and browsers with it. */
const running = new Set();
const end = (child, signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch {} // it has ended already
};
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) end(child, 'SIGKILL');
    process.exit(1);
  });

/** Runs a program of node_modules or a script; both its outputs as one text. */
function run(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    });
    running.add(child);
    let stdout = '';
    let all = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      all += data;
    });
    child.stderr.on('data', (data) => {
      all += data;
    });
    const timer = setTimeout(() => {
      all += `\nGiven up after ${limit / 60_000} minutes.\n`;
      end(child, 'SIGKILL');
    }, limit);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, stdout, all });
    });
  });
}

/** A stage that is one check: it counts as one. */
const check =
  (script, args, judge = ({ ok }) => ok) =>
  async () => {
    const result = await run(script, args);
    const passed = judge(result);
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, output: result.all };
  };

/** What web-ext may say: preact's one assignment to innerHTML, which nothing here reaches. */
const isLintClean = ({ stdout }) => {
  try {
    const { errors, warnings } = JSON.parse(stdout);
    return errors.length === 0 && warnings.every(({ code, message }) => code === 'UNSAFE_VAR_ASSIGNMENT' && /innerHTML/.test(message));
  } catch {
    return false;
  }
};

/** Counts from vitest's own JSON. A file that failed without a failed test (it could not be loaded) and a run that broke off count as one each. */
const tests = (project) => async () => {
  const file = path.join(scratch, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok, all } = await run('node_modules/vitest/vitest.mjs', args);
  let passed = 0;
  let failed = 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    passed = numPassedTests;
    failed = numFailedTests + unloaded.length;
  } catch {} // no report: the run broke off
  const broken = failed === 0 && (!ok || passed === 0);
  return { passed, failed: broken ? 1 : failed, output: all };
};

/** What runs side by side stands in one row; each stage is independent of the others but for the build. */
const stages = [
  [
    ['types', check('node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])],
    ['lint and format', check('node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'])],
    ['unused code', check('node_modules/knip/bin/knip.js', ['--no-progress'])],
    ['build', check('scripts/build.mjs', [])],
  ],
  [['unit tests', tests('unit')]],
  [
    [
      'web-ext lint',
      check(
        'node_modules/web-ext/bin/web-ext.js',
        ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery'],
        isLintClean,
      ),
    ],
  ],
  [['tests in both browsers', tests('e2e')]],
];

setUp();
offerParallel();
const total = { passed: 0, failed: 0 };
for (const row of stages) {
  await Promise.all(
    row.map(async ([name, stage]) => {
      const since = Date.now();
      const { passed, failed, output } = await stage();
      total.passed += passed;
      total.failed += failed;
      if (failed > 0) console.log(`\n${output.trim()}\n`);
      const counts = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : '';
      console.log(`${failed === 0 ? '✓' : '✗'} ${name}${counts}  (${((Date.now() - since) / 1000).toFixed(1)} s)`);
    }),
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
