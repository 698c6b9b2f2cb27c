import type { Exchange, ExchangeId } from '../http/exchange.ts';

/** Exchanges kept until somebody asks for them: bounded, the oldest go first, and what went is counted. */
export interface CaptureBuffer {
  /** Keeps an exchange; one with the same id is replaced in its place. */
  keep(exchange: Exchange): void;
  all(): Exchange[];
  clear(): void;
  /** Exchanges that had to go for want of room. */
  readonly dropped: number;
}

/** Makes a buffer of at most `capacity` characters of URLs, header values and bodies. */
export function captureBuffer(capacity = 40_000_000): CaptureBuffer {
  const kept = new Map<ExchangeId, { exchange: Exchange; size: number }>();
  let size = 0;
  let dropped = 0;
  return {
    keep(exchange) {
      size -= kept.get(exchange.id)?.size ?? 0;
      const own = sizeOf(exchange);
      kept.set(exchange.id, { exchange, size: own });
      size += own;
      for (const [id, oldest] of kept) {
        if (size <= capacity || kept.size === 1) break;
        kept.delete(id);
        size -= oldest.size;
        dropped++;
      }
    },
    all: () => [...kept.values()].map(({ exchange }) => exchange),
    clear() {
      kept.clear();
      size = 0;
      dropped = 0;
    },
    get dropped() {
      return dropped;
    },
  };
}

/** Characters that an exchange holds; a flat allowance stands for everything small. */
function sizeOf({ request, response }: Exchange): number {
  const answer = response.observed ? response.value : undefined;
  let size = 500 + request.url.length + (request.body.observed ? request.body.value.length : 0);
  if (answer?.body.observed) size += answer.body.value.length;
  for (const { name, value } of request.headers) size += name.length + value.length;
  for (const { name, value } of answer?.headers ?? []) size += name.length + value.length;
  return size;
}
