import { appendFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { partsOf } from '../../src/capture/compressed.ts';
import { captureOfHar } from '../../src/capture/har-capture.ts';
import { simdTokeniser } from '../../src/capture/json-tokens-simd.ts';
import { openFile } from '../../src/cli/file-source.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-source-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const token = { request: { method: 'POST', url: 'https://as.example/token', headers: [] }, response: { status: 200, content: {} } };
const long = {
  request: { method: 'GET', url: 'https://cdn.example/a.js' },
  response: { status: 200, content: { text: 'a'.repeat(900_000) } },
};

/** Reads a recording to which something is done once its first part was read. */
async function reading(change: (file: string) => void) {
  const file = path.join(scratch, 'growing.har');
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries: [token, long, token] } }));
  utimesSync(file, 1, 1);
  const source = openFile(file);
  let turn = 0;
  try {
    return await captureOfHar(
      { chunks: source.chunks(), readAgain: source.read },
      { onProgress: () => (turn++ === 0 ? change(file) : undefined) },
    );
  } finally {
    source.close();
  }
}

test('a file that stays as it is is read without a remark', async () => {
  const { error, exchanges } = await reading(() => undefined);
  expect([error, exchanges.length]).toEqual([undefined, 2]);
});

test.each([
  ['is written anew', (file: string) => writeFileSync(file, JSON.stringify({ log: { entries: [] } }))],
  ['grows', (file: string) => appendFileSync(file, ' ')],
  ['is cut short', (file: string) => truncateSync(file, 300_000)],
])('a file that %s while it is read is told of, and what was read before counts', async (_what, change) => {
  const { error, exchanges } = await reading(change);
  expect(error).toContain('The file was changed while it was read');
  expect(exchanges.length).toBeGreaterThan(0);
});

test.each([
  ['as it is', ''],
  ['behind a byte order mark', '\ufeff'],
])('a file %s, read straight into the room of the fast tokeniser, has what the plain one finds', async (_what, mark) => {
  const file = path.join(scratch, 'room.har');
  writeFileSync(file, mark + JSON.stringify({ log: { version: '1.2', entries: [token, long, token, long] } }));
  const source = openFile(file);
  const [part] = await partsOf(source);
  if (!part || 'problem' in part) throw new Error('not read');
  const plain = await captureOfHar(part);
  expect(part.chunksInto).toBeDefined();
  expect(await captureOfHar(part, { tokeniser: simdTokeniser() })).toEqual(plain);
  expect(plain.exchanges).toHaveLength(2);
  source.close();
});
