import { percentDecode } from '../http/url.ts';
import { textOfBase64 } from './base64-text.ts';
import { address } from './collect-address.ts';
import { jsonOf, jwt, members } from './collect-json.ts';
import { text } from './collect-text.ts';
import { isPublic } from './constants.ts';
import { add, deepest, type Found } from './found.ts';
import { isPlainName, kindOfName, type SecretKind } from './names.ts';
import { isJwt, looksRandom } from './shapes.ts';

/** A value under a name: the name says what it is, or its looks do. */
export function pair(found: Found, name: string, value: string, depth = 0): void {
  const kind = kindOfName(name);
  if (kind !== undefined) {
    secret(found, value, kind, name, depth);
    return;
  }
  if (isPlainName(name)) {
    plain(found, name, value, depth);
    return;
  }
  unknown(found, value, name, depth);
}

/** A value whose name says that it is a secret: whatever it holds is one. */
export function secret(found: Found, value: string, kind: SecretKind, name: string, depth = 0): void {
  if (depth === 0) found.hashable.add(value);
  if (isPublic(value) || depth > deepest) return;
  if (kind === 'code_verifier' || kind === 'code_challenge') {
    add(found, value, kind, name);
    return;
  }
  if (inside(found, value, name, depth, kind)) return;
  if (/^(?:state|session|cookie)$/.test(kind) && isAddress(value)) {
    address(found, value, depth + 1);
    return;
  }
  const inner = value.length >= 8 && kind !== 'authorization code' ? textOfBase64(value)?.text : undefined;
  if (inner !== undefined && inner.length >= 6) {
    secret(found, inner, kind, name, depth + 1);
    return;
  }
  const decoded = percentDecode(value);
  if (decoded !== value && jsonOf(decoded) !== undefined) {
    secret(found, decoded, kind, name, depth + 1);
    return;
  }
  add(found, value, kind, name);
  for (const part of value.split(/[|.;,]/)) {
    const text = part.length >= 16 && part !== value ? textOfBase64(part)?.text : undefined;
    if (text !== undefined && text.length >= 6) secret(found, text, kind, '', depth + 1);
  }
}

/** A value whose name says nothing: its looks decide. */
export function unknown(found: Found, value: string, name: string, depth: number): void {
  if (value.length < 6 || depth > deepest) return;
  const decoded = percentDecode(value);
  if (decoded !== value) {
    unknown(found, decoded, name, depth + 1);
    return;
  }
  // JSON in base64 behind something else: it is found by itself, and what it holds is not random.
  const at = value.indexOf('eyJ');
  if (at > 0 && /^[\w-]+(?:\.[\w-]*)*$/.test(value)) {
    unknown(found, value.slice(0, at), name, depth + 1);
    unknown(found, value.slice(at), name, depth + 1);
    return;
  }
  if (inside(found, value, name, depth)) return;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    address(found, value, depth + 1);
    return;
  }
  const inner = value.length >= 12 ? textOfBase64(value)?.text : undefined;
  if (inner !== undefined && inner.length >= 6) unknown(found, inner, name, depth + 1);
  else if (looksRandom(value)) add(found, value, 'unknown value that looks random', name);
  else text(found, value, depth + 1);
}

/** What a JWT or a JSON text holds; false when the value is neither. */
function inside(found: Found, value: string, name: string, depth: number, kind?: SecretKind): boolean {
  if (isJwt(value)) {
    jwt(found, value, depth);
    return true;
  }
  const json = jsonOf(value);
  if (json !== undefined) members(found, json, name, depth + 1, kind);
  return json !== undefined;
}

function plain(found: Found, name: string, value: string, depth: number): void {
  if (value.length >= 3 && value.length < 2000) found.kept.add(value);
  if (/scope/.test(name)) for (const each of value.split(/[\s,]+/)) if (each) found.kept.add(each);
  if (/uri|url/.test(name) || /^[a-z][a-z0-9+.-]*:/i.test(value)) address(found, value, depth + 1);
}

const isAddress = (value: string) => /^https?:\/\//i.test(value) || (/^\/[\w/.-]*(?:[?#]|$)/.test(value) && !looksRandom(value));
