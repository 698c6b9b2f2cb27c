import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sourceOfBlob } from '../../src/capture/byte-source.ts';
import { type Part, partsOf, partsOfStream } from '../../src/capture/compressed.ts';
import { type ScanEnd, scanHar } from '../../src/capture/har-scan.ts';
import { all, inChunks } from './chunks.ts';

const har = JSON.stringify({
  log: {
    entries: Array.from({ length: 40 }, (_, at) => ({
      request: { method: 'GET', url: `https://as.example/authorize?response_type=code&state=${at}` },
    })),
  },
});

/** A zip archive, written by hand so that it can be broken at will. */
function zip(files: { name: string; data: Uint8Array; method?: number; flags?: number; large?: boolean }[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, method = 8, flags = 0, large } of files) {
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    const extra = Buffer.alloc(large ? 20 : 0);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(large ? 0xffffffff : packed.length, 20);
    central.writeUInt32LE(large ? 0xffffffff : data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(at, 42);
    if (large) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      extra.writeBigUInt64LE(BigInt(data.length), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
    }
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name), extra);
    at += 30 + name.length + packed.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const bytes = (text: string) => new TextEncoder().encode(text);
const partsIn = (file: Uint8Array) => partsOf(sourceOfBlob(new Blob([Uint8Array.from(file)])));

async function countIn(part: Part) {
  if ('problem' in part) return part.problem;
  const found = await all(scanHar(part.chunks, part.readAgain ? { readAgain: part.readAgain } : {}));
  const problem = found.find((item) => item.kind === 'problem');
  return problem?.text ?? (found.at(-1) as ScanEnd).kept;
}

describe('partsOf', () => {
  it('reads a plain file, which can be read again', async () => {
    const [part] = await partsIn(bytes(har));
    expect(part).toHaveProperty('readAgain');
    expect(await countIn(part!)).toBe(40);
  });

  it('reads gzip, and zlib at each level (the .zhar of mitmproxy)', async () => {
    for (const file of [gzipSync(har), ...[0, 1, 6, 9].map((level) => deflateSync(har, { level }))])
      expect(await countIn((await partsIn(file))[0]!)).toBe(40);
  });

  it('reads each HAR of a zip archive, stored and deflated, and nothing else', async () => {
    const file = zip([
      { name: 'a.har', data: bytes(har) },
      { name: '__MACOSX/a.har', data: bytes('x') },
      { name: 'dir/', data: bytes('') },
      { name: 'dir/b.HAR', data: bytes(har), method: 0 },
      { name: 'trace.json', data: bytes('{}') },
      { name: 'large.har', data: bytes(har), method: 0, large: true },
    ]);
    const parts = await partsIn(file);
    expect(parts.map(({ name }) => name)).toEqual(['a.har', 'dir/b.HAR', 'large.har']);
    for (const part of parts) expect(await countIn(part)).toBe(40);
  });

  it('takes the only file of an archive, and JSON where there is no HAR', async () => {
    expect(await countIn((await partsIn(zip([{ name: 'recording', data: bytes(har) }])))[0]!)).toBe(40);
    expect(
      (
        await partsIn(
          zip([
            { name: 'x.json', data: bytes(har) },
            { name: 'y.png', data: bytes('') },
          ]),
        )
      ).map(({ name }) => name),
    ).toEqual(['x.json']);
    expect(
      await partsIn(
        zip([
          { name: 'x.png', data: bytes('') },
          { name: 'y.png', data: bytes('') },
        ]),
      ),
    ).toEqual([{ problem: 'This zip file holds no HAR file.' }]);
  });

  it.each([
    ['encrypted', zip([{ name: 'a.har', data: bytes(har), flags: 1 }]), 'is encrypted'],
    ['another method', zip([{ name: 'a.har', data: bytes(har), method: 12 }]), 'packed by method 12'],
    ['no directory', zip([{ name: 'a.har', data: bytes(har) }]).slice(0, -30), 'its directory, which stands at its end, is missing'],
    ['cut gzip', gzipSync(har).subarray(0, -20), 'This gzip file is damaged'],
    ['wrong gzip', Buffer.concat([gzipSync(har).subarray(0, 40), Buffer.alloc(60, 7)]), 'This gzip file is damaged'],
  ])('says what is wrong: %s', async (_what, file, sentence) => expect(await countIn((await partsIn(file))[0]!)).toContain(sentence));

  it('says where a member is damaged', async () => {
    const file = Buffer.from(zip([{ name: 'a.har', data: bytes(har) }]));
    const moved = Buffer.from(file);
    moved.writeUInt32LE(9, file.length - 22 - 46 - 5 + 42);
    expect(await countIn((await partsIn(moved))[0]!)).toContain('does not begin where the directory says, at byte 9');
    const broken = Buffer.from(file);
    broken.fill(0xff, 60, 90);
    expect(await countIn((await partsIn(broken))[0]!)).toContain('"a.har" in this zip file is damaged');
  });

  it('does not believe a directory that does not fit', async () => {
    const file = Buffer.from(zip([{ name: 'a.har', data: bytes(har) }]));
    file.writeUInt32LE(0xfffffff0, file.length - 22 + 12);
    expect(await countIn((await partsIn(file))[0]!)).toContain('does not fit into it');
  });

  it('stops at a bomb, in bounded memory', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024, 0x20);
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"log":{"entries":['), ...Array.from({ length: 3 }, () => zeros)]), { level: 9 });
    expect(bomb.length).toBeLessThan(700_000);
    expect(await countIn((await partsIn(bomb))[0]!)).toContain('grows more than 250 times');
  }, 60_000);
});

describe('partsOfStream', () => {
  it.each([[[1]], [[3, 50]], [[65_536]]])('reads plain, gzip and zip from a stream cut in pieces of %j', async (sizes) => {
    for (const file of [bytes(har), gzipSync(har), deflateSync(har), zip([{ name: 'a.har', data: bytes(har) }])])
      expect(await countIn((await partsOfStream(inChunks(Uint8Array.from(file), sizes)))[0]!)).toBe(40);
  });

  it('says that an empty stream is empty', async () =>
    expect(await countIn((await partsOfStream(inChunks('')))[0]!)).toBe('This file is empty.'));
});
