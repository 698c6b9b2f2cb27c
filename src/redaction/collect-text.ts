import { percentDecode } from '../http/url.ts';
import { address, person } from './collect-address.ts';
import { jwt } from './collect-json.ts';
import { pair, unknown } from './collect-values.ts';
import { deepest, type Found } from './found.ts';
import { kindOfName } from './names.ts';
import { emails, isJwt, jwtsIn, randomWords, withoutJwts } from './shapes.ts';

/** A text for people or a page: what stands in it behind a telling name, addresses, tokens and email addresses. */
export function text(found: Found, content: string, depth = 0): void {
  if (depth > deepest || content.length > 4_000_000) return;
  for (const token of jwtsIn(content)) if (isJwt(token)) jwt(found, token, depth);
  for (const email of content.match(emails) ?? []) person(found, email);
  for (const url of content.match(/\b(?:https?|wss?):\/\/[^\s"'<>\\)]{1,4000}/gi) ?? [])
    address(found, url.replaceAll('&amp;', '&'), depth + 1);
  for (const [, name, value] of content.matchAll(/["']?\b([A-Za-z_][\w-]{1,60})["']?\s{0,4}[:=]\s{0,4}["']([^"'\r\n]{4,4000})["']/g))
    if (kindOfName(name!) !== undefined && !/\s/.test(value!)) pair(found, name!, value!, depth + 1);
  for (const [, name, value] of content.matchAll(/\b([A-Za-z_][\w-]{1,60})=([\w.~%+/-]{6,4000})/g))
    if (kindOfName(name!) !== undefined) pair(found, name!, percentDecode(value!), depth + 1);
  for (const [, name, value] of content.matchAll(/\bname=["']([^"'<>]{1,60})["'][^<>]{0,200}?\bvalue=["']([^"'<>]{1,4000})["']/gi))
    pair(found, name!, value!, depth + 1);
  for (const [, value, name] of content.matchAll(/\bvalue=["']([^"'<>]{1,4000})["'][^<>]{0,200}?\bname=["']([^"'<>]{1,60})["']/gi))
    pair(found, name!, value!, depth + 1);
  const decoded = percentDecode(content);
  if (decoded !== content) text(found, decoded, depth + 1);
  for (const word of randomWords(withoutJwts(content.replace(/%(?:25)*[0-9a-f]{2}/gi, ' ')))) unknown(found, word, '', depth + 1);
}
