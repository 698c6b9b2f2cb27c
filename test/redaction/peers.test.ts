import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leakTable, ordinaryLeaks } from './leak-table.ts';
import { ordinary, ordinarySecrets } from './ordinary.ts';
import { peers } from './peers.ts';

// What the tools themselves left when they were run on a recording like this one; Chrome's writer was read and run.
describe('the way of the others leaves what their own programs left', () => {
  it.each([
    ['chrome', Object.keys(ordinarySecrets).filter((kind) => kind !== 'cookie' && kind !== 'Basic credentials')],
    ['cloudflareCall', Object.keys(ordinarySecrets).filter((kind) => kind !== 'id_token')],
    ['cloudflarePage', ['access_token', 'refresh_token', 'cookie', 'nonce', 'session_state', 'id_token_hint', 'login_hint']],
    ['cloudflareAll', []],
    ['kzero', ['code', 'state', 'session_state', 'id_token_hint', 'login_hint']],
  ] as const)('%s', (name, left) => {
    expect(ordinaryLeaks(JSON.stringify(ordinary)).length).toBe(13);
    expect(ordinaryLeaks(peers[name](ordinary))).toEqual(left);
  });
});

it('stands in README.md as it is (run `node scripts/leak-table.mjs`)', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`<!-- leaks -->\n${leakTable()}\n<!-- /leaks -->`);
});
