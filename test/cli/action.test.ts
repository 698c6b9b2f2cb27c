import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { corpus, root } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-action-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const action = readFileSync(path.join(root, 'action.yml'), 'utf8');

/** Runs the step as the runner does, with the environment that action.yml gives it. */
function step(name: string, recording: string, given: { FILES?: string; FAIL_ON?: string; ARGUMENTS?: string } = {}) {
  const workspace = path.join(scratch, name);
  mkdirSync(path.join(workspace, 'test results'), { recursive: true });
  writeFileSync(
    path.join(workspace, `test results/sign in${recording.slice(recording.indexOf('.har'))}`),
    readFileSync(recording.includes('/') ? path.join(root, recording) : corpus(recording)),
  );
  const file = (each: string) => path.join(workspace, each);
  const { status, stdout, stderr } = spawnSync('bash', [path.join(root, 'scripts/action.sh')], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      FILES: 'test results/**/*.har\n\n',
      FAIL_ON: 'error',
      ARGUMENTS: '',
      SARIF: 'report.sarif',
      ...given,
    },
  });
  return {
    status,
    stdout,
    stderr,
    output: readFileSync(file('output'), 'utf8'),
    summary: readFileSync(file('summary'), 'utf8'),
    sarif: file('report.sarif'),
  };
}

test('a broken sign-in gives code 1, a SARIF report, a summary and the text', () => {
  const { status, stdout, stderr, output, summary, sarif } = step('broken', 'redirect-uri-slash.har');
  expect({ status, stderr, output }).toEqual({ status: 0, stderr: '', output: 'exit-code=1\n' });
  expect(stdout).toContain('✗ The redirect_uri of the token request');
  expect(summary).toContain('redirect_uri');
  const results: { ruleId: string }[] = JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results;
  expect(results.map(({ ruleId }) => ruleId)).toContain('redirect-uri-differs');
});

test('the summary names what counts by the level that was asked for', () => {
  const { output, summary } = step('notes', 'sound.har', { FAIL_ON: 'note' });
  expect(output).toBe('exit-code=1\n');
  expect(summary).toContain('refresh-token-in-browser');
});

test('what stands in a recording gives the runner no command', () => {
  const [one, other] = ['one', 'other'].map((name) => step(name, 'redirect-uri-slash.har').stdout.trimEnd().split('\n'));
  const token = /^::stop-commands::([0-9a-f-]{36})$/.exec(one![0]!)?.[1];
  expect(one!.at(-1)).toBe(`::${token}::`);
  expect(one!.slice(1, -1).join('\n')).not.toContain(token);
  expect(other![0]).not.toBe(one![0]);
});

// Both were recorded by playwright-core 1.65.1 with `recordHar`, of the lab's fault `redirect-uri-slash` in Chromium.
test.each(['test/cli/playwright-recorded.har', 'test/cli/playwright-recorded.har.zip'])('%s is judged by what Playwright wrote', (file) => {
  const { status, stderr, output, summary, sarif } = step(path.basename(file), file, { FILES: 'test results\n' });
  expect({ status, stderr, output }).toEqual({ status: 0, stderr: '', output: 'exit-code=1\n' });
  expect(summary).toContain('trailing slash');
  const results: { ruleId: string; level: string }[] = JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results;
  expect(results.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId)).toContain('redirect-uri-differs');
});

test('a sound one gives code 0, and further arguments are handed on', () => {
  expect(step('sound', 'sound.har').output).toBe('exit-code=0\n');
  expect(step('strict', 'sound.har', { FAIL_ON: 'note' }).output).toBe('exit-code=1\n');
  expect(step('unknown', 'sound.har', { ARGUMENTS: '--only=no such; rule\n' })).toMatchObject({
    output: 'exit-code=2\n',
    stderr: expect.stringContaining('there is no rule "no such; rule"'),
  });
});

test('action.yml names what is there', () => {
  const inputs = [...action.matchAll(/^ {2}([a-z-]+):\n {4}description:/gm)].map(([, name]) => name);
  for (const [, name] of action.matchAll(/inputs\.([a-z-]+)/g)) expect(inputs).toContain(name);
  for (const [, file] of action.matchAll(/\$GITHUB_ACTION_PATH\/([^"\s]+)/g))
    expect(() => readFileSync(path.join(root, file!))).not.toThrow();
  const variables = [...readFileSync(path.join(root, 'scripts/action.sh'), 'utf8').matchAll(/"\$(FILES|ARGUMENTS|FAIL_ON|SARIF)"/g)];
  for (const [, variable] of variables) expect(action).toContain(`${variable}: \${{ inputs.`);
});
