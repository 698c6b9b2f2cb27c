import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { checkSignatures } from '../../src/flow/signatures.ts';
import { corpus, input, run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-check-inputs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
const flowOf = (out: string) => JSON.parse(out).files[0].flows[0];
const padded = corpus('challenge-padded-lenient.har');

describe('--from', () => {
  const curl = `curl 'https://as.example/token' --data-raw 'grant_type=authorization_code&code=abc&client_id=spa&code_verifier=tooshort'`;

  test('reads curl commands, also from standard input, and puts them at the time that is given', async () => {
    const { code, out } = await run(['check', '--from', 'curl', '-', '--now', '2026-11-22T10:00:00Z', '--format', 'json'], input(curl));
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0]).toMatchObject({ file: 'standard input', requests: 1 });
    expect(flowOf(out).startedAt).toBe('2026-11-22T10:00:00.000Z');
  });

  test('reads transcripts, whose own times count', async () => {
    const transcript = '@ 2026-03-01T00:00:00Z\nGET https://as.example/authorize?response_type=code&client_id=spa\n';
    const times = async (text: string, ...args: string[]) =>
      flowOf((await run(['check', '--from', 'transcript', '-', '--format', 'json', ...args], input(text))).out).startedAt;
    expect(await times(transcript, '--now', '2026-11-22')).toBe('2026-03-01T00:00:00.000Z');
    expect(await times(transcript.replace(/^@.*\n/, ''), '--now', '2026-11-22')).toBe('2026-11-22T00:00:00.000Z');
  });

  const asked = 'https://as.example/authorize?response_type=code&client_id=spa&state=s1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
  const pkce = '&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';
  const sent =
    'grant_type=authorization_code&client_id=spa&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  test.each([
    ['curl commands', `${curl}\n`, 'verifier-too-short'],
    ['the pieces of a sign-in', `${asked}${pkce}\nhttps://app.example/cb?code=c1&state=s1\n${sent}\n`, 'redirect-uri-differs'],
    ['a transcript', `GET ${asked}${pkce}=\n< 302 https://app.example/cb?code=c1&state=s1\n`, 'challenge-method-unknown'],
  ])('recognises %s without being told', async (_, text, cause) => {
    const { out, err } = await run(['check', '-', '--format', 'json'], input(text));
    expect(err).toBe('');
    expect(flowOf(out).rootCause.cause).toBe(cause);
  });

  test('tells no age of a code that names no time', async () => {
    const sound = `${asked}${pkce}\nhttps://app.example/cb?code=c1&state=s1\n${sent.replace('cb%2F', 'cb')}\n`;
    expect((await run(['check', '-'], input(sound))).out).not.toMatch(/\d ms old/);
  });

  test('says what to add when the input is no HAR', async () => {
    const { code, err } = await run(['check', '-'], input('hello'));
    expect(code).toBe(2);
    expect(err).toMatch(/standard input: This is no HAR file: .* byte 0\. For curl commands say --from curl/);
  });

  test('says when there is nothing of that kind', async () => {
    expect((await run(['check', '-', '--from', 'curl'], input('hello'))).err).toContain('standard input: ');
    expect((await run(['check', '-', '--from', 'transcript'], input('hello'))).err).toContain('has no request');
    expect((await run(['check', '-', '--from', 'fax'], input(''))).err).toContain('--from takes auto, har, curl, transcript or pieces');
  });
});

