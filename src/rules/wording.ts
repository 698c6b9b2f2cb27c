const LONGEST = 120;

/** A value from the traffic in quotation marks, for values that are no secret: cut to 120 characters, what cannot be seen shown as U+XXXX. */
export function quote(value: string): string {
  const cut = value.length > LONGEST ? value.slice(0, LONGEST) : value;
  const visible = visibly(cut);
  return cut.length < value.length ? `“${visible}…” (${countOf(value.length, 'character')})` : `“${visible}”`;
}

/** A text in which control, invisible and direction-changing characters, odd spaces and halves of characters are shown as U+XXXX. */
function visibly(text: string): string {
  let shown = '';
  for (const character of text) shown += isInvisible(character) ? codePoint(character) : character;
  return shown;
}

const names: Readonly<Record<string, string>> = { '\n': 'a line break', '\r': 'a carriage return', '\t': 'a tab', '\0': 'a NUL' };

/** One character by name: `“+”`, or `U+200B` where it cannot be seen; a space is called a space, a line break `a line break (U+000A)`. */
export function characterName(character: string): string {
  if (character === ' ') return 'a space';
  const name = names[character];
  if (name !== undefined) return `${name} (${codePoint(character)})`;
  return isInvisible(character) ? codePoint(character) : `“${character}”`;
}

/** Where in a value something stands, for a zero-based index: `character 41`. */
export const position = (index: number): string => `character ${index + 1}`;

/** A duration in the unit that a person would use: `400 ms`, `8.4 seconds`, `12 minutes`, `3 hours`, `2 days`. */
export function milliseconds(duration: number): string {
  if (!Number.isFinite(duration)) return 'an unknown time';
  const size = Math.abs(duration);
  if (size < 1000) return `${Math.round(duration)} ms`;
  if (size < 120_000) return countOf(Math.round(duration / 100) / 10, 'second');
  if (size < 7_200_000) return countOf(Math.round(duration / 60_000), 'minute');
  if (size < 172_800_000) return countOf(Math.round(duration / 3_600_000), 'hour');
  return countOf(Math.round(duration / 86_400_000), 'day');
}

/** A number with its noun: `1 character`, `3 characters`; the plural is given where it is no plain `s`. */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string => `${count} ${count === 1 ? noun : plural}`;

/** Words in a row: `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const isInvisible = (character: string) => /[\p{C}\p{Z}\u115F\u1160\u3164\uFFA0]/u.test(character) && character !== ' ';

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
