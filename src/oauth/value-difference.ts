import { formDecode, percentDecode } from '../http/url.ts';

/** How a value that was passed on differs from the value that was received. */
export type ValueDifference =
  | { kind: 'encoded-twice' | 'decoded-twice' | 'plus-became-space' | 'space-became-plus' | 'case-changed' | 'quoted' | 'unrelated' }
  | { kind: 'white-space'; count: number; at?: 'end' | 'start'; extra?: string }
  | { kind: 'cut-at-end' | 'cut-at-start'; count: number; before?: string }
  | { kind: 'extra-at-end' | 'extra-at-start'; count: number; extra: string }
  | { kind: 'one-place'; index: number; received: number; sent: number };

/** The index of the first character in which two texts differ; their length when they are equal. */
export function firstDifference(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let index = 0;
  while (index < end && one.charCodeAt(index) === other.charCodeAt(index)) index++;
  return index;
}

/** Names what happened to a value on its way, where one known accident explains the whole difference. Linear in both lengths. */
export function valueDifference(received: string, sent: string, receivedWire: string = received): ValueDifference {
  if (sent === '') return { kind: 'cut-at-end', count: received.length };
  const bare = (text: string) => text.replace(/\s/g, '');
  if (sent.replaceAll(' ', '+') === received) return { kind: 'plus-became-space' };
  if (sent.replaceAll('+', ' ') === received) return { kind: 'space-became-plus' };
  if (bare(sent) === bare(received)) {
    const count = Math.abs(sent.length - received.length);
    if (sent.startsWith(received)) return { kind: 'white-space', count, at: 'end', extra: sent.slice(received.length) };
    return sent.endsWith(received)
      ? { kind: 'white-space', count, at: 'start', extra: sent.slice(0, count) }
      : { kind: 'white-space', count };
  }
  if (/^(["'`]).*\1$/s.test(sent) && sent.slice(1, -1) === received) return { kind: 'quoted' };
  if (sent === receivedWire || percentDecode(sent) === received || formDecode(sent) === received) return { kind: 'encoded-twice' };
  if (percentDecode(received) === sent || formDecode(received) === sent) return { kind: 'decoded-twice' };
  if (sent.toLowerCase() === received.toLowerCase()) return { kind: 'case-changed' };
  if (received.startsWith(sent)) return { kind: 'cut-at-end', count: received.length - sent.length, before: received[sent.length]! };
  if (sent.startsWith(received)) return { kind: 'extra-at-end', count: sent.length - received.length, extra: sent.slice(received.length) };
  if (received.endsWith(sent)) return { kind: 'cut-at-start', count: received.length - sent.length };
  if (sent.endsWith(received)) {
    return { kind: 'extra-at-start', count: sent.length - received.length, extra: sent.slice(0, sent.length - received.length) };
  }
  return inOnePlace(received, sent);
}

/** A difference that is one stretch in the middle, when at least half of the value is the same around it. */
function inOnePlace(received: string, sent: string): ValueDifference {
  const start = firstDifference(received, sent);
  let tail = 0;
  const most = Math.min(received.length, sent.length) - start;
  while (tail < most && received.charCodeAt(received.length - 1 - tail) === sent.charCodeAt(sent.length - 1 - tail)) tail++;
  if ((start + tail) * 2 < received.length || start + tail < 4) return { kind: 'unrelated' };
  return { kind: 'one-place', index: start, received: received.length - start - tail, sent: sent.length - start - tail };
}
