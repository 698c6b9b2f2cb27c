import { styleText } from 'node:util';
import type { Style } from '../report/text.ts';

/** Colours for a terminal, or plain text where the output is no terminal. */
export function styled(colour: boolean): Style {
  const paint = (name: keyof Style) =>
    colour ? (text: string) => styleText(name, text, { validateStream: false }) : (text: string) => text;
  return { bold: paint('bold'), dim: paint('dim'), red: paint('red'), green: paint('green'), yellow: paint('yellow'), cyan: paint('cyan') };
}
