/** How far into a value the place is kept at which it begins to differ from another one. */
const reach = 64;

/**
 * Remembers by which character each was replaced behind the same beginning. Values that begin alike then have stand-ins that begin alike, and
 * values that differ from some character on have stand-ins that differ from just that character on.
 */
export class Beginnings {
  readonly #next = new Map<string, Map<string, string>>();

  add(value: string, standIn: string): void {
    for (let at = 0; at < Math.min(value.length, standIn.length, reach); at++) {
      const beginning = value.slice(0, at);
      const known = this.#next.get(beginning) ?? new Map<string, string>();
      if (!known.has(value[at]!)) known.set(value[at]!, standIn[at]!);
      this.#next.set(beginning, known);
    }
  }

  /** What the character at that place is replaced by already, if anything. */
  decided(value: string, at: number): string | undefined {
    return at < reach ? this.#next.get(value.slice(0, at))?.get(value[at]!) : undefined;
  }

  /** What the characters of a value are exchanged for throughout, as far as a value that begins alike tells: no two of them for the same. */
  exchanged(value: string, stays: readonly boolean[]): Map<string, string> {
    const found = new Map<string, string>();
    for (let at = 0; at < Math.min(value.length, reach); at++) {
      const character = stays[at] ? undefined : this.decided(value, at);
      if (character !== undefined && !found.has(value[at]!) && ![...found.values()].includes(character)) found.set(value[at]!, character);
    }
    return found;
  }

  /** Whether this character cannot be that place's, because another one behind the same beginning would then be less, or more, unlike it than it was. */
  isTaken(value: string, at: number, character: string): boolean {
    const known = at < reach ? this.#next.get(value.slice(0, at)) : undefined;
    if (!known) return false;
    return [...known].some(([other, standIn]) => other !== value[at] && !areAsUnlike(other, value[at]!, standIn, character));
  }

  /** Whether a stand-in begins to differ from all that are known where its value does. */
  fits(value: string, standIn: string): boolean {
    for (let at = 0; at < Math.min(value.length, reach); at++) {
      if ((this.decided(value, at) ?? standIn[at]) !== standIn[at] || this.isTaken(value, at, standIn[at]!)) return false;
    }
    return true;
  }
}

/** Whether two characters and their stand-ins differ from the same bits on, so that they do so in base64 as well, where six bits make a character. */
const areAsUnlike = (one: string, other: string, oneStandIn: string, otherStandIn: string): boolean =>
  [0, 2, 4, 6].every((bits) => areAlike(one, other, bits) === areAlike(oneStandIn, otherStandIn, bits));
const areAlike = (one: string, other: string, bits: number) => (one.charCodeAt(0) ^ other.charCodeAt(0)) >> bits === 0;
