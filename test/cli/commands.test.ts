import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { shells } from '../../src/cli/completion-scripts.ts';
import { rules } from '../../src/rules/index.ts';
import { root, run } from './support/run.ts';

const names = Object.keys(commands);
const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-commands-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('help', () => {
  test('names every command, and fits the terminal', async () => {
    const { code, out } = await run(['--help'], { columns: 80 });
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    const lines = out.split('\n').filter((line) => !line.includes('--verifier'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(names)('explains %s alike in three ways, with every option', async (name) => {
    const ways = await Promise.all(
      [
        ['help', name],
        [name, '--help'],
        [name, '-h'],
      ].map((args) => run(args)),
    );
    expect(new Set(ways.map(({ out }) => out)).size).toBe(1);
    for (const flag of Object.keys(commands[name]!.options)) expect(ways[0]!.out).toContain(`--${flag}`);
  });

  test('goes to standard error when nothing was asked', async () => {
    expect(await run([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Commands') });
  });

  test('has examples that its own options can read', async () => {
    for (const command of Object.values(commands)) {
      for (const { line } of command.examples) {
        for (const [flag] of line
          .split('pkce-inspector')[1]!
          .split('|')[0]!
          .matchAll(/ --[a-z-]+/g))
          expect(Object.keys(command.options), line).toContain(flag.trim().slice(2));
      }
    }
  });

  test('says what was meant by a wrong word', async () => {
    expect((await run(['login.har'])).err).toContain('Did you mean `pkce-inspector check login.har`?');
    expect((await run(['--format', 'json'])).err).toContain('An option stands after its command');
    expect((await run(['help', 'chekc'])).err).toContain('Did you mean check?');
    expect((await run(['constructor'])).err).toContain('There is no command "constructor"');
    expect((await run(['check', '--format'])).err).toBe('pkce-inspector: --format needs a value after it.\n');
    expect((await run(['check', '--stream=yes', 'a.har'])).err).toBe('pkce-inspector: --stream takes no value.\n');
  });

  test('is all in docs/command.md', () => {
    const text = readFileSync(path.join(root, 'docs/command.md'), 'utf8');
    const flags = Object.values(commands).flatMap(({ options }) => Object.keys(options).map((flag) => `--${flag}`));
    expect([...new Set([...names.map((name) => `pkce-inspector ${name}`), ...flags])].filter((word) => !text.includes(word))).toEqual([]);
  });
});

describe('rules and explain', () => {
  test('list every rule', async () => {
    const { rules: listed } = JSON.parse((await run(['rules', '--format', 'json'])).out);
    expect(listed.map(({ id }: { id: string }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
    const { out } = await run(['rules']);
    expect(rules.filter(({ id }) => !out.includes(` ${id}`))).toEqual([]);
  });

  test('list one stage', async () => {
    const { out } = await run(['rules', '--stage', 'token-request']);
    expect(out).toContain('verifier-missing');
    expect(out).not.toContain('state-mismatch');
  });

  test('print the page that is in docs', async () => {
    const { code, out } = await run(['explain', 'challenge-padded']);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(path.join(root, 'docs/rules/challenge-padded.md'), 'utf8'));
    const { out: painted } = await run(['explain', 'challenge-padded'], { colour: true, columns: 60 });
    expect(painted).not.toContain('```');
    expect(painted).toContain('\u001b[');
  });

  test('say which rule was meant', async () => {
    expect((await run(['explain', 'challenge-pad'])).err).toContain('Did you mean challenge-padded?');
    expect((await run(['explain'])).err).toContain('Name a rule');
  });
});

describe('pkce', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const result = async (...args: string[]) => {
    const { code, out } = await run(['pkce', '--format', 'json', ...args]);
    return { code, ...JSON.parse(out) };
  };

  test('knows the pair of RFC 7636', async () => {
    expect(await result('--verifier', verifier, '--challenge', challenge)).toMatchObject({ code: 0, match: true, explanations: [] });
  });

  test('names the step that leads to another challenge', async () => {
    const { code, match, explanations, problems } = await result('--verifier', verifier, '--challenge', `${challenge}=`);
    expect({ code, match }).toEqual({ code: 1, match: false });
    expect(explanations[0]).toMatchObject({
      steps: [expect.stringMatching(/^cf-/)],
      standing: 'proved',
      fix: { text: expect.any(String) },
    });
    expect(problems).not.toEqual([]);
    const { out } = await run(['pkce', '--verifier', verifier, '--challenge', `${challenge}=`]);
    expect(out).toMatch(/^✗ The verifier does not belong/);
    expect(out).toMatch(/\n +\^\n/);
  });

  test('takes one value alone', async () => {
    expect(await result('--verifier', verifier)).toMatchObject({ code: 0, match: null, expectedChallenge: challenge });
    expect(await result('--verifier', 'short')).toMatchObject({ code: 1, match: null });
    expect(await result(`--challenge=-${challenge}`)).toMatchObject({ code: 1, match: null, expectedChallenge: null });
  });

  test('makes a new pair that it holds for right', async () => {
    const pairs = await Promise.all([1, 2].map(async () => JSON.parse((await run(['pkce', '--make', '--format', 'json'])).out)));
    expect(pairs[0].code_verifier).not.toBe(pairs[1].code_verifier);
    expect(await result(`--verifier=${pairs[0].code_verifier}`, `--challenge=${pairs[0].code_challenge}`)).toMatchObject({
      match: true,
      problems: [],
    });
    expect((await run(['pkce', '--make'])).out).toMatch(
      /^code_verifier +[\w-]{43}\ncode_challenge +[\w-]{43}\ncode_challenge_method +S256\n$/,
    );
  });

  test('says what it needs', async () => {
    expect((await run(['pkce'])).err).toContain('Give --verifier, --challenge or both');
    expect((await run(['pkce', verifier])).err).toContain('takes its values by');
    expect((await run(['pkce', '--verifier', '-abc'])).err).toContain('--verifier=-…');
    expect((await run(['pkce', '--make', '--verifier', verifier])).err).toContain('--make makes both');
  });
});

describe('completion', () => {
  test.each(shells)('for %s names every command and option', async (shell) => {
    const { out } = await run(['completion', shell]);
    for (const [name, { options }] of Object.entries(commands)) {
      expect(out).toContain(name);
      for (const flag of Object.keys(options)) expect(out).toContain(shell === 'fish' ? `-l ${flag}` : `--${flag}`);
    }
  });

  // Only shells that are there can say whether they understand it; program.test.ts completes in bash.
  test.each(shells.filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0))('is understood by %s', async (shell) => {
    const { out } = await run(['completion', shell]);
    const file = path.join(scratch, `completion.${shell}`);
    writeFileSync(file, out);
    const { status, stderr } = spawnSync(shell, [shell === 'fish' ? '--no-execute' : '-n', file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('knows three shells', async () => {
    expect((await run(['completion', 'ksh'])).err).toContain('completion takes bash, zsh or fish, not "ksh"');
  });
});
