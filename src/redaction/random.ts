/** Even random numbers out of a source of bytes that the caller gives: `crypto.getRandomValues` in a browser, `node:crypto` in the command. */
export function numbers(source: (bytes: number) => Uint8Array): (below: number) => number {
  let pool = new Uint8Array();
  let at = 0;
  const byte = () => {
    if (at >= pool.length) {
      pool = Uint8Array.from(source(4096));
      at = 0;
    }
    return pool[at++]!;
  };
  return (below) => {
    // Values over the last whole multiple would make the small results likelier.
    const limit = 65_536 - (65_536 % below);
    let value: number;
    do value = byte() * 256 + byte();
    while (value >= limit);
    return value % below;
  };
}
