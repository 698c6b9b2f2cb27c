import { randomBytes } from 'node:crypto';
// @vitest-environment happy-dom
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { redact } from '../../src/redaction/redact.ts';
import { receiptSentences } from '../../src/report/steps.ts';
import { comparable, verdicts } from '../redaction/verdicts.ts';
import { corpus, ended, type Ran, start } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-formats-'));
const at = (name: string) => path.join(scratch, name);
const go = (...args: string[]) => ended(start(args));

const broken = corpus('challenge-hex.har');
const original = readFileSync(broken, 'utf8');
const secrets = [
  ...new Set([...original.matchAll(/\b(?:code|code_verifier|code_challenge|state|nonce)=([\w-]{16,})/g)].map(([, value]) => value!)),
];
const secretsIn = (text: string) => secrets.filter((secret) => text.includes(secret));
const exchangesIn = (text: string) => exchangesOfHar(JSON.parse(text)).exchanges;
const judgedAgain = 'The redacted traffic was judged again, with the same verdicts.';

// The first call builds the command when it is stale.
beforeAll(async () => expect(await go('--version')).toMatchObject({ code: 0 }), 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('redact IN OUT', () => {
  test('takes the file to write as --output too, but not twice', async () => {
    const { code, out, err } = await go('redact', broken, '-o', at('named.har'));
    expect({ code, out, err }).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Redacted:') });
    expect(secretsIn(readFileSync(at('named.har'), 'utf8'))).toEqual([]);
    expect(await go('redact', broken, at('one.har'), '--output', at('other.har'))).toMatchObject({ code: 2, out: '' });
    expect([existsSync(at('one.har')), existsSync(at('other.har'))]).toEqual([false, false]);
  });

  test('writes a copy without a secret, says what it did, and the copy is judged the same', async () => {
    const { code, out, err } = await go('redact', broken, at('safe.har'));
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^Redacted: every secret was replaced by a stand-in .*1 × code_verifier/);
    expect(err).toContain(judgedAgain);
    const text = readFileSync(at('safe.har'), 'utf8');
    expect(secrets.length).toBeGreaterThan(3);
    expect(secretsIn(original)).toEqual(secrets);
    expect(secretsIn(text)).toEqual([]);
    expect(JSON.parse(text).log._pkceInspector.receipt.verdicts).toEqual({ same: true, differing: [] });
    expect(comparable(exchangesIn(original))(exchangesIn(text))).toEqual(comparable(exchangesIn(original))(exchangesIn(original)));
    expect(verdicts(exchangesIn(text))[0]?.cause).toContain('cf-hex');
  });

  test('writes to standard output, and over the very file that it read', async () => {
    writeFileSync(at('own.har'), original);
    const [piped, own] = await Promise.all([go('redact', broken, '-'), go('redact', at('own.har'), at('own.har'))]);
    expect([piped.code, own.code]).toEqual([0, 0]);
    for (const text of [piped.out, readFileSync(at('own.har'), 'utf8')]) {
      expect(secretsIn(text)).toEqual([]);
      expect(comparable(exchangesIn(original))(exchangesIn(text))).toEqual(comparable(exchangesIn(original))(exchangesIn(original)));
    }
  });

  test('leaves nothing behind when it cannot do it', async () => {
    writeFileSync(at('empty.har'), JSON.stringify({ log: { version: '1.2', entries: [] } }));
    writeFileSync(at('kept.har'), 'as it was');
    const all = await Promise.all([
      go('redact', at('missing.har'), at('kept.har')),
      go('redact', at('empty.har'), at('kept.har')),
      go('redact', broken, at('nowhere/safe.har')),
      go('redact', broken, at('one.har'), at('two.har')),
    ]);
    expect(all.map(({ code, out }) => ({ code, out }))).toEqual(all.map(() => ({ code: 2, out: '' })));
    expect(all.map(({ err }) => err)).toEqual([
      `pkce-inspector: ${at('missing.har')} does not exist.\n`,
      `pkce-inspector: ${at('empty.har')} holds no sign-in, so nothing was written.\n`,
      `pkce-inspector: ${at('nowhere/safe.har')} could not be written: its directory does not exist.\n`,
      expect.stringContaining('Name one recording, and the file to write'),
    ]);
    expect(readFileSync(at('kept.har'), 'utf8')).toBe('as it was');
    expect([at('one.har'), at('two.har')].filter((file) => existsSync(file))).toEqual([]);
    expect(readdirSync(scratch).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });
});

describe('check --format', () => {
  const formats = ['har', 'html', 'markdown', 'sarif', 'junit'] as const;
  const ran = {} as Record<(typeof formats)[number], Ran>;
  const written = (format: (typeof formats)[number]) => readFileSync(at(`report.${format}`), 'utf8');
  beforeAll(async () => {
    for (const format of formats) ran[format] = await go('check', broken, '--format', format, '--output', at(`report.${format}`));
  }, 60_000);

  test.each(formats)('%s: fails as the sign-in does, and holds no secret', (format) => {
    expect(ran[format]).toEqual({ code: 1, out: '', err: '' });
    expect(written(format).length).toBeGreaterThan(500);
    expect(secretsIn(written(format))).toEqual([]);
  });

  test('har: is judged like the original, and says so', () => {
    expect(comparable(exchangesIn(original))(exchangesIn(written('har')))).toEqual(
      comparable(exchangesIn(original))(exchangesIn(original)),
    );
    expect(JSON.parse(written('har')).log._pkceInspector.receipt.verdicts).toEqual({ same: true, differing: [] });
  });

  test('html: shows the cause and the receipt without a script', () => {
    const page = new DOMParser().parseFromString(written('html'), 'text/html');
    expect(page.querySelector('section.failed h2')?.textContent).toContain('The challenge is the hex digest, not base64url');
    expect(page.body.textContent).toContain(judgedAgain);
    expect(page.querySelectorAll('script')).toHaveLength(0);
  });

  test('markdown: names the cause, draws the sign-in, ends in the receipt', () => {
    expect(written('markdown')).toMatch(/## ❌ .*The challenge is the hex digest, not base64url/);
    expect(written('markdown')).toContain('```mermaid\nsequenceDiagram\n');
    expect(written('markdown')).toContain('with the same verdicts');
  });

  test('sarif: names the rule at the file, with the receipt', () => {
    const [run] = JSON.parse(written('sarif')).runs;
    const [cause] = run.results.filter(({ properties }: { properties: { isRootCause: boolean } }) => properties.isRootCause);
    expect(cause).toMatchObject({ ruleId: 'challenge-mismatch', level: 'error' });
    expect(run.tool.driver.rules[cause.ruleIndex].id).toBe('challenge-mismatch');
    expect(cause.locations[0].physicalLocation.artifactLocation.uri).toMatch(/challenge-hex\.har$/);
    expect(run.properties.redaction).toMatchObject([{ redacted: true, verdicts: { same: true, differing: [] } }]);
  });

  test('junit: has one failure, of the cause', () => {
    const xml = new DOMParser().parseFromString(written('junit'), 'application/xml');
    expect([...xml.querySelectorAll('failure')].map((failure) => failure.getAttribute('type'))).toEqual(['challenge-mismatch']);
    expect(xml.querySelector('testsuite')?.getAttribute('name')).toBe(broken);
  });

  test('har: takes one recording', async () => {
    const { code, err } = await go('check', broken, corpus('sound.har'), '--format', 'har', '--output', at('two.har'));
    expect({ code, err }).toEqual({ code: 2, err: 'pkce-inspector: --format har writes one recording, and 2 were read. Name one file.\n' });
    expect(existsSync(at('two.har'))).toBe(false);
  });
});

test('a receipt says which sign-ins are judged differently', () => {
  const sound = exchangesIn(readFileSync(corpus('sound.har'), 'utf8'));
  const of = analyse(exchangesIn(original));
  const { receipt } = redact(sound, { random: randomBytes, version: '0', original: of });
  expect(receipt.verdicts).toEqual({ same: false, differing: of.flows.map(({ id }) => id) });
  expect(receiptSentences(receipt)).toContain('The redacted traffic is judged differently from the original in part.');
});
