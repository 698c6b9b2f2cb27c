/** Whether a text looks like the output of a random generator: nobody wrote it by hand. */
export function looksRandom(text: string): boolean {
  if (text.length < 20 || text.length > 8192) return false;
  if (/^[0-9a-f]{24,}$/i.test(text)) return /\d/.test(text) && /[a-f]/i.test(text);
  if (!/^[A-Za-z0-9_.~+/-]+={0,2}$/.test(text)) return false;
  const kinds = [/[A-Z]/, /[a-z]/, /\d/].filter((kind) => kind.test(text)).length;
  if (kinds < 3) return false;
  // Written names change between the classes of characters at word boundaries only.
  let changes = 0;
  for (let at = 1; at < text.length; at++) if (classOf(text[at]!) !== classOf(text[at - 1]!)) changes++;
  return changes / text.length > 0.3;
}

const classOf = (character: string) =>
  /\d/.test(character) ? 'digit' : /[a-z]/.test(character) ? 'lower' : /[A-Z]/.test(character) ? 'upper' : 'other';

/** Email addresses in a text. */
export const emails = /[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}/g;

/** Looks for the two dots first, once a run of characters: a text of nothing but `eyJ` would be read to its end from each of them. */
const jwts = /(?<![\w-])(?=[\w-]+\.[\w-]*\.)([\w-]*?)(eyJ[\w-]{4,}(?:\.[\w-]*){2,4})/g;

/** Compact JWTs and JWEs in a text. */
export const jwtsIn = (text: string): string[] => [...text.matchAll(jwts)].map(([, , token]) => token!);

export const withoutJwts = (text: string): string => text.replace(jwts, '$1 ');

const addresses = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>?#&|,;\\]{1,300}/gi;

export const uuid = /^([0-9a-f]{8}-[0-9a-f]{4}-)([1-8])([0-9a-f]{3}-)([89ab])([0-9a-f]{3}-[0-9a-f]{12})$/i;

/** Addresses inside of a value without their queries, which stay when the rest of it is replaced. */
export const addressesIn = (value: string): { index: number; length: number }[] =>
  [...value.matchAll(addresses)].map(({ 0: text, index }) => ({ index, length: text.length }));

/** Words of a text that may be random; a path is taken apart, standard base64 with its slashes is not. */
export function randomWords(text: string): string[] {
  const words = text.match(/[A-Za-z0-9_~+/-]{20,}={0,2}/g) ?? [];
  return words.flatMap((word) => (/(?:^|\/)[a-z-]+(?:\/|$)/.test(word) ? word.split('/') : [word])).filter(looksRandom);
}

/** Whether a text is a compact JWT or JWE and nothing else. */
export const isJwt = (value: string) => /^eyJ[\w-]{4,}(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/.test(value);
