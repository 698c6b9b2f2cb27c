import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-check-text-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
const padded = corpus('challenge-padded-lenient.har');

describe('redaction', () => {
  const secrets = [...readFileSync(padded, 'utf8').matchAll(/\b(?:code|code_verifier|state|nonce)=([\w-]{16,})/g)].map(
    ([, value]) => value!,
  );

  test.each(['text', 'json'])('leaves no secret in %s', async (format) => {
    const { out } = await run(['check', padded, '--format', format]);
    expect(new Set(secrets).size).toBeGreaterThan(3);
    expect(secrets.filter((secret) => out.includes(secret))).toEqual([]);
  });

  test('--unredacted leaves values as they are', async () => {
    const challenge = /code_challenge=([\w-]{43})/.exec(readFileSync(padded, 'utf8'))![1]!;
    expect((await run(['check', padded])).out).not.toContain(challenge);
    expect((await run(['check', padded, '--unredacted'])).out).toContain(challenge);
  });

  test('--unredacted asks where somebody can answer', async () => {
    const asked: string[] = [];
    const answering = (answer: boolean) => ({ ask: async (question: string) => asked.push(question) > 0 && answer });
    expect(await run(['check', padded, '--unredacted'], answering(false))).toEqual({
      code: 2,
      out: '',
      err: 'pkce-inspector: Nothing was written.\n',
    });
    expect(await run(['check', padded, '--unredacted'], answering(true))).toMatchObject({ code: 1 });
    expect(asked).toHaveLength(2);
    await run(['check', padded], answering(false));
    expect(asked).toHaveLength(2);
  });
});

describe('the text', () => {
  const text = async (name: string, columns: number) => (await run(['check', corpus(name)], { columns })).out;

  test('keeps to the width of the terminal, but for code and values', async () => {
    for (const columns of [40, 60, 80, 200]) {
      const [, ...lines] = (await text('genesys-widget-code-expired.har', columns)).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(columns, 100));
    }
  });

  test('marks the first character that differs', async () => {
    const lines = (await text('redirect-uri-slash.har', 100)).split('\n');
    const at = lines.findIndex((line) => /^\s+\^$/.test(line));
    const column = lines[at]!.indexOf('^');
    expect([lines[at - 2]!.slice(column), lines[at - 1]!.slice(column)]).toEqual(['', '/']);
    expect(lines[at - 2]!.slice(0, column).split('  ').at(-1)).toBe(lines[at - 1]!.slice(0, column).split('  ').at(-1));
  });

  test('obeys nothing that stands in the traffic', async () => {
    const har = readFileSync(padded, 'utf8')
      .replaceAll('lab-spa', 'lab\\u001b[2J\\u202espa')
      .replaceAll('lenient.localhost', 'lenient.localhost');
    const { out } = await run(['check', file('escape.har', har)]);
    expect(out).toContain('[2J');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  test('obeys nothing that stands in the name of a file', async () => {
    const name = file('a\u001b]52;c;aGk=\u0007\u202e.har', '{');
    const { out, err } = await run(['check', name, `${name}.none`], { isWatched: true });
    expect(err).toContain('a\ufffd]52;c;aGk=\ufffd\ufffd.har');
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('is coloured for a terminal only', async () => {
    expect((await run(['check', padded], { colour: true })).out).toContain('\u001b[');
    expect((await run(['check', padded])).out).not.toContain('\u001b[');
  });
});
