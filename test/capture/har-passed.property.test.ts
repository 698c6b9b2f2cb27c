import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, glanceOf } from '../../src/capture/har-glance.ts';
import { type ScanEnd, type ScannedEntry, scanHar } from '../../src/capture/har-scan.ts';
import { record } from '../../src/capture/har-values.ts';
import { worthKeeping } from '../../src/capture/interesting.ts';
import { plainTokeniser } from '../../src/capture/json-tokens.ts';
import { simdTokeniser } from '../../src/capture/json-tokens-simd.ts';
import { all, inChunks } from './chunks.ts';

/** A member as it is written; several of one name may stand in an object. */
const member = (names: readonly string[], value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}:${text}`);
const json = (...values: unknown[]) => fc.constantFrom(...values.map((value) => JSON.stringify(value)));
/** Now and then something else. */
const mostly = (usual: fc.Arbitrary<string>, rare: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: rare });
const objectOf = (own: readonly fc.Arbitrary<string>[], others: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.tuple(...own), fc.array(others, { maxLength: 2 }), fc.nat(), fc.constantFrom(',', ' ,\n '))
    .map(([members, more, turn, comma]) => {
      const each = [...members, ...more].filter((text) => text !== '');
      return `{${[...each.slice(turn % each.length), ...each.slice(0, turn % each.length)].join(comma)}}`;
    });
const perhaps = (value: fc.Arbitrary<string>) => fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant('') });

const plain = 'https://cdn.example/a.js';
const telling = ['https://as.example/token', 'https://app.example/callback?code=c&state=s', 'https://app.example/?\\code=c'];
const address = fc.oneof({ weight: 8, arbitrary: json(plain) }, { weight: 1, arbitrary: json(...telling, null, 7, { url: telling[0] }) });
const field = (names: readonly string[]) =>
  mostly(
    fc.tuple(fc.constantFrom(...names), address).map(([name, value]) => `{"name":"${name}","value":${value}}`),
    json({ name: 'accept', value: '*/*', comment: '' }, { value: telling[1], name: 'referer' }, {}, 'x'),
  );
const listOf = (item: fc.Arbitrary<string>) => fc.array(item, { maxLength: 3 }).map((items) => `[${items.join(',')}]`);
const usual = ['accept', 'Accept', 'x-frame', 'refresh', 'Lookatit', 'age'];
const headers = (own: readonly string[]) =>
  member(
    ['"headers"'],
    mostly(
      listOf(field([...usual, ...own])),
      json(
        null,
        'x',
        { name: 'referer', value: telling[1] },
        [telling[1], plain].map((value) => ({ name: 'Referer', value })),
      ),
    ),
  );

const rubbish = member(
  ['"cookies"', '"Request"', '"methud"', '"statis"', '"redirectual"', '"redixectURL"', '"postDate"', '"heaaers"', '"uri"', '""'],
  json([], {}, [{ request: { url: telling[0] } }], 'a "quote" \\', -1, null, true),
);
/** What is rare in a recording, and has to be read token by token or to count: a body, a second of a name, a name with an escape. */
const rare = (...members: string[]) => fc.oneof({ weight: 12, arbitrary: rubbish }, { weight: 1, arbitrary: fc.constantFrom(...members) });

const request = objectOf(
  [
    perhaps(member(['"method"'], mostly(json('GET', 'POST'), json(null, 'G\tET')))),
    perhaps(member(['"url"'], address)),
    perhaps(headers(['Referer', 'referer', 'REFERER', 'Cookie', 'Authorization', 'Location'])),
  ],
  rare(
    '"postData":{"text":"grant_type=authorization_code"}',
    `"url":"${telling[0]}"`,
    `"\\u0075rl":"${telling[0]}"`,
    '"headers":[]',
    `"headers":[{"name":"referer","value":"${telling[1]}"}]`,
    `"headers":[{"na\\u006de":"referer","value":"${telling[1]}"}]`,
    `"headers":[{"name":"r\\u0065ferer","value":"${telling[1]}"}]`,
  ),
);
const response = objectOf(
  [
    perhaps(member(['"status"'], mostly(json(200, 304, 301), json(401, '401', null, 3.02e2)))),
    perhaps(member(['"redirectURL"'], mostly(json(''), json(...telling)))),
    perhaps(headers(['Location', 'location', 'Set-Cookie', 'Referer'])),
  ],
  rare('"status":403', `"redirectURL":"${telling[1]}"`, `"headers":[{"name":"location","value":"${telling[1]}"}]`),
);
const entry = mostly(
  objectOf(
    [
      perhaps(member(['"request"'], mostly(request, json({}, [], null)))),
      perhaps(member(['"response"'], mostly(response, json({}, null)))),
    ],
    rare(
      `"request":{"method":"GET","url":"${telling[0]}"}`,
      '"response":{"status":403}',
      '"re\\u0071uest":{"url":"https://as.example/token"}',
    ),
  ),
  json({}, null, 'x'),
);

describe('an entry that is passed over at once', () => {
  it('is judged as JSON.parse and the plain tokeniser judge it', async () => {
    const counts = { entries: 0, passed: 0, kept: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.integer({ min: 200, max: 9_000 }), async (entries, size) => {
        const file = `{"log":{"entries":[${entries.join(',')}]}}`;
        const bytes = new TextEncoder().encode(file);
        const readAgain = async (from: number, to: number) => bytes.slice(from, to);
        const tokeniser = simdTokeniser();
        const { passEntry } = tokeniser;
        tokeniser.passEntry = (from, saw) => {
          const behind = passEntry!(from, saw);
          if (behind > 0) counts.passed++;
          return behind;
        };
        const found = await all(scanHar(inChunks(file, [size]), { readAgain, tokeniser }));
        const whole = JSON.parse(file) as { log: { entries: unknown[] } };
        const expected = whole.log.entries.flatMap((item, index) =>
          record(record(item)?.request) && worthKeeping(glanceOf(factsOf(item))) ? [{ index, entry: item }] : [],
        );
        const kept = found.filter((item): item is ScannedEntry => item.kind === 'entry');
        expect(kept.map(({ index, entry: parsed }) => ({ index, entry: parsed }))).toStrictEqual(expected);
        expect(found).toStrictEqual(await all(scanHar(inChunks(file, [size]), { readAgain, tokeniser: plainTokeniser() })));
        expect((found.at(-1) as ScanEnd).entries).toBe(entries.length);
        counts.entries += entries.length;
        counts.kept += kept.length;
      }),
      { numRuns: 1_500 },
    );
    expect(counts.passed).toBeGreaterThan(counts.entries / 5);
    expect(counts.kept).toBeGreaterThan(counts.entries / 10);
  }, 120_000);
});
