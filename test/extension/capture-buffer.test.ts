import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { captureBuffer } from '../../src/extension/capture-buffer.ts';

const [sample] = parseTranscript('GET https://as.example/authorize?client_id=a\n< 200');
const exchange = (id: string, url = sample!.request.url) => ({ ...sample!, id, request: { ...sample!.request, url } });

describe('captureBuffer', () => {
  it('gives back all that it was given, in order', () => {
    const buffer = captureBuffer();
    for (let i = 0; i < 10_000; i++) buffer.keep(exchange(`e${i}`));
    expect(buffer.all().map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, i) => `e${i}`));
    expect(buffer.dropped).toBe(0);
  });

  it('lets the oldest go when it is full, and counts them', () => {
    const buffer = captureBuffer(5000);
    for (let i = 0; i < 20; i++) buffer.keep(exchange(`e${i}`));
    expect(buffer.dropped).toBeGreaterThan(0);
    expect(buffer.all().at(-1)!.id).toBe('e19');
    expect(buffer.all().length + buffer.dropped).toBe(20);
  });

  it('replaces an exchange in its place', () => {
    const buffer = captureBuffer();
    buffer.keep(exchange('a'));
    buffer.keep(exchange('b'));
    buffer.keep(exchange('a', 'https://as.example/other'));
    expect(buffer.all().map(({ id, request }) => [id, request.url])).toEqual([
      ['a', 'https://as.example/other'],
      ['b', sample!.request.url],
    ]);
  });

  it('keeps the newest however large it is', () => {
    const buffer = captureBuffer(1000);
    buffer.keep(exchange('a'));
    buffer.keep(exchange('big', `https://as.example/?${'x'.repeat(5000)}`));
    expect(buffer.all().map(({ id }) => id)).toEqual(['big']);
  });
});
