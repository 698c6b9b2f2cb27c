import type { Exchange } from '../http/exchange.ts';

/**
 * Makes a reading of an exchange that is done once for as long as the exchange is kept: while a recording grows, each of its messages is
 * looked at again for as long as it may matter to the next one. Whoever wants to change what comes out takes a copy.
 */
export function once<Key extends string, Made extends object>(
  build: (key: Key, exchange: Exchange) => Made | undefined,
): (key: Key, exchange: Exchange) => Made | undefined {
  const made = new WeakMap<Exchange, { key: Key; value: Made }[]>();
  return (key, exchange) => {
    const known = made.get(exchange);
    const found = known?.find((each) => each.key === key);
    if (found) return found.value;
    const value = build(key, exchange);
    if (value && known) known.push({ key, value });
    else if (value) made.set(exchange, [{ key, value }]);
    return value;
  };
}
