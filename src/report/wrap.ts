import { visible } from './visible.ts';

/** Breaks a text into lines of a width, each with the same indent; a word longer than the line stays whole. */
export function wrap(text: string, indent: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text.replace(/\s+/g, ' ')).split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines.map((each) => indent + each).join('\n');
}
