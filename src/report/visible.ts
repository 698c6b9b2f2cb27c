/**
 * A text without characters that a terminal obeys, that turn the reading direction, or that take no room: each becomes one visible sign.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,
    '\ufffd',
  );

/** The same of a text whose lines stay lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');
