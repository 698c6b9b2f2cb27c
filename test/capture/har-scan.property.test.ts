import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, glanceOf } from '../../src/capture/har-glance.ts';
import { type ScanEnd, type ScannedEntry, scanHar } from '../../src/capture/har-scan.ts';
import { record } from '../../src/capture/har-values.ts';
import { worthKeeping } from '../../src/capture/interesting.ts';
import { plainTokeniser } from '../../src/capture/json-tokens.ts';
import { simdTokeniser } from '../../src/capture/json-tokens-simd.ts';
import { all, inChunks } from './chunks.ts';

/** Texts that look like the scanner's own landmarks, or end where strings are hard to end. */
const awkward = fc.constantFrom(
  '"',
  '\\',
  '\\"',
  '\\\\',
  '\\\\"',
  '"}',
  '"},{"request":{"url":"https://as.example/token',
  '{"log":{"entries":[',
  ']}}',
  'é😀\u2028',
  '\ud83d',
  '\ufeff',
  'https://as.example/authorize?response_type=code&code_challenge=x',
  '\u0000\u001f',
  'a'.repeat(70),
  '"'.repeat(37),
  '\\'.repeat(41),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  awkward,
  fc.array(awkward, { maxLength: 8 }).map((parts) => parts.join('')),
);
const rubbish = fc.jsonValue({ maxDepth: 4 });
const url = fc.constantFrom(
  'https://as.example/authorize?response_type=code&client_id=a',
  'https://as.example/token',
  'https://app.example/callback?code=c&state=s',
  'https://app.example/',
  'https://cdn.example/a.js',
  'https://cdn.example/b.png?x=é',
  'https://cdn.example/hop',
  'data:image/png;base64,AAAA',
);
const headers = fc.array(
  fc.oneof(
    fc.record({
      name: fc.constantFrom('Referer', 'referer', 'Location', 'Cookie', 'Authorization', 'x', 'accept'),
      value: fc.oneof(url, text),
    }),
    fc.record({ value: url, name: fc.constantFrom('referer', 'location', 'accept') }),
    rubbish,
  ),
  { maxLength: 4 },
);
const body = fc.constantFrom('grant_type=authorization_code&code=c', '{"code":"c"}', 'hello', btoa('grant_type=refresh_token'));
const postData = fc.oneof(
  fc.record({ mimeType: text, text: fc.oneof(body, text), encoding: fc.constantFrom('base64', 'utf8') }, { requiredKeys: [] }),
  fc.record({
    params: fc.array(fc.oneof(fc.record({ name: fc.constantFrom('grant_type', 'q'), value: text }), rubbish), { maxLength: 3 }),
  }),
  rubbish,
);
const request = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      { method: fc.constantFrom('GET', 'post', 'OPTIONS'), url, headers, cookies: rubbish, queryString: rubbish, postData },
      { requiredKeys: ['url', 'method'] },
    ),
  },
  { weight: 1, arbitrary: rubbish },
);
const response = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        status: fc.oneof(fc.constantFrom(200, 302, 401, 404, 0, -1, 3.02e2), rubbish),
        headers,
        content: fc.oneof(fc.record({ size: fc.integer(), text, mimeType: text }), rubbish),
        redirectURL: fc.oneof(url, fc.constant(''), rubbish),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: rubbish },
);
const entry = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      { _initiator: rubbish, request, response, startedDateTime: text, time: fc.double(), cache: rubbish },
      { requiredKeys: ['request'] },
    ),
  },
  { weight: 1, arbitrary: rubbish },
);
const har = fc.record(
  {
    log: fc.record({
      version: fc.constant('1.2'),
      creator: rubbish,
      pages: rubbish,
      entries: fc.array(entry, { maxLength: 6 }),
      _extra: rubbish,
    }),
    _more: rubbish,
  },
  { requiredKeys: ['log'] },
);

