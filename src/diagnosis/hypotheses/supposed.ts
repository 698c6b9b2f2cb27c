import type { Evidence } from '../../http/exchange.ts';
import type { Standing } from '../diagnosis.ts';
import { answerWords } from './answer-words.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

/** A hypothesis in the words of its cause, with what they leave open filled in. */
export function supposed(
  cause: string,
  standing: Standing,
  weight: number,
  at: Evidence[],
  values: Readonly<Record<string, string>> = {},
): Weighed {
  const [title, because] = answerWords[cause]!;
  const text = because.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return answer({ cause, title }, standing, text, at, weight);
}
