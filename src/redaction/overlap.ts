/** Remembers what stands for what, so that a value which contains another one, or a piece of it, is given the same characters there. */
export class Overlaps {
  readonly #grams = new Map<string, [value: string, standIn: string, offset: number][]>();

  /** Both texts have to be of the same length. */
  add(value: string, standIn: string): void {
    if (value.length !== standIn.length) return;
    for (let offset = 0; offset + gram <= value.length; offset++) {
      const key = value.slice(offset, offset + gram);
      const entries = this.#grams.get(key);
      if (!entries) this.#grams.set(key, [[value, standIn, offset]]);
      else if (entries.length < 8) entries.push([value, standIn, offset]);
    }
  }

  /** Characters of a value that are decided already, by their positions: those of a shared whole or of a long shared piece. */
  decided(value: string): Map<number, string> {
    const found = new Map<number, string>();
    // Up to here all is decided, and only what goes further is worth a comparison: of a value that repeats itself there is one at each place.
    let end = 0;
    for (let at = 0; at + gram <= value.length; at++) {
      for (const [other, standIn, offset] of this.#grams.get(value.slice(at, at + gram)) ?? []) {
        if (at < end && (end === value.length || value[end] !== other[offset + end - at])) continue;
        let length = gram;
        while (at + length < value.length && offset + length < other.length && value[at + length] === other[offset + length]) length++;
        const isWhole = (offset === 0 && length === other.length) || (at === 0 && length === value.length);
        if (!isWhole && length < piece) continue;
        for (let each = Math.max(0, end - at); each < length; each++) found.set(at + each, standIn[offset + each]!);
        end = Math.max(end, at + length);
      }
    }
    return found;
  }
}

const gram = 5;
const piece = 12;
