import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256, sha256 } from '../../src/forensics/sha256.ts';
import { slicesWithDigest } from '../../src/forensics/slices.ts';

const reference = (message: Uint8Array) => new Uint8Array(createHash('sha256').update(message).digest());

it('the own SHA-256 is that of Node for every length around the blocks', () => {
  for (let length = 0; length < 300; length++) {
    const message = Uint8Array.from({ length }, (_, at) => (at * 89 + length) & 255);
    expect(sha256(message)).toEqual(reference(message));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (message) => {
      expect(sha256(message)).toEqual(reference(message));
    }),
  );
});

it('the own HMAC is that of Node', () => {
  const bytes = fc.uint8Array({ maxLength: 150 });
  fc.assert(
    fc.property(bytes, bytes, (key, message) => {
      expect(hmacSha256(key, message)).toEqual(new Uint8Array(createHmac('sha256', key).update(message).digest()));
    }),
  );
});

it('every slice of a message is found by its digest', () => {
  const message = Uint8Array.from({ length: 256 }, (_, at) => (at * 31 + (at >> 3)) & 255);
  const ends = fc.integer({ min: 0, max: 240 }).chain((start) => fc.tuple(fc.constant(start), fc.integer({ min: start + 16, max: 256 })));
  fc.assert(
    fc.property(ends, ([start, end]) => {
      expect(slicesWithDigest(message, [reference(message.subarray(start, end))], 16)).toEqual([{ start, end }]);
    }),
    { numRuns: 40 },
  );
  expect(slicesWithDigest(message, [reference(Uint8Array.of(1))], 16)).toEqual([]);
});

it('of a long message beginnings and ends are found, and the time stays linear', () => {
  const message = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7 + (at >> 4)) & 255);
  const find = (start: number, end: number) => slicesWithDigest(message, [reference(message.subarray(start, end))], 16);
  expect(find(0, 200)).toEqual([{ start: 0, end: 200 }]);
  expect(find(200, 1000)).toEqual([{ start: 200, end: 1000 }]);
  expect(find(100, 300)).toEqual([]);
});
