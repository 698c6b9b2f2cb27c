/** What is decided of a value by shorter or longer ones of its kind, too short to be met by chance in others; and by one that differs in case only. */
export function within(value: string, others: readonly [value: string, standIn: string][]): [at: number, character: string][] {
  // Values are oftener cut short than they lose their beginning.
  const cutShortFirst = [...others].sort(([one], [other]) => Number(other.startsWith(value)) - Number(one.startsWith(value)));
  return cutShortFirst.flatMap(([other, standIn]): [number, string][] => {
    const shorter = Math.min(other.length, value.length);
    if (shorter > 16 || other === value) return [];
    if (other.toLowerCase() === value.toLowerCase())
      return [...standIn].map((character, at) => [at, other[at] === value[at] ? character : inOtherCase(character)]);
    if (shorter > 4) return [];
    const [inside, outside] = [value.indexOf(other), other.indexOf(value)];
    // One or two characters stand in the middle of many values by chance.
    const isAtEnd = [0, Math.abs(value.length - other.length)].includes(Math.max(inside, outside));
    if (shorter < 3 && !isAtEnd) return [];
    if (inside >= 0) return [...standIn].map((character, index) => [inside + index, character]);
    return outside < 0 ? [] : [...value].map((_, index) => [index, standIn[outside + index]!]);
  });
}

const inOtherCase = (character: string) => (character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase());

/** The letters and digits of a value in lower case, without percent-escapes: what is left the same by encoding, padding and other case. */
export function alphanumeric(value: string): { text: string; positions: number[] } {
  const positions: number[] = [];
  for (const { 0: run, index } of value.matchAll(/%(?:25)*[0-9a-f]{2}|[A-Za-z0-9]/gi)) if (run.length === 1) positions.push(index);
  return { text: positions.map((at) => value[at]!.toLowerCase()).join(''), positions };
}
