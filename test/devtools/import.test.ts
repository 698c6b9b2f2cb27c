import { describe, expect, it } from 'vitest';
import { importFile } from '../../devtools/import.ts';
import { createStore } from '../../devtools/store.ts';

const entry = {
  startedDateTime: '2026-01-01T00:00:00Z',
  request: { method: 'GET', url: 'https://as.example/authorize?code_verifier=s3cret' },
};
const har = (entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

async function imported(text: string) {
  const store = createStore();
  await importFile(store, { name: 'trace.har', text: async () => text });
  return { message: store.message.value, recordings: store.recordings.value };
}

describe('importFile', () => {
  it('makes a recording of its own, named after the file', async () => {
    const { message, recordings } = await imported(har([entry]));
    expect(message).toBe('');
    expect(recordings.map(({ name, exchanges }) => [name, exchanges.size])).toEqual([
      ['', 0],
      ['trace.har', 1],
    ]);
  });

  it('reads a file with a byte order mark', async () => expect((await imported(`\ufeff${har([entry])}`)).message).toBe(''));

  it('leaves out what it cannot read, and says how many and why', async () => {
    const { message, recordings } = await imported(har([entry, {}, { request: { method: 'GET', url: 'relative' } }]));
    expect(recordings[1]!.exchanges.size).toBe(1);
    expect(message).toMatch(/^trace\.har: 2 entries .* number 2: it has no request/);
  });

  it.each([
    ['an empty file', '', /empty/],
    ['no JSON', 'not json', /not JSON/],
    ['a file that was cut off', har([entry]).slice(0, -20), /not JSON \((?:position|line) \d+.*\).*cut off/],
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
});
