import { describe, expect, it } from 'vitest';
import { type ScanEnd, type ScannedEntry, type ScanOptions, type ScanProblem, scanHar } from '../../src/capture/har-scan.ts';
import { Unreadable } from '../../src/capture/text-bytes.ts';
import { all, inChunks } from './chunks.ts';

const token = { request: { method: 'POST', url: 'https://as.example/token', headers: [] }, response: { status: 200, content: {} } };
const image = {
  request: { method: 'GET', url: 'https://cdn.example/a.png', headers: [] },
  response: { status: 200, content: { text: 'x' } },
};
const harOf = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries } });

async function scan(source: string | Uint8Array | AsyncIterable<Uint8Array>, options: ScanOptions = {}, sizes?: number[]) {
  const chunks = typeof source === 'string' || source instanceof Uint8Array ? inChunks(source, sizes) : source;
  const found = await all(scanHar(chunks, options));
  return {
    entries: found.filter((item): item is ScannedEntry => item.kind === 'entry'),
    problems: found.filter((item): item is ScanProblem => item.kind === 'problem'),
    end: found.at(-1) as ScanEnd,
  };
}

describe('scanHar', () => {
  it('yields what may be OAuth with its place in the file, and counts the rest', async () => {
    const file = harOf(image, token, image);
    const { entries, problems, end } = await scan(file);
    expect(entries).toMatchObject([
      { index: 1, entry: token, offset: file.indexOf(JSON.stringify(token)), length: JSON.stringify(token).length },
    ]);
    expect(problems).toEqual([]);
    expect(end).toEqual({
      kind: 'end',
      entries: 3,
      kept: 1,
      malformed: 0,
      bytes: file.length,
      log: { version: '1.2', creator: { name: 'test' } },
      sawSensitiveHeaders: false,
    });
  });

  it('says whether the recorder keeps sensitive header fields, though only dropped entries have them', async () => {
    const cookie = { ...image, request: { ...image.request, headers: [{ name: 'Cookie', value: 'a=b' }] } };
    expect((await scan(harOf(cookie, token))).end.sawSensitiveHeaders).toBe(true);
  });

  it('keeps the members of __proto__ apart from the prototype', async () => {
    const file = harOf(token).replace('{"request"', '{"__proto__":{"polluted":1},"request"');
    const { entries } = await scan(file);
    expect(Object.keys(entries[0]!.entry as object)).toContain('__proto__');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('reads a byte order mark, CRLF, and UTF-16 of both orders', async () => {
    const text = JSON.stringify({ log: { entries: [image, token] } }, null, 2).replaceAll('\n', '\r\n');
    const utf16 = (swap: boolean, mark: boolean) => {
      const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
      return Uint8Array.from(swap ? bytes.swap16() : bytes);
    };
    for (const file of [`\ufeff${text}`, utf16(false, true), utf16(true, true), utf16(false, false), utf16(true, false)])
      for (const sizes of [[1], [2, 3], [65_536]]) {
        const { entries, problems } = await scan(file, {}, sizes);
        expect([entries.length, entries[0]?.entry, problems]).toEqual([1, token, []]);
      }
  });

  it('reads nesting 100,000 deep, in entries that it drops and in entries that it keeps', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const file = harOf(image, token).replaceAll('"content":{', `"_deep":${deep},"content":{`);
    const { entries, problems } = await scan(file);
    expect([entries.length, problems]).toEqual([1, []]);
    let depth = 0;
    for (let at = (entries[0]!.entry as { response: { _deep: unknown } }).response._deep; Array.isArray(at); at = at[0]) depth++;
    expect(depth).toBe(100_000);
  });

  it.each([
    ['an image', image],
    ['a token answer', { ...token, response: { status: 200, content: { text: 'x' } } }],
    ['an entry whose status comes last', { request: token.request, response: { content: { text: 'x' }, status: 200 } }],
  ])('passes over a string of 500 MB without holding it, in %s', async (_what, long) => {
    const [head, tail] = harOf(long, token).split('"x"') as [string, string];
    const part = new Uint8Array(1024 * 1024).fill(0x61);
    async function* source() {
      yield new TextEncoder().encode(`${head}"`);
      for (let turn = 0; turn < 500; turn++) yield part;
      yield new TextEncoder().encode(`"${tail}`);
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const { entries, end } = await scan(source(), {
      onProgress: () => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)),
    });
    expect([entries.length, end.bytes > 500 * 1024 * 1024]).toEqual([1, true]);
    expect(most).toBeLessThan(20 * 1024 * 1024);
  });

  it('leaves out an entry that is longer than it may hold, and says so', async () => {
    const long = { ...token, response: { status: 200, content: { text: 'a'.repeat(40_000) } } };
    const { entries, problems, end } = await scan(harOf(long, token), { longestEntry: 20_000 }, [1_000]);
    expect(entries.map(({ index }) => index)).toEqual([1]);
    expect(problems).toMatchObject([{ index: 0, fatal: false, text: expect.stringContaining('Entries over 20000 bytes are left out') }]);
    expect(end).toMatchObject({ entries: 2, kept: 1, malformed: 1 });
  });

  const late = `{"log":{"entries":[{"response":{"content":{"text":"${'a'.repeat(40_000)}"},"status":200},"request":{"method":"POST","url":"https://as.example/token"}}]}}`;
  it('holds an entry whose URL comes last', async () => expect((await scan(late, {}, [1_000])).entries).toHaveLength(1));

  it('reads an entry again when it was let go too early, where the file can be read again', async () => {
    // The first request says that the entry is dull, the second one, which counts, that it is not.
    const twice = `{"log":{"entries":[{"request":{"method":"GET","url":"https://cdn.example/a.png"},"response":{"status":200,"content":{"text":"${'a'.repeat(9_000)}"}},"request":{"method":"POST","url":"https://as.example/token"}}]}}`;
    const bytes = new TextEncoder().encode(twice);
    const again = await scan(twice, { readAgain: async (from, to) => bytes.slice(from, to) }, [500]);
    expect(again.entries).toMatchObject([{ entry: { request: { url: 'https://as.example/token' } } }]);
    const once = await scan(twice, {}, [500]);
    expect(once.problems).toMatchObject([{ index: 0, fatal: false, text: expect.stringContaining('cannot be read twice') }]);
  });

  it('reports progress, and ends when its reader leaves', async () => {
    const file = harOf(token, token, token);
    const seen: number[] = [];
    let closed = false;
    async function* source() {
      try {
        yield* inChunks(file, [50]);
      } finally {
        closed = true;
      }
    }
    for await (const item of scanHar(source(), { onProgress: (bytes) => seen.push(bytes) })) if (item.kind === 'entry') break;
    expect(closed).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeLessThan(file.length);
  });
});

