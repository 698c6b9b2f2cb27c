import { type OAuthMessage, readHeader, readOtherHeader } from '../oauth/message.ts';

/** Milliseconds by which the server's clock is ahead of the browser's, the median over the Date headers of its answers. */
export function serverClock(timeline: readonly OAuthMessage[]): { ahead: number; answers: number } | undefined {
  const offsets = timeline.flatMap((message) => offsetOf(message) ?? []).sort((one, two) => one - two);
  return offsets.length ? { ahead: offsets[Math.floor(offsets.length / 2)]!, answers: offsets.length } : undefined;
}

/** Milliseconds by which the server was ahead when it answered; each exchange counts once, by its response or its request. */
function offsetOf(message: OAuthMessage): number | undefined {
  if (message.fromCache || message.kind === 'tokenRequest') return undefined;
  const header = message.side === 'response' ? readHeader : readOtherHeader;
  const age = header(message, 'age');
  const date = header(message, 'date');
  if (date.state !== 'present' || (age.state === 'present' && age.value.trim() !== '0')) return undefined;
  const server = Date.parse(date.value);
  if (Number.isNaN(server)) return undefined;
  // Date is cut to whole seconds: half a second more is its expected value.
  return server + 500 - (message.at + message.endedAt) / 2;
}
