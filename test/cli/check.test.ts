import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { checkSignatures } from '../../src/flow/signatures.ts';
import { corpus, input, run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-check-'));
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

describe('--jwks', () => {
  test('checks the signature of an ID token with the key at hand', async () => {
    const [right, wrong] = await Promise.all([
      generateKeyPair('ES256', { extractable: true }),
      generateKeyPair('ES256', { extractable: true }),
    ]);
    const token = await new SignJWT({ nonce: 'n-0S6_WzA2Mj8fKq' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer('https://as.example')
      .setAudience('spa')
      .setSubject('someone')
      .setIssuedAt(Date.UTC(2026, 0, 1) / 1000)
      .setExpirationTime(Date.UTC(2026, 0, 1, 1) / 1000)
      .sign(right.privateKey);
    const transcript = file(
      'signed.txt',
      `GET https://as.example/authorize?response_type=code&client_id=spa&scope=openid&state=af0ifjsldkjqwe12&nonce=n-0S6_WzA2Mj8fKq&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkjqwe12
POST https://as.example/token
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600,"id_token":"${token}"}
`,
    );
    const facts = async (keys: Awaited<typeof right>) => {
      const jwks = file('jwks.json', JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }] }));
      const { out } = await run(['check', '--from', 'transcript', transcript, '--jwks', jwks, '--format', 'json']);
      return (flowOf(out).facts as string[]).join(' ');
    };
    expect(await facts(right)).toContain('signature of the ID token is valid');
    expect(await facts(wrong)).not.toContain('is valid');
  });

  test('is a key set', async () => {
    const { code, err } = await run(['check', sound, '--jwks', file('no-keys.json', '{"keys":{}}')]);
    expect(code).toBe(2);
    expect(err).toContain('is no JSON Web Key Set');
  });
});

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