describe('a bad file', () => {
  const whole = readFileSync(padded, 'utf8');

  test('that is cut off is judged as far as it goes', async () => {
    const cut = file('cut.har', whole.slice(0, -100));
    const { code, out, err } = await run(['check', cut]);
    expect(code).toBe(2);
    expect(err).toMatch(/cut\.har: The file ends too early, at byte \d+/);
    expect(out).toContain('The challenge still has base64 padding');
  });

  test('with a malformed entry costs that entry', async () => {
    const har = JSON.parse(whole);
    har.log.entries.splice(1, 0, null, { request: { method: 'GET', url: '/authorize?response_type=code&client_id=spa' } });
    const { code, out } = await run(['check', file('entry.har', JSON.stringify(har)), '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].gaps).toEqual(
      expect.arrayContaining([
        { because: 'malformed-entry', entry: 1, text: expect.stringContaining('Entry 2') },
        { because: 'malformed-entry', entry: 2, text: expect.stringContaining('no absolute URL') },
      ]),
    );
  });

  test('with an entry that is too long to be read is not called read', async () => {
    const har = JSON.parse(whole);
    const token = har.log.entries.find(({ request }: { request: { postData?: { text: string } } }) =>
      request.postData?.text.includes('code_verifier'),
    );
    token.request.postData.text = `padding=${'x'.repeat(17 << 20)}&${token.request.postData.text}`;
    const { code, err } = await run(['check', file('long-entry.har', JSON.stringify(har))]);
    expect(code).toBe(2);
    expect(err).toMatch(/^pkce-inspector: \S+long-entry\.har: Entry \d+, at byte \d+, may be OAuth but has \d+ bytes\..*\n$/);
  });

  test.each(['html', 'markdown'])('is said to be cut off in %s too', async (format) => {
    const { out } = await run(['check', file('cut.har', whole.slice(0, 500)), '--format', format]);
    expect(out).toContain('The file ends too early, at byte 500');
    expect(out).not.toContain('No OAuth sign-in was found');
  });

  test.each(['curl', 'transcript', 'pieces'])('that is a HAR file is not read as %s', async (from) => {
    const { code, err, out } = await run(['check', padded, '--from', from]);
    expect({ code, out: out.trim() }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`: This is a HAR file, and was to be read as [a-z -]+: leave out --from ${from}\\.\n$`));
  });

  test('of a thousand other lines is told in one sentence', async () => {
    const { code, err } = await run(['check', file('words.txt', 'GET / HTTP/1.1; a; b\n'.repeat(1000)), '--from', 'curl']);
    expect(code).toBe(2);
    expect(err.length).toBeLessThan(200);
    expect(err).toContain('Line 1: this is no curl command, and was left out, and so are 999 more lines.');
  });

  test.each([
    ['nothing', '', /empty/],
    ['no JSON', 'hello', /no HAR file/],
    ['JSON that is no HAR', '{"a":1}', /no "log" object/],
    ['a log without entries', '{"log":{}}', /no "log.entries" list/],
    ['a list', '[]', /no HAR file/],
    ['two documents', `${whole}${whole}`, /Something more follows/],
  ])('with %s is told in a sentence', async (name, content, sentence) => {
    const { code, err } = await run(['check', file('bad.har', content)]);
    expect({ name, code, lines: err.trimEnd().split('\n').length }).toEqual({ name, code: 2, lines: 1 });
    expect(err).toMatch(sentence);
  });

  test('may be in UTF-16, packed, or begin with a mark', async () => {
    const verdict = async (name: string, content: string | Uint8Array) =>
      flowOf((await run(['check', file(name, content), '--format', 'json'])).out).rootCause.cause;
    expect(await verdict('utf16.har', Buffer.from(`\ufeff${whole}`, 'utf16le'))).toBe('challenge-padded');
    expect(await verdict('bom.har', `\ufeff${whole}`)).toBe('challenge-padded');
    expect(await verdict('login.har.gz', gzipSync(whole))).toBe('challenge-padded');
  });
});

test('bodies that Playwright keeps beside a recording in its zip archive are read', async () => {
  const { out } = await run(['check', path.join(import.meta.dirname, 'playwright-attached.har.zip'), '--format', 'json']);
  expect(flowOf(out)).toMatchObject({ rootCause: { cause: 'redirect-uri-differs', standing: 'proved' }, blindSpots: [] });
});

test('what a scan keeps gives the verdict of the whole file', async () => {
  const names = readdirSync(corpus('.')).filter((name) => name.endsWith('.har'));
  const { out } = await run(['check', '--format', 'json', ...names.map(corpus)]);
  const scanned = JSON.parse(out).files.map((each: { flows: FlowDiagnosis[] }) => each.flows.map(verdictOf));
  const parsed = await Promise.all(
    names.map(async (name) => {
      const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(corpus(name), 'utf8')));
      return analyse(exchanges, { signatures: await checkSignatures(exchanges) }).flows.map(verdictOf);
    }),
  );
  expect(scanned).toEqual(parsed);
});

/** Positions within a value are those of its stand-in. */
const verdictOf = ({ status, headline, rootCause, findings }: Pick<FlowDiagnosis, 'status' | 'headline' | 'rootCause' | 'findings'>) => {
  const faulty = findings.filter(({ verdict }) => verdict === 'faulty');
  return {
    status,
    headline,
    cause: rootCause?.cause,
    faulty: faulty.map(({ rule, text }) => `${rule}: ${text.replace(/character \d+/g, 'character')}`),
  };
};
