import type { Evidence } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { formPairs, urlParts } from '../http/url.ts';
import type { OAuthMessage, Parameter } from '../oauth/message.ts';
import type { Echo } from './echoes.ts';
import { keyOf } from './flags.ts';
import { letterKey } from './letters.ts';
import { limitOf } from './limits.ts';
import { madeFields } from './made.ts';
import { holdsSecret, isSecret } from './masking.ts';
import type { Field, Flag } from './shape.ts';
import type { Told } from './steps.ts';

/** The order in which a person looks for parameters. */
const order = [
  'grant_type',
  'error',
  'error_description',
  'response_type',
  'client_id',
  'redirect_uri',
  'code',
  'code_verifier',
  'code_challenge',
  'code_challenge_method',
  'state',
  'nonce',
  'scope',
];

/** The parameters that this very message carries; those of a pushed request are shown where they were pushed. */
export function fieldsOf(message: OAuthMessage, key: string, told: Told): Field[] {
  const made = madeFields(message, key, told);
  const parameters = message.parameters.observed ? message.parameters.value : [];
  const own = parameters.filter(({ at }) => at.exchange === message.exchange);
  const fields = [...own, ...(own.length < parameters.length ? besides(message, own) : [])]
    .map(({ name, value, at }, i) => fieldOf({ key: `${key}-${i}`, name, value, at }, told))
    .sort((a, b) => rank(a.name) - rank(b.name));
  const under = (name: string) => made.filter((field) => field.made === name);
  return [...under(''), ...fields.flatMap((field) => [field, ...under(field.at.name ?? field.name)])];
}

/** What stands in the address of a request that was pushed: it counts for nothing (RFC 9101 §6.3), but it was sent. */
function besides({ exchange, url }: OAuthMessage, own: readonly Parameter[]): Pick<Parameter, 'name' | 'value' | 'at'>[] {
  return formPairs(urlParts(url).query)
    .filter(({ name }) => !own.some((parameter) => parameter.name === name))
    .map(({ name, value }) => ({ name, value, at: { exchange, part: 'request-url', name } }));
}

const rank = (name: string) => {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
};

function fieldOf(
  seen: Pick<Field, 'key' | 'name' | 'value' | 'at'>,
  { flags, equal, secrets, rootCause, places, made, words, runs, either, said, letters }: Told,
): Field {
  const at = keyOf(seen.at);
  const side = places.get(at);
  const compared = rootCause?.comparison;
  const own = flags.get(at) ?? [];
  const aligned = side !== undefined && runs !== undefined && seen.value === compared?.[side].value && !compared[side].absent;
  // Two values that share a part are told apart by the rest.
  const letter = aligned && runs.some(({ same }) => same) ? undefined : letters.get(letterKey(seen.name, seen.value));
  const limit = limitOf(own, seen.value);
  // The line below it tells what is wrong.
  const shown = made.has(at) ? own.filter(({ tone }) => tone !== 'bad' && tone !== 'warn') : own;
  return {
    ...seen,
    secret: !meaningless.has(seen.value) && (isSecret(seen.name) || secrets.has(seen.value) || holdsSecret(seen.value)),
    flags: said?.get(at) ?? flagsHere(shown, equal.get(at), side, words || (limit?.words ?? ''), compared !== undefined),
    ...(letter && { letter }),
    ...(limit && { limit: limit.characters }),
    ...(side && { side }),
    ...(aligned && { runs, ...(side === 'expected' && !either && { right: true as const }) }),
  };
}

/** What is written where a program had no value: nothing to hide, and telling. */
const meaningless = new Set(['null', 'undefined', 'NaN', 'true', 'false', '[object Object]', '[object Promise]']);

/** The value that is right is told apart from the one that is wrong, and what equals what it has to equal needs no more words. */
function flagsHere(own: Flag[], echo: Echo | undefined, side: Field['side'], words: string, isCompared: boolean): Flag[] {
  const serious = own.filter(({ tone }) => tone === 'bad' || tone === 'warn');
  if (side === 'expected' && serious[0]) {
    if (isCompared) return [{ ...serious[0], tone: 'note', counterpart: true }];
    return echo ? [{ tone: 'good', echo }] : [];
  }
  // Rules that see the same slip from another side would stand beside it as if there were more than one.
  if (side === 'observed' && serious[0]) return [words ? { ...serious[0], words } : serious[0]];
  if (echo && !serious.length) return [{ tone: 'good', echo }];
  return own;
}

/** Flags that no parameter of this message carries: fields for header fields and for what is missing, the rest for the message itself. */
export function flagsElsewhere(message: OAuthMessage, fields: readonly Field[], key: string, told: Told): { more: Field[]; whole: Flag[] } {
  const parts = message.side === 'request' ? ['request-url', 'request-body', 'request-header'] : ['response-body', 'response-header'];
  const shown = new Set(fields.map(({ at }) => keyOf(at)));
  const more: Field[] = [];
  const whole: Flag[] = [];
  for (const [at, own] of told.flags) {
    const [exchange, part, ...rest] = at.split('|') as [string, Evidence['part'], ...string[]];
    const name = rest.join('|');
    if (exchange !== message.exchange || !parts.includes(part) || shown.has(at)) continue;
    if (told.made.has(at)) {
      whole.push(...own.filter(({ rule }) => rule !== told.rootCause?.cause));
      continue;
    }
    if (!name || fields.some((field) => field.name === name)) whole.push(...own);
    else more.push(outsideOf(message, { key: `${key}-${part}-${name}`, name, at: { exchange, part, name } }, told));
  }
  const said = new Set([...fields, ...more].flatMap(({ flags }) => flags.map(({ rule }) => rule)));
  return { more, whole: whole.filter(({ rule }) => !said.has(rule)) };
}

/** A field for something that is no parameter of the message: a header field that it has, else what it lacks. */
function outsideOf({ headers }: OAuthMessage, place: Pick<Field, 'key' | 'name' | 'at'>, told: Told): Field {
  const value = place.at.part.endsWith('header') ? headerValue(headers, place.name) : undefined;
  const field = fieldOf({ ...place, value: value ?? '' }, told);
  return value === undefined ? { ...field, absent: true } : field;
}
