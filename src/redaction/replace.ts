import { applied, type Edit, inOriginal } from './edits.ts';
import { encodedEdits } from './encoded-values.ts';
import { indexOf, occurrences } from './occurrences.ts';
import { loneWords, namedValues } from './short-values.ts';
import type { StandIns } from './stand-ins.ts';
import { type Budget, viewsOf, wholeBudget } from './views.ts';

/** Replaces every known secret in a text. */
export type Replace = (text: string) => string;

/** Makes the function that finds the secrets in any text, however they are encoded there, and puts their stand-ins in place of them. */
export function replacer(standIns: StandIns): Replace {
  const index = indexOf(standIns);
  // A text is met again and again: under several views, and in several messages.
  const known = new Map<string, string>();
  const seen = new Map<string, Edit[]>();
  const replace = (text: string, budget: Budget): string => {
    if (text === '') return text;
    const key = keyOf(text, budget);
    const before = known.get(key);
    if (before !== undefined) return before;
    let { text: after, rest } = applied(text, edits(text, budget));
    // Two secrets overlapped: what is left of the second one is found once the first one is gone.
    for (let round = 0; rest && round < 3; round++) ({ text: after, rest } = applied(after, edits(after, budget)));
    known.set(key, after);
    return after;
  };

  function edits(text: string, budget: Budget): Edit[] {
    const key = keyOf(text, budget);
    const before = seen.get(key);
    if (before) return before;
    const found = [...whole(text), ...occurrences(text, index), ...namedValues(text, standIns), ...loneWords(text, standIns)];
    for (const { view, rest } of viewsOf(text, budget)) for (const edit of edits(view.text, rest)) found.push(inOriginal(edit, view, text));
    if (budget.base64 > 0) {
      const inText = (inner: string) => replace(inner, { ...budget, base64: budget.base64 - 1 });
      const inBytes = (bytes: string) => applied(bytes, occurrences(bytes, index)).text;
      for (const edit of encodedEdits(text, inText, inBytes)) found.push(edit);
    }
    const distinct = [...new Map(found.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values()];
    seen.set(key, distinct);
    return distinct;
  }

  const whole = (text: string): Edit[] => {
    const standIn = standIns.all.get(text);
    return standIn === undefined ? [] : [{ start: 0, end: text.length, text: standIn }];
  };

  return (text) => {
    seen.clear();
    return replace(text, wholeBudget);
  };
}

const keyOf = (text: string, budget: Budget) => `${Object.values(budget).join('')}${text}`;
