import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile, importText } from '../../devtools/import.ts';
import { createStore, type Import } from '../../devtools/store.ts';
import { analyse } from '../../src/analyse.ts';

const entry = {
  startedDateTime: '2026-01-01T00:00:00Z',
  request: { method: 'GET', url: 'https://as.example/authorize?client_id=spa&code_verifier=s3cret' },
};
const har = (entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

async function imported(content: string | Uint8Array, name = 'trace.har') {
  const store = createStore();
  await importFile(store, new File([content as BlobPart], name));
  return { message: store.message.value, recordings: store.recordings.value, importing: store.importing.value };
}

describe('importFile', () => {
  it('makes a recording of its own, named after the file', async () => {
    const { message, recordings, importing } = await imported(har([entry]));
    expect(message).toBe('');
    expect(importing).toEqual([]);
    expect(recordings.map(({ name, exchanges }) => [name, exchanges.size])).toEqual([
      ['', 0],
      ['trace.har', 1],
    ]);
  });

  it('reads a file with a byte order mark', async () => expect((await imported(`\ufeff${har([entry])}`)).message).toBe(''));
  it('reads UTF-16', async () =>
    expect((await imported(new Uint8Array(Buffer.from(`\ufeff${har([entry])}`, 'utf16le')))).message).toBe(''));
  it('reads gzip', async () => expect((await imported(gzipSync(Buffer.from(har([entry]))))).recordings[1]!.exchanges.size).toBe(1));

  it('reads each recording of a zip archive as one of its own', async () => {
    const files = { 'a.har': Buffer.from(har([entry])), 'b.har': Buffer.from(har([entry, entry])) };
    const { recordings } = await imported(zipSync(files), 'both.zip');
    expect(recordings.slice(1).map(({ name, exchanges }) => [name, exchanges.size])).toEqual([
      ['both.zip/a.har', 1],
      ['both.zip/b.har', 2],
    ]);
  });

  it('reads curl commands in a file', async () => {
    const command = "curl 'https://as.example/token' -d 'grant_type=authorization_code&code=c1&code_verifier=v'";
    expect((await imported(command, 'copied.sh')).recordings[1]!.exchanges.size).toBe(1);
  });

  it('leaves out what it cannot read, and says how many and why', async () => {
    const { message, recordings } = await imported(
      har([entry, { request: {} }, { request: { method: 'GET', url: '/authorize?client_id=a' } }]),
    );
    expect(recordings[1]!.exchanges.size).toBe(1);
    expect(message).toMatch(/^trace\.har: \d entr.* left out.*Entry \d/);
  });

  it('keeps what came before the place where the file breaks off, and names the place', async () => {
    const { message, recordings } = await imported(har([entry, entry]).slice(0, -20));
    expect(recordings[1]!.exchanges.size).toBe(1);
    expect(message).toMatch(/trace\.har.*at byte \d+.*1 entry was read before/);
  });

  it.each([
    ['an empty file', '', /empty/],
    ['no JSON', 'not json', /no HAR file/],
    ['JSON that is no HAR', '{"a":1}', /no HAR file/],
    ['a HAR without entries', '{"log":{}}', /log\.entries/],
    ['a HAR with an empty list', har([]), /holds no request/],
  ])('says one clear sentence of %s', async (_, text, expected) => {
    const { message, recordings } = await imported(text);
    expect(message).toMatch(expected);
    expect(message).toContain('trace.har');
    expect(recordings).toHaveLength(1);
  });

  it('never quotes the file, for it may hold secrets', async () => {
    expect((await imported(`${har([entry]).slice(0, -30)} code_verifier=s3cret`)).message).not.toContain('s3cret');
  });

  it('shows how far it is, and stops when asked, without a trace', async () => {
    const filler = { request: { method: 'GET', url: 'https://app.example/x' }, response: { content: { text: 'x'.repeat(100_000) } } };
    const file = new File([har([entry, ...Array.from({ length: 200 }, () => filler)])], 'long.har');
    const store = createStore();
    const seen: (number | undefined)[] = [];
    store.importing.subscribe(([now]: readonly Import[]) => {
      if (now) seen.push(now.done);
      if ((now?.done ?? 0) > 0.2) now!.cancel();
    });
    await importFile(store, file);
    expect(seen[0]).toBeUndefined();
    expect(seen.at(-1)).toBeGreaterThan(0.2);
    expect(seen.at(-1)).toBeLessThan(0.9);
    expect(store.importing.value).toEqual([]);
    expect(store.message.value).toBe('');
    expect(store.recordings.value).toHaveLength(1);
  });
});

const asked =
  'https://as.example/authorize?response_type=code&client_id=spa&state=s1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';
const returned = 'https://app.example/cb?code=c1&state=s1';
const sent =
  'grant_type=authorization_code&client_id=spa&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('importText', () => {
  const judged = async (...texts: string[]) => {
    const store = createStore();
    for (const text of texts) await importText(store, text);
    const [, recording, ...more] = store.recordings.value;
    expect(more).toEqual([]);
    return { message: store.message.value, flows: analyse([...(recording?.exchanges.values() ?? [])]).flows };
  };

  it.each([
    ['in one piece', [[asked, returned, sent].join('\n')]],
    ['one after the other', [asked, returned, sent]],
    ['in the wrong order', [sent, returned, asked]],
    ['as curl', [`${asked}\n${returned}`, `curl https://as.example/token --data '${sent}'`]],
    ['as a transcript', [`GET ${asked}\n< 302 ${returned}\nPOST https://as.example/token\n> ${sent}`]],
  ])('puts a sign-in together that is pasted %s', async (_, texts) => {
    const { flows, message } = await judged(...texts);
    expect(message).toBe('');
    expect(flows.map(({ rootCause }) => rootCause?.cause)).toEqual(['redirect-uri-differs']);
  });

  it('claims no age of a code whose times nobody knows', async () => {
    const [flow] = (await judged(asked, returned, sent)).flows;
    expect(flow!.flow.derived.codeAge).toEqual({ observed: false, because: 'untimed' });
  });

  it('says of what it cannot read which line it is, and quotes nothing', async () => {
    const { message, flows } = await judged(`${asked}\nhunter2 is my password`);
    expect(message).toMatch(/^Line 2 is no address/);
    expect(message).not.toContain('hunter2');
    expect(flows).toHaveLength(1);
  });

  it('reads a pasted HAR file as a file', async () => {
    const store = createStore();
    await importText(store, har([entry]));
    expect(store.recordings.value[1]!.exchanges.size).toBe(1);
  });
});