/** The same document, written otherwise: other key order, indentation, escapes, members twice. */
function written(value: unknown, random: () => number, indent: string): string {
  const space = random() < 0.3 ? ['', ' ', '\n', '\r\n\t'][Math.floor(random() * 4)]! : indent;
  if (typeof value === 'string') return quoted(value, random);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${space}${value.map((item) => written(item, random, indent)).join(`${space},`)}${space}]`;
  const members = Object.entries(value);
  if (random() < 0.4) members.sort(() => random() - 0.5);
  const pieces = members.map(([name, member]) => `${quoted(name, random)}${space}:${space}${written(member, random, indent)}`);
  // JSON.parse takes the last of several members of one name, so an earlier one must not count.
  if (members.length && random() < 0.08 && members[0]![0] !== 'entries' && members[0]![0] !== 'log')
    pieces.unshift(
      `${JSON.stringify(members.at(-1)![0] === 'entries' || members.at(-1)![0] === 'log' ? '__proto__' : members.at(-1)![0])}:${['null', '"https://as.example/token"', '[{}]', '{"url":"https://as.example/token"}', '302'][Math.floor(random() * 5)]}`,
    );
  return `{${space}${pieces.join(`,${space}`)}${space}}`;
}

function quoted(value: string, random: () => number): string {
  const plain = JSON.stringify(value);
  if (random() > 0.1) return plain;
  const only = random() < 0.5 ? Math.floor(random() * value.length) : undefined;
  if (only !== undefined) {
    const [before, character, after] = [value.slice(0, only), value.charAt(only), value.slice(only + 1)];
    if (!/^[\x20-\x7e]*$/.test(value) || /["\\]/.test(value) || character === '') return plain;
    return `"${before}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}${after}"`;
  }
  return `"${[...Array(value.length).keys()].map((at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
}

const keptOf = (whole: unknown) =>
  ((whole as { log: { entries: unknown[] } }).log.entries ?? []).flatMap((item, index) =>
    record(record(item)?.request) && worthKeeping(glanceOf(factsOf(item))) ? [{ index, entry: item }] : [],
  );

describe('a scanned HAR', () => {
  it('has the entries that JSON.parse gives, byte for byte, however the file is written and cut into chunks', async () => {
    let keptInAll = 0;
    await fc.assert(
      fc.asyncProperty(
        har,
        // Not fc.double, of which most are next to 0.
        fc.infiniteStream(fc.noBias(fc.nat(0xfffff)).map((number) => number / 0x100000)),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 5_000 })), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(plainTokeniser, simdTokeniser),
        async (document, numbers, sizes, tokeniser) => {
          const file = written(document, () => numbers.next().value, '');
          const whole: unknown = JSON.parse(file);
          const bytes = new TextEncoder().encode(file);
          const readAgain = async (from: number, to: number) => bytes.slice(from, to);
          const found = await all(scanHar(inChunks(file, sizes), { readAgain, tokeniser: tokeniser() }));
          const kept = found.filter((item): item is ScannedEntry => item.kind === 'entry');
          const expected = keptOf(whole);
          keptInAll += expected.length;
          expect(kept.map(({ index, entry: parsed }) => ({ index, entry: parsed }))).toStrictEqual(expected);
          for (const { offset, length, entry: parsed } of kept)
            expect(JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(offset, offset + length)))).toStrictEqual(
              parsed,
            );
          const other = tokeniser === plainTokeniser ? simdTokeniser : plainTokeniser;
          expect(await all(scanHar(inChunks(file, sizes), { readAgain, tokeniser: other() }))).toStrictEqual(found);
          const end = found.at(-1) as ScanEnd;
          const log = (whole as { log: { entries: unknown[]; creator: unknown; pages: unknown } }).log;
          expect([end.kind, end.entries, end.bytes]).toEqual(['end', log.entries.length, bytes.length]);
          expect([end.log.creator, end.log.pages]).toStrictEqual([log.creator, log.pages]);
        },
      ),
      { numRuns: 800 },
    );
    expect(keptInAll).toBeGreaterThan(300);
  }, 120_000);
});
