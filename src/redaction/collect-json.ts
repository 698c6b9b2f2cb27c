import { textOfBase64 } from './base64-text.ts';
import { pair, secret, unknown } from './collect-values.ts';
import { add, deepest, type Found } from './found.ts';
import { describesPerson, isPersonalBesideOthers, isPlainName, kindOfName, type SecretKind } from './names.ts';
import { looksRandom } from './shapes.ts';

/** What stands in JSON: each member by its name; what is named as a secret is one with all that it holds. */
export function members(found: Found, value: unknown, name: string, depth: number, inherited?: SecretKind, isClaims = false): void {
  if (depth > deepest + 3 || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) members(found, each, name, depth + 1, inherited, isClaims);
    return;
  }
  if (typeof value === 'object') {
    const isPerson = isClaims || describesPerson(Object.keys(value));
    for (const [member, content] of Object.entries(value)) {
      if (!looksLikeName(member)) unknown(found, member, '', depth + 1);
      if (member === 'jwk') publicKey(found, content, JSON.stringify(content));
      const personal = isPerson && isPersonalBesideOthers(member) ? ('personal data' as const) : undefined;
      if (typeof content === 'object' && content !== null) {
        members(found, content, member, depth + 1, personal ?? (isPlainName(member) ? undefined : inherited), isPerson);
      } else leaf(found, member, content, depth, personal ?? inherited);
    }
    return;
  }
  leaf(found, name, value, depth, inherited);
}

function leaf(found: Found, name: string, value: unknown, depth: number, inherited: SecretKind | undefined): void {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const content = String(value);
  if (typeof value === 'number' && (kindOfName(name) === undefined || isPlainName(name))) return;
  if (kindOfName(name) === undefined && inherited !== undefined && !isPlainName(name)) secret(found, content, inherited, name, depth);
  else pair(found, name, content, depth);
}

/** A JWT, or a JWE, in its compact form. */
export function jwt(found: Found, token: string, depth: number): void {
  const [header, ...rest] = token.split('.');
  const head = jsonOf(textOfBase64(header ?? '')?.text ?? '');
  const isEncrypted = rest.length === 4;
  if (head !== undefined) {
    const { jwk, ...other } = head as Record<string, unknown>;
    if (jwk !== undefined) publicKey(found, jwk, JSON.stringify(jwk));
    for (const [name, value] of Object.entries(other))
      if (typeof value === 'string' && !isPlainName(name)) pair(found, name, value, depth + 1);
  }
  const claims = isEncrypted ? undefined : jsonOf(textOfBase64(rest[0] ?? '')?.text ?? '');
  if (claims !== undefined) members(found, claims, '', depth + 1, undefined, true);
  for (const part of claims === undefined ? rest : rest.slice(1)) if (part) add(found, part, isEncrypted ? 'token' : 'signature', '');
}

/** The key of a DPoP proof identifies an installation; its thumbprint is recomputed. */
function publicKey(found: Found, jwk: unknown, text: string): void {
  if (typeof jwk !== 'object' || jwk === null) return;
  found.keys.push({ text, jwk: jwk as Record<string, unknown> });
  for (const [name, value] of Object.entries(jwk))
    if (typeof value === 'string' && /^(?:x|y|n|d|p|q|dp|dq|qi|k)$/.test(name)) add(found, value, 'key', name);
}

const looksLikeName = (name: string) => name.length < 20 || !looksRandom(name);

/** The object or list that a text is as JSON. */
export function jsonOf(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
