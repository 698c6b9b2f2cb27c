import { formPairs, percentDecode, urlParts } from '../http/url.ts';
import { pair, secret } from './collect-values.ts';
import { add, deepest, type Found } from './found.ts';
import { emails, looksRandom } from './shapes.ts';

/** A URL: its host stays, the rest is looked into. */
export function address(found: Found, url: string, depth = 0): void {
  if (depth > deepest) return;
  const { origin, host, query, fragment } = urlParts(url);
  const user = /^[a-z][a-z0-9+.-]*:\/\/([^/@?#\s]{1,200})@/i.exec(url)?.[1];
  for (const part of user?.split(':') ?? []) secret(found, percentDecode(part), 'password', 'userinfo');
  if (host) found.kept.add(host);
  if (origin && !user) found.kept.add(origin);
  for (const each of [...formPairs(query), ...formPairs(fragment)]) {
    if (!each.raw && looksRandom(each.name)) add(found, each.name, 'unknown value that looks random', '');
    pair(found, each.name, each.value, depth);
  }
  for (const email of percentDecode(url).match(emails) ?? []) person(found, email);
}

/** An email address. */
export function person(found: Found, email: string): void {
  add(found, email, 'personal data', 'email');
}
