import type { HeaderField } from '../http/exchange.ts';
import { percentDecode } from '../http/url.ts';
import { textOfBase64 } from './base64-text.ts';
import { address } from './collect-address.ts';
import { secret, unknown } from './collect-values.ts';
import { add, type Found } from './found.ts';
import { isPlainName, kindOfName } from './names.ts';
import { looksRandom } from './shapes.ts';

/** Header fields: credentials, cookies and addresses as such, any other by its name and looks. */
export function headers(found: Found, fields: readonly HeaderField[]): void {
  for (const { name, value } of fields) {
    const plainName = name.toLowerCase();
    if (plainName === 'cookie') for (const each of value.split(/;\s*/)) cookie(found, each);
    else if (plainName === 'set-cookie') for (const line of value.split('\n')) cookie(found, line.split(';')[0]!);
    else if (plainName === 'authorization' || plainName === 'proxy-authorization') authorization(found, value);
    else if (plainName === 'dpop') for (const each of value.split(/,\s*/)) secret(found, each.trim(), 'token', 'dpop');
    else if (plainName === 'location' || plainName === 'referer' || plainName === 'content-location' || plainName === 'refresh')
      address(found, value.replace(/^\d+;\s*url=/i, ''));
    else if (kindOfName(name) !== undefined) secret(found, value, kindOfName(name)!, name);
    else if (!keptHeaders.test(plainName)) unknown(found, value, name, 1);
  }
}

function cookie(found: Found, text: string): void {
  const equals = text.indexOf('=');
  if (equals < 0) return;
  const name = text.slice(0, equals).trim();
  const value = text
    .slice(equals + 1)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (looksRandom(name)) add(found, name, 'unknown value that looks random', '');
  if (value.length > 1 && !isPlainName(name)) secret(found, value, kindOfName(name) ?? 'cookie', name);
  const decoded = percentDecode(value);
  if (decoded !== value && value.length > 1) secret(found, decoded, 'cookie', name, 1);
}

function authorization(found: Found, value: string): void {
  const [scheme = '', ...rest] = value.trim().split(/\s+/);
  const credentials = rest.join(' ');
  if (/^basic$/i.test(scheme)) {
    basic(found, credentials);
    return;
  }
  for (const [, name, content] of credentials.matchAll(/([\w-]+)="([^"]*)"/g))
    if (name !== 'realm') secret(found, content!, 'client credential', name!);
  if (!/="/.test(credentials)) secret(found, credentials || scheme, 'access token', 'authorization');
}

function basic(found: Found, credentials: string): void {
  const content = textOfBase64(credentials)?.text ?? '';
  const colon = content.indexOf(':');
  if (colon < 0) {
    secret(found, credentials, 'client credential', 'authorization');
    return;
  }
  // The user name of a client is its client_id, which stays; should it be a person's, it was sent as one elsewhere too.
  for (const user of [content.slice(0, colon), percentDecode(content.slice(0, colon))])
    if (/@/.test(user)) add(found, user, 'personal data', 'username');
  if (!content.slice(0, colon).includes('@')) found.kept.add(percentDecode(content.slice(0, colon)));
  const password = content.slice(colon + 1);
  for (const each of [password, percentDecode(password)])
    if (each.length > 0) add(found, each, 'client credential', content.slice(0, colon));
  if (password.length > 0) found.credentialPairs.add(content);
}

/** Header fields without a secret of their own; what stands in them by another name is replaced all the same. */
const keptHeaders =
  /^(?:accept|accept-.*|access-control-.*|age|allow|alt-svc|cache-control|connection|content-(?:type|length|encoding|language|disposition)|date|etag|expires|host|if-.*|last-modified|origin|pragma|priority|retry-after|sec-.*|server|server-timing|strict-transport-security|te|transfer-encoding|upgrade.*|user-agent|vary|via|www-authenticate|x-content-type-options|x-frame-options|x-powered-by|x-request-id|x-xss-protection|:authority|:method|:path|:scheme|:status)$/;
