import type { View } from './views.ts';

/** A stretch of a text, and what is to stand there. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** An edit of a decoded view told as an edit of the original, character by character, so that what did not change keeps its escape. */
export function inOriginal(edit: Edit, view: View, original: string): Edit {
  const start = view.starts[edit.start]!;
  const end = view.ends[edit.end - 1]!;
  const before = view.text.slice(edit.start, edit.end);
  let text = '';
  if (edit.text.length !== before.length) {
    for (const character of edit.text) text += view.unescaped.test(character) ? character : view.escape(character);
    return { start, end, text };
  }
  for (let at = 0; at < before.length; at++) {
    const from = view.starts[edit.start + at]!;
    if (at > 0 && from === view.starts[edit.start + at - 1]) continue;
    const raw = original.slice(from, view.ends[edit.start + at]);
    const units = view.ends[edit.start + at] === view.ends[edit.start + at + 1] && view.starts[edit.start + at + 1] === from ? 2 : 1;
    const now = edit.text.slice(at, at + units);
    if (now === before.slice(at, at + units)) text += raw;
    else text += raw.length === 1 && view.unescaped.test(now) ? now : view.escape(now);
  }
  return { start, end, text };
}

/** Applies the edits; where two overlap the longer one counts, of two equally long ones the first found. */
export function applied(text: string, edits: Edit[]): { text: string; rest: boolean } {
  let rest = false;
  const order = edits.map((edit, at) => ({ ...edit, at })).sort((a, b) => b.end - b.start - (a.end - a.start) || a.at - b.at);
  const chosen: Edit[] = [];
  const taken = new Uint8Array(text.length);
  for (const edit of order) {
    let free = true;
    for (let at = edit.start; free && at < edit.end; at++) free = taken[at] === 0;
    if (!free) {
      rest ||= taken[edit.start] === 0 || taken[edit.end - 1] === 0;
      continue;
    }
    taken.fill(1, edit.start, edit.end);
    chosen.push(edit);
  }
  chosen.sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const edit of chosen) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: result + text.slice(at), rest };
}
