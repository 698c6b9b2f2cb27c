import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { say } from '../../devtools/say.ts';
import { faultRange, scrollToFault } from '../../devtools/views/show-fault.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { layOut } from '../../src/picture/layout.ts';
import { pictureOf } from '../../src/picture/picture.ts';

const drawn = (file: string) => {
  const { flows } = analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges);
  return layOut(pictureOf(flows.find(({ rootCause }) => rootCause) ?? flows[0]!, say), 546, new Set());
};
const frame = 386;
/** Whether a height of the picture is in its frame, with a row of room. */
const isSeen = (y: number, scrolled: number, high = frame) => y - 18 >= scrolled && y + 18 <= scrolled + high;

describe('what is wrong', () => {
  it.each([
    'redirect-uri-slash',
    'challenge-padded',
    'challenge-hex',
    'verifier-overwritten',
    'refresh-token-reused',
    'code-replayed',
    'code-expired',
    'verifier-missing',
    'id-token-audience',
    'cors-blocked',
  ])('is in sight in a low panel that shows %s', (file) => {
    const layout = drawn(file);
    const { wrong } = faultRange(layout)!;
    expect(isSeen(wrong, scrollToFault(layout, frame, 10) - 10)).toBe(true);
  });

  it('is shown with what it had to match where both fit', () => {
    const layout = drawn('redirect-uri-slash');
    const { from, to } = faultRange(layout)!;
    const scrolled = scrollToFault(layout, frame, 0);
    expect([to - from > 100, isSeen(from, scrolled), isSeen(to, scrolled)]).toEqual([true, true, true]);
  });

  it('is shown alone where they do not fit, and nothing is scrolled where it is in sight already, or is not', () => {
    const layout = drawn('verifier-overwritten');
    const { wrong } = faultRange(layout)!;
    expect(isSeen(wrong, scrollToFault(layout, 120, 0), 120)).toBe(true);
    expect(scrollToFault(layout, 2000, 0)).toBe(0);
    expect(scrollToFault(drawn('sound'), frame, 0)).toBe(0);
  });
});
