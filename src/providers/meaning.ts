import { providers } from './index.ts';
import type { KnownError, Provider, Trust } from './provider.ts';

/** An error answer as it was read. `fields` are the other text members of the answer (`hint`, `error_reason`, `msg`, …). */
export interface ErrorAnswer {
  endpoint: 'token' | 'authorize';
  status?: number;
  error?: string;
  description?: string;
  fields?: Readonly<Record<string, string>>;
}

/** What an error answer means at one server: a weight for causes, never proof. */
export interface Meaning {
  causes: string[];
  meaning: string;
  trust: Trust;
  /** Id of the provider whose text it is. */
  provider: string;
}

const WEAKEST_FIRST: readonly Trust[] = ['unverified', 'report', 'client', 'documentation', 'source'];

/**
 * What is known of an error answer, most trusted first. The server's own texts come first, then those of the software it is made of.
 * Where neither has it, or the server is unknown, texts of other servers are tried and trusted less, for several share one sentence.
 */
export function meaningOf(provider: Provider | undefined, answer: ErrorAnswer): Meaning[] {
  const engine = providers.find(({ id }) => id === provider?.engine?.value);
  const own = [...(provider ? meanings(provider, answer) : []), ...(engine ? meanings(engine, answer, provider!.engine!.trust) : [])];
  if (own.length) return sorted(own);
  const ceiling = provider ? 'unverified' : 'report';
  const elsewhere = providers.filter((other) => other !== provider && other !== engine);
  return sorted(elsewhere.flatMap((other) => meanings(other, answer, ceiling, true)));
}

function meanings(provider: Provider, answer: ErrorAnswer, ceiling: Trust = 'source', withTextOnly = false): Meaning[] {
  const fitting = provider.errors.filter((known) => !(withTextOnly && known.description === undefined) && fits(known, answer));
  const told = fitting.filter((known) => known.description !== undefined);
  // A sentence that opens every refusal says less than what stands behind it.
  const exact = told.filter(({ causes }) => !causes.every((cause) => cause === 'ambiguous_grant'));
  return (exact.length ? exact : told.length ? told : fitting).map((known) => ({
    causes: [...known.causes],
    meaning: known.meaning,
    trust: weaker(known.trust, ceiling),
    provider: provider.id,
  }));
}

function fits(known: KnownError, answer: ErrorAnswer): boolean {
  if (known.endpoint !== 'sdk' && known.endpoint.startsWith('authorize') !== (answer.endpoint === 'authorize')) return false;
  if (known.error !== undefined && answer.error !== undefined && known.error !== answer.error) return false;
  if (known.description === undefined) return answer.error !== undefined && !textsOf(known, answer).some(Boolean);
  return textsOf(known, answer).some((text) => text !== undefined && says(known, text));
}

function textsOf(known: KnownError, answer: ErrorAnswer): (string | undefined)[] {
  const named =
    known.field !== undefined && answer.fields && Object.hasOwn(answer.fields, known.field) ? answer.fields[known.field] : undefined;
  return [named, answer.description];
}

function says(known: KnownError, text: string): boolean {
  const wanted = known.description!;
  if (wanted instanceof RegExp) return wanted.test(text.slice(0, 4000));
  const plainWanted = plain(wanted);
  const plainText = plain(text);
  if (known.match === undefined || known.match === 'exact') return plainText === plainWanted;
  const at = plainText.indexOf(plainWanted);
  if (known.match === 'prefix' && at !== 0) return false;
  return at >= 0 && !splitsNumber(plainText, at + plainWanted.length);
}

/** AADSTS50148 is not AADSTS501481: a number that goes on is another number. */
const splitsNumber = (text: string, at: number): boolean => /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at));

/** Servers change case, white space and the full stop of a sentence between versions. */
const plain = (text: string): string => text.slice(0, 4000).toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');

const weaker = (one: Trust, other: Trust): Trust => (WEAKEST_FIRST.indexOf(one) < WEAKEST_FIRST.indexOf(other) ? one : other);
const sorted = (meanings: Meaning[]): Meaning[] =>
  meanings.sort((one, other) => WEAKEST_FIRST.indexOf(other.trust) - WEAKEST_FIRST.indexOf(one.trust));
