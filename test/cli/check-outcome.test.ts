import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-check-outcome-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
const flowOf = (out: string) => JSON.parse(out).files[0].flows[0];
const sound = corpus('sound.har');
const padded = corpus('challenge-padded-lenient.har');

describe('the exit code', () => {
  test('is 0 for a sound sign-in and 1 for a broken one', async () => {
    expect(await run(['check', sound])).toMatchObject({ code: 0, err: '' });
    expect(await run(['check', padded])).toMatchObject({ code: 1, err: '' });
  });

  test('follows --fail-on', async () => {
    expect(await run(['check', padded, '--fail-on', 'never'])).toMatchObject({ code: 0 });
    expect(await run(['check', sound, '--fail-on', 'note'])).toMatchObject({ code: 1 });
    expect(await run(['check', sound, '--fail-on', 'loud'])).toMatchObject({
      code: 2,
      err: 'pkce-inspector: --fail-on takes error, warning, note or never, not "loud".\n',
    });
  });

  test('is 1 for every sign-in that failed, as JUnit and the matcher have it, also where its cause is only likely', async () => {
    const wrapped = corpus('token-answer-wrapped.har');
    const { code, out } = await run(['check', wrapped, '--format', 'json']);
    expect({ code, ...flowOf(out) }).toMatchObject({ code: 1, status: 'failed', rootCause: { severity: 'warning' } });
    expect(await run(['check', wrapped, '--fail-on', 'never'])).toMatchObject({ code: 0 });
    expect(await run(['check', wrapped, '--baseline', file('wrapped.json', out)])).toMatchObject({ code: 0 });
  });

  test.each(['text', 'markdown', 'junit'])('is never 1 without a reason in the %s', async (format) => {
    const { code, out } = await run(['check', sound, '--fail-on', 'note', '--format', format]);
    expect(code).toBe(1);
    // JUnit has one failure a test, and that is the first.
    expect(out).toContain(format === 'junit' ? '<failure type="authz-insecure-transport"' : 'refresh-token-in-browser');
    const all = (await run(['check', sound, '--format', 'json'])).out;
    const known = await run(['check', sound, '--fail-on', 'note', '--format', format, '--baseline', file('sound.json', all)]);
    expect(known.code).toBe(0);
    expect(known.out).not.toContain('refresh-token-in-browser');
    expect((await run(['check', sound, '--format', format])).out).not.toContain('refresh-token-in-browser');
  });

  test('is 2 when a file could not be read, and the others are judged all the same', async () => {
    const { code, out, err } = await run(['check', 'missing.har', padded]);
    expect({ code, err }).toEqual({ code: 2, err: 'pkce-inspector: missing.har does not exist.\n' });
    expect(out).toContain('✗ The challenge still has base64 padding');
  });
});

describe('the rules', () => {
  test('are all but the ignored ones, or only those that are named', async () => {
    const rulesIn = async (...args: string[]) =>
      flowOf((await run(['check', padded, '--format', 'json', ...args])).out).findings.map(({ rule }: { rule: string }) => rule);
    expect(await rulesIn()).toContain('challenge-padded');
    expect(await rulesIn('--ignore', 'challenge-padded,state-missing')).not.toContain('challenge-padded');
    expect(await rulesIn('--only', 'challenge-padded', '--only', 'challenge-length')).toEqual(
      expect.toSatisfy((rules: string[]) => [...rules].sort().join() === 'challenge-length,challenge-padded'),
    );
  });

  test('are called by their names', async () => {
    expect((await run(['check', padded, '--ignore', 'chalenge-padded'])).err).toBe(
      'pkce-inspector: --ignore: there is no rule "chalenge-padded". Did you mean challenge-padded? `pkce-inspector rules` lists them all.\n',
    );
  });
});

describe('--baseline', () => {
  test('counts nothing twice, but what is new', async () => {
    const { out } = await run(['check', padded, '--format', 'json']);
    const baseline = file('baseline.json', out);
    const again = await run(['check', padded, '--baseline', baseline]);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/base64 padding {2}proved {2}known/);
    expect(flowOf((await run(['check', padded, '--baseline', baseline, '--format', 'json'])).out).rootCause.known).toBe(true);
    expect(await run(['check', padded, corpus('challenge-hex.har'), '--baseline', baseline])).toMatchObject({ code: 1 });
  });

  test('is a report of ours', async () => {
    expect((await run(['check', padded, '--baseline', file('other.json', '{"version":2}')])).err).toContain('is no report of');
    expect((await run(['check', padded, '--baseline', file('bad.json', '{')])).err).toContain('is not JSON');
    expect((await run(['check', padded, '--baseline', 'gone.json'])).err).toContain('--baseline: gone.json does not exist');
  });
});

describe('--code-lifetime and --now', () => {
  test('take what they ask for', async () => {
    expect((await run(['check', sound, '--code-lifetime', 'long'])).err).toContain('--code-lifetime takes a number of seconds, not "long"');
    expect((await run(['check', sound, '--now', 'noon'])).err).toContain('--now takes a time such as');
  });

  test('a known lifetime makes an old code certain', async () => {
    const { out } = await run(['check', corpus('genesys-widget-code-expired.har'), '--code-lifetime', '2', '--format', 'json']);
    expect(flowOf(out).rootCause).toMatchObject({ cause: 'code-expired', standing: expect.stringMatching(/likely|proved/) });
  });
});
