import { correctionWords } from './correction-words.ts';
import type { Move } from './explanation.ts';

/** A right line of code in two languages. */
export interface Correction {
  javascript: string;
  python: string;
}

/** The line in `correction-words.ts` that a construction asks for, where it is not that of every other. */
const own: Readonly<Record<string, string>> = {
  'cf-r-unquote': 'unquote',
  'cf-r-unrepr': 'unrepr',
  'cf-r-trim': 'trim',
  'cf-r-strip-padding': 'strip-padding',
  'cf-r-alphabet': 'alphabet',
  'cf-x-roles-swapped': 'roles',
  'cf-x-equal': 'roles',
  'cf-x-s256-of-sent': 'method',
  'cf-x-method-case': 'method',
  'cf-x-earlier-attempt': 'keep',
  'cf-x-later-attempt': 'keep',
  'cf-x-other-attempt': 'keep',
  'cf-x-other-verifier': 'keep',
  'cf-x-value-confusion': 'body',
};

/** The right line for each thing that went wrong, one under the other; empty where the client is right. */
export function correctionOf(moves: readonly Move[]): Correction {
  const lines = new Set(moves.map(lineFor).filter((line) => line !== undefined));
  const [javascript, python] = [0, 1].map((language) => [...lines].map((line) => correctionWords[line]![language as 0]).join('\n'));
  return { javascript: javascript!, python: python! };
}

function lineFor({ id, family }: Move): string | undefined {
  if (id === 'cf-x-vendor-form') return undefined;
  if (id === 'cf-x-hash-of-value' || (family !== 'repair' && family !== 'role')) return 'challenge';
  return own[id] ?? 'body';
}
