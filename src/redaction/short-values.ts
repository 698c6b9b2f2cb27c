import type { Edit } from './edits.ts';
import { isPlainName } from './names.ts';
import type { StandIns } from './stand-ins.ts';

const naming =
  /(?:^|[^\w.-])(?:name="([^"\r\n]{1,80})"(?:[^"\r\n<>]{0,80}\r?\n(?:[^\r\n]+\r?\n)*\r?\n|[^<>"]{0,80}value=")|([\w.[\]-]{1,80})(?:["']?\s{0,4}[=:]\s{0,4}|\s{1,2})["'“]?)/gi;

/** Short secrets, which are found only behind the name that they were sent under: a PIN is not any four digits. */
export function namedValues(text: string, { short }: StandIns): Edit[] {
  const found: Edit[] = [];
  if (short.size === 0) return found;
  naming.lastIndex = 0;
  for (let match = naming.exec(text); match; match = naming.exec(text)) {
    const start = match.index + match[0].length;
    // The next name may begin right behind this one's separator.
    naming.lastIndex = Math.max(match.index + 1, start - 1);
    const values = short.get((match[1] ?? match[2]!).toLowerCase());
    if (!values) continue;
    let best: Edit | undefined;
    for (const [value, standIn] of values) {
      const end = start + value.length;
      if (!text.startsWith(value, start) || /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
      if (!best || end > best.end) best = { start, end, text: standIn };
    }
    if (best) found.push(best);
  }
  return found;
}

/** Short secrets that mean nothing else, where they stand alone. */
export function loneWords(text: string, { alone, spelt }: StandIns): Edit[] {
  if (alone.size + spelt.size === 0) return [];
  return [...text.matchAll(/(?<![\w-])(?=[\w.-]{4,7}(?![\w-]))[\w-]+(?:\.[\w-]+)*/g)].flatMap(({ 0: word, index }) => {
    const standIn = alone.get(word) ?? (isSpoken(text, index, index + word.length) ? spelt.get(word) : undefined);
    return standIn === undefined ? [] : [{ start: index, end: index + word.length, text: standIn }];
  });
}

/** Whether what stands there is no name, no part of a path and not the value of a parameter that is kept, such as `prompt=login`. */
function isSpoken(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 6)];
  if (/[/.@]$/.test(before) || /^(?:\/|=|\.\w)/.test(after)) return false;
  if (/[{,]\s*["']$/.test(before) && /^["']\s*:/.test(after)) return false;
  const name = /([\w.-]+)["']?\s{0,4}[=:]\s{0,4}["']?$/.exec(before)?.[1];
  return name === undefined || !isPlainName(name) || !/^(?:$|["'&,;}#])/.test(after);
}
