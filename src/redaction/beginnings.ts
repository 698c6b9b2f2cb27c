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

  /** Whether another character than that of the value is replaced by this one behind the same beginning. */
  isTaken(value: string, at: number, character: string): boolean {
    const known = at < reach ? this.#next.get(value.slice(0, at)) : undefined;
    return known !== undefined && known.get(value[at]!) !== character && [...known.values()].includes(character);
  }

  /** Whether a stand-in begins to differ from all that are known where its value does. */
  fits(value: string, standIn: string): boolean {
    for (let at = 0; at < Math.min(value.length, reach); at++) {
      if ((this.decided(value, at) ?? standIn[at]) !== standIn[at] || this.isTaken(value, at, standIn[at]!)) return false;
    }
    return true;
  }
}