describe('a bad file', () => {
  const fatal = async (source: string | Uint8Array) => {
    const { problems, end, entries } = await scan(source);
    expect(problems.filter(({ fatal }) => fatal)).toHaveLength(1);
    return { text: problems.find(({ fatal }) => fatal)!.text, offset: problems.find(({ fatal }) => fatal)!.offset, end, entries, problems };
  };

  it.each([
    ['empty', '', 'This file is empty.'],
    ['white space', ' \n ', 'The file ends too early, at byte 3, before any entry.'],
    ['a web page', '<!doctype html>', 'something else stands at byte 0'],
    ['a list', '\n[{"log":1}]', 'something else stands at byte 1'],
    ['a number', '12', 'something else stands at byte 0'],
    ['another JSON', '{"a":{"log":{"entries":[]}}}', 'no HAR file: it has no "log" object'],
    ['a log that is a list', '{"log":[1]}', 'no "log" object'],
    ['no entries', '{"log":{"version":"1.2"}}', 'no "log.entries" list'],
    ['entries that are no list', '{"log":{"entries":{"a":1}}}', 'no "log.entries" list'],
  ])('is told in a sentence: %s', async (_what, file, sentence) => expect((await fatal(file)).text).toContain(sentence));

  it('that was cut off within a string is read up to there', async () => {
    const whole = harOf(token, image, token);
    const cut = whole.indexOf('cdn.example') + 4;
    const { text, offset, end, entries } = await fatal(whole.slice(0, cut));
    expect(entries).toHaveLength(1);
    expect(end).toMatchObject({ entries: 2, kept: 1 });
    expect(offset).toBe(cut);
    expect(text).toContain(
      `at byte ${cut}, in the middle of a string that begins at byte ${whole.indexOf('"https://cdn')}; 1 entry was read before`,
    );
  });

  it('is read up to every byte at which it may be cut, with one sentence', async () => {
    const whole = harOf(token, image, token);
    for (let cut = 1; cut < whole.length; cut++) {
      const { text, entries } = await fatal(whole.slice(0, cut));
      expect(text).toMatch(new RegExp(`at byte ${cut}\\b|at byte 0|no HAR`));
      expect(entries.length).toBe(whole.slice(0, cut).split(JSON.stringify(token)).length - 1);
    }
  });

  it('with a bracket of the wrong kind is read up to it', async () => {
    const file = harOf(token, image).replace('"headers":[]', '"headers":[}');
    const { text, entries } = await fatal(harOf(token) && file);
    expect(text).toContain(`the bracket at byte ${file.indexOf('[}') + 1}`);
    expect(entries).toHaveLength(0);
  });

  it('with several documents is read as the first', async () => {
    const { text, entries } = await fatal(`${harOf(token)}\n${harOf(image)}`);
    expect(text).toContain(`at byte ${harOf(token).length + 1}. Only the first document was read`);
    expect(entries).toHaveLength(1);
  });

  it('with malformed entries costs those entries, and counts them', async () => {
    const file = harOf(token, 'ENTRY', 7, null, [], {}, { request: null }, token, image).replace(
      '"ENTRY"',
      `${JSON.stringify(token).replace('200', '2 00 x')}`,
    );
    const { entries, problems, end } = await scan(file);
    expect(entries.map(({ index }) => index)).toEqual([0, 7]);
    expect(problems.map(({ index, fatal }) => [index, fatal])).toEqual([1, 2, 3, 4, 5, 6].map((index) => [index, false]));
    expect(end).toMatchObject({ entries: 9, kept: 2, malformed: 6 });
    for (const { text, offset } of problems) expect(text).toContain(`byte ${offset}`);
  });

  it('never quotes what it holds', async () => {
    const secret = harOf({ ...token, request: { ...token.request, postData: { text: 'code=SECRET' } } }).replace(
      'code=SECRET"',
      'code=SECRET\\x"',
    );
    const { problems } = await scan(secret);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('SECRET');
  });

  it('with two lists of entries has both read, and says so', async () => {
    const file = harOf(token).replace(']}}', `],"entries":[${JSON.stringify(token)}]}}`);
    const { entries, problems } = await scan(file);
    expect(entries).toHaveLength(2);
    expect(problems).toMatchObject([{ fatal: false, text: expect.stringContaining('second "entries" list') }]);
  });

  it('that cannot be read further is told by its source', async () => {
    async function* source() {
      yield new TextEncoder().encode(harOf(token).slice(0, -3));
      throw new Unreadable('The disk was taken out.');
    }
    const { problems, entries } = await scan(source());
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([{ fatal: true, text: 'The disk was taken out.' }]);
  });

  it('is read in a time that grows with its size only', async () => {
    const hard = [
      '\\\\'.repeat(400_000),
      '\\"'.repeat(400_000),
      '['.repeat(800_000),
      '"'.repeat(800_001),
      '{"a":'.repeat(160_000),
      ','.repeat(800_000),
    ];
    for (const part of hard) {
      const begun = performance.now();
      await scan(`{"log":{"entries":[{"request":{"url":"${part}`, {}, [4_096]);
      await scan(`{"log":{"entries":[{"x":${part}`, {}, [4_096]);
      expect(performance.now() - begun, part.slice(0, 8)).toBeLessThan(3_000);
    }
  });
});
