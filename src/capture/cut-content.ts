import { longestFact } from './har-gathered.ts';
import { copyOf, joined, type Span } from './json-bytes.ts';

/** The content of strings and numbers that are wanted, also of those that the end of a window cuts in two; never more than `longestFact` bytes of one. */
export function cutContent() {
  let earlier: Uint8Array[] = [];
  let size = 0;
  const span: Span = { bytes: new Uint8Array(0), from: 0, to: 0 };

  /** Keeps what stands from `from` to the window's end. */
  function keep(window: Uint8Array, from: number): void {
    if (size < longestFact) earlier.push(copyOf(window, from, from + longestFact));
    size += window.length - from;
  }

  /** The content that ends here, and whether that is all of it; valid until the next one is asked for. */
  function upTo(window: Uint8Array, from: number, to: number): { span: Span; isWhole: boolean } {
    const isWhole = size + to - from <= longestFact;
    span.bytes = window;
    span.from = from;
    span.to = Math.min(to, from + longestFact);
    if (size > 0) {
      span.bytes = joined([...earlier, window.subarray(span.from, span.to)]);
      span.from = 0;
      span.to = span.bytes.length;
      earlier = [];
      size = 0;
    }
    return { span, isWhole };
  }

  return { keep, upTo };
}
