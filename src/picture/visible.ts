/** A stretch of a value that can be shown as it is, or one character that has to be made visible. */
export interface Piece {
  text: string;
  /** Name of a character that would not be seen, such as `U+00A0 no-break space`. */
  invisible?: string;
}

const names: Readonly<Record<string, string>> = {
  '\t': 'tab',
  '\n': 'line feed',
  '\r': 'carriage return',
  '\0': 'NUL',
  ' ': 'space',
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero width space',
  '\u200c': 'zero width non-joiner',
  '\u200d': 'zero width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2028': 'line separator',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
  '\ufffd': 'replacement character',
};
const signs: Readonly<Record<string, string>> = { '\t': '⇥', '\n': '⏎', '\r': 'CR', '\0': 'NUL', '\u00a0': 'NBSP', '\ufffd': '�' };

/** Characters that cannot be told from nothing or from a plain space, or that would turn the text around them. */
const hidden =
  /[\0-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufff9-\ufffd]|\u034f|[\ufe00-\ufe0f]|\u17b4|\u17b5|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Cuts a value into pieces so that nothing in it is invisible or changes the direction of what stands around it. */
export function piecesOf(value: string, edges = true): Piece[] {
  const pieces: Piece[] = [];
  const lead = edges ? (value.match(/^ */)?.[0].length ?? 0) : 0;
  const tail = edges ? value.length - (value.match(/ *$/)?.[0].length ?? 0) : value.length;
  let plain = '';
  for (let i = 0; i < value.length; i++) {
    const character = value[i]!;
    const pair = isPair(value, i);
    const edge = character === ' ' && (i < lead || i >= tail);
    if (!pair && (edge || hidden.test(character))) {
      if (plain) pieces.push({ text: plain });
      plain = '';
      pieces.push({ text: edge ? '·' : (signs[character] ?? code(character)), invisible: nameOf(character) });
    } else {
      plain += pair ? value.slice(i, i + 2) : character;
      if (pair) i++;
    }
  }
  if (plain) pieces.push({ text: plain });
  return pieces;
}

/** The value as plain text with its invisible characters written out, for labels and the clipboard. */
export const visibleText = (value: string): string =>
  piecesOf(value)
    .map(({ text }) => text)
    .join('');

/** Code point and name of a character, such as `U+00A0 no-break space`. */
export function nameOf(character: string): string {
  const name = names[character];
  return name ? `${code(character)} ${name}` : code(character);
}

/** Whether a character has to be made visible. */
export const isHidden = (character: string): boolean => character.length === 1 && hidden.test(character);

const code = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
const isPair = (value: string, i: number) => /^[\ud800-\udbff][\udc00-\udfff]/.test(value.slice(i, i + 2));
