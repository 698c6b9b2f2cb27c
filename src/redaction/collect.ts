import type { Exchange, HeaderField } from '../http/exchange.ts';
import { readBody } from '../http/form-body.ts';
import { headerValue, mediaType } from '../http/header.ts';
import { formPairs, percentDecode, urlParts } from '../http/url.ts';
import { recognise } from '../oauth/recognise.ts';
import { textOfBase64 } from './base64-text.ts';
import { isPublic } from './constants.ts';
import { describesPerson, isPersonalBesideOthers, isPlainName, kindOfName, type SecretKind } from './names.ts';
import { emails, jwts, looksRandom, randomWords } from './shapes.ts';

/** A value that must not leave, with the names that it was sent under. */
export interface Secret {
  value: string;
  kind: SecretKind;
  names: Set<string>;
}

/** What was found in a recording. */
export interface Found {
  secrets: Map<string, Secret>;
  /** Values that stay: client ids, redirect URIs, scopes, hosts. */
  kept: Set<string>;
  /** Every whole value that a hash may have been made of: tokens, codes, states. */
  hashable: Set<string>;
  /** Public keys that thumbprints are made of, as the JSON text in which they stand. */
  keys: { text: string; jwk: Record<string, unknown> }[];
  /** `user:password` as HTTP Basic authentication joins them. */
  credentialPairs: Set<string>;
}

const deepest = 5;

/** Finds every secret of a recording by the names, the places and the looks of its values. */
export function collect(exchanges: readonly Exchange[]): Found {
  const found: Found = { secrets: new Map(), kept: new Set(), hashable: new Set(), keys: [], credentialPairs: new Set() };
  const into = collector(found);
  for (const exchange of exchanges) into.exchange(exchange);
  for (const value of found.kept) found.secrets.delete(value);
  return found;
}

function collector({ secrets, kept, hashable, keys, credentialPairs }: Found) {
  function add(value: string, kind: SecretKind, name: string): void {
    if (isPublic(value)) return;
    const known = secrets.get(value);
    if (known) known.names.add(name.toLowerCase());
    else secrets.set(value, { value, kind, names: new Set([name.toLowerCase()]) });
    // What is more than a guess wins.
    if (known && (known.kind === 'unknown value that looks random' || kind === 'code_verifier')) known.kind = kind;
  }

  /** A value whose name says that it is a secret: whatever it holds is one. */
  function secret(value: string, kind: SecretKind, name: string, depth = 0): void {
    if (depth === 0) hashable.add(value);
    if (isPublic(value) || depth > deepest) return;
    if (kind === 'code_verifier' || kind === 'code_challenge') {
      add(value, kind, name);
      return;
    }
    if (isJwt(value)) {
      jwt(value, depth);
      return;
    }
    const json = jsonOf(value);
    if (json !== undefined) {
      members(json, name, depth + 1, kind);
      return;
    }
    if (/^(?:state|session|cookie)$/.test(kind) && isAddress(value)) {
      address(value, depth + 1);
      return;
    }
    const inner = value.length >= 8 && kind !== 'authorization code' ? textOfBase64(value)?.text : undefined;
    if (inner !== undefined && inner.length >= 6) {
      secret(inner, kind, name, depth + 1);
      return;
    }
    const decoded = percentDecode(value);
    if (decoded !== value && jsonOf(decoded) !== undefined) {
      secret(decoded, kind, name, depth + 1);
      return;
    }
    add(value, kind, name);
    for (const part of value.split(/[|.;,]/)) {
      const text = part.length >= 16 && part !== value ? textOfBase64(part)?.text : undefined;
      if (text !== undefined && text.length >= 6) secret(text, kind, '', depth + 1);
    }
  }

  /** A value whose name says nothing: its looks decide. */
  function unknown(value: string, name: string, depth: number): void {
    if (value.length < 6 || depth > deepest) return;
    const decoded = percentDecode(value);
    if (decoded !== value) {
      unknown(decoded, name, depth + 1);
      return;
    }
    // JSON in base64 behind something else: it is found by itself, and what it holds is not random.
    const at = value.indexOf('eyJ');
    if (at > 0 && /^[\w-]+(?:\.[\w-]*)*$/.test(value)) {
      unknown(value.slice(0, at), name, depth + 1);
      unknown(value.slice(at), name, depth + 1);
      return;
    }
    if (isJwt(value)) {
      jwt(value, depth);
      return;
    }
    const json = jsonOf(value);
    if (json !== undefined) {
      members(json, name, depth + 1);
      return;
    }
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
      address(value, depth + 1);
      return;
    }
    const inner = value.length >= 12 ? textOfBase64(value)?.text : undefined;
    if (inner !== undefined && inner.length >= 6) unknown(inner, name, depth + 1);
    else if (looksRandom(value)) add(value, 'unknown value that looks random', name);
    else text(value, depth + 1);
  }

  function pair(name: string, value: string, depth = 0): void {
    const kind = kindOfName(name);
    if (kind !== undefined) {
      secret(value, kind, name, depth);
      return;
    }
    if (isPlainName(name)) {
      plain(name, value, depth);
      return;
    }
    unknown(value, name, depth);
  }

  function plain(name: string, value: string, depth: number): void {
    if (value.length >= 3 && value.length < 2000) kept.add(value);
    if (/scope/.test(name)) for (const each of value.split(/[\s,]+/)) if (each) kept.add(each);
    if (/uri|url/.test(name) || /^[a-z][a-z0-9+.-]*:/i.test(value)) address(value, depth + 1);
  }

  function address(url: string, depth = 0): void {
    if (depth > deepest) return;
    const { origin, host, query, fragment } = urlParts(url);
    const user = /^[a-z][a-z0-9+.-]*:\/\/([^/@?#\s]{1,200})@/i.exec(url)?.[1];
    for (const part of user?.split(':') ?? []) secret(percentDecode(part), 'password', 'userinfo');
    if (host) kept.add(host);
    if (origin && !user) kept.add(origin);
    for (const each of [...formPairs(query), ...formPairs(fragment)]) {
      if (!each.raw && looksRandom(each.name)) add(each.name, 'unknown value that looks random', '');
      pair(each.name, each.value, depth);
    }
    for (const found of percentDecode(url).match(emails) ?? []) person(found);
  }

  function person(email: string): void {
    add(email, 'personal data', 'email');
  }

  function jwt(token: string, depth: number): void {
    const [header, ...rest] = token.split('.');
    const head = jsonOf(textOfBase64(header ?? '')?.text ?? '');
    const isEncrypted = rest.length === 4;
    if (head !== undefined) {
      const { jwk, ...other } = head as Record<string, unknown>;
      if (jwk !== undefined) publicKey(jwk, JSON.stringify(jwk));
      for (const [name, value] of Object.entries(other)) if (typeof value === 'string' && !isPlainName(name)) pair(name, value, depth + 1);
    }
    const claims = isEncrypted ? undefined : jsonOf(textOfBase64(rest[0] ?? '')?.text ?? '');
    if (claims !== undefined) members(claims, '', depth + 1, undefined, true);
    for (const part of claims === undefined ? rest : rest.slice(1)) if (part) add(part, isEncrypted ? 'token' : 'signature', '');
  }

  /** The key of a DPoP proof identifies an installation; its thumbprint is recomputed. */
  function publicKey(jwk: unknown, text: string): void {
    if (typeof jwk !== 'object' || jwk === null) return;
    keys.push({ text, jwk: jwk as Record<string, unknown> });
    for (const [name, value] of Object.entries(jwk))
      if (typeof value === 'string' && /^(?:x|y|n|d|p|q|dp|dq|qi|k)$/.test(name)) add(value, 'key', name);
  }

  function members(value: unknown, name: string, depth: number, inherited?: SecretKind, isClaims = false): void {
    if (depth > deepest + 3 || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) members(each, name, depth + 1, inherited, isClaims);
      return;
    }
    if (typeof value === 'object') {
      const isPerson = isClaims || describesPerson(Object.keys(value));
      for (const [member, content] of Object.entries(value)) {
        if (!looksLikeName(member)) unknown(member, '', depth + 1);
        if (member === 'jwk') publicKey(content, JSON.stringify(content));
        const personal = isPerson && isPersonalBesideOthers(member) ? ('personal data' as const) : undefined;
        if (typeof content === 'object' && content !== null) {
          members(content, member, depth + 1, personal ?? (isPlainName(member) ? undefined : inherited), isPerson);
        } else leaf(member, content, depth, personal ?? inherited);
      }
      return;
    }
    leaf(name, value, depth, inherited);
  }

  function leaf(name: string, value: unknown, depth: number, inherited: SecretKind | undefined): void {
    if (typeof value !== 'string' && typeof value !== 'number') return;
    const content = String(value);
    if (typeof value === 'number' && (kindOfName(name) === undefined || isPlainName(name))) return;
    if (kindOfName(name) === undefined && inherited !== undefined && !isPlainName(name)) secret(content, inherited, name, depth);
    else pair(name, content, depth);
  }

  /** A text for people or a page: what stands in it behind a telling name, addresses, tokens and email addresses. */
  function text(content: string, depth = 0): void {
    if (depth > deepest || content.length > 4_000_000) return;
    for (const token of content.match(jwts) ?? []) if (isJwt(token)) jwt(token, depth);
    for (const email of content.match(emails) ?? []) person(email);
    for (const url of content.match(/\b(?:https?|wss?):\/\/[^\s"'<>\\)]{1,4000}/gi) ?? []) address(url.replaceAll('&amp;', '&'), depth + 1);
    for (const [, name, value] of content.matchAll(/["']?\b([A-Za-z_][\w-]{1,60})["']?\s{0,4}[:=]\s{0,4}["']([^"'\r\n]{4,4000})["']/g))
      if (kindOfName(name!) !== undefined && !/\s/.test(value!)) pair(name!, value!, depth + 1);
    for (const [, name, value] of content.matchAll(/\b([A-Za-z_][\w-]{1,60})=([\w.~%+/-]{6,4000})/g))
      if (kindOfName(name!) !== undefined) pair(name!, percentDecode(value!), depth + 1);
    for (const [, name, value] of content.matchAll(/\bname=["']([^"'<>]{1,60})["'][^<>]{0,200}?\bvalue=["']([^"'<>]{1,4000})["']/gi))
      pair(name!, value!, depth + 1);
    for (const [, value, name] of content.matchAll(/\bvalue=["']([^"'<>]{1,4000})["'][^<>]{0,200}?\bname=["']([^"'<>]{1,60})["']/gi))
      pair(name!, value!, depth + 1);
    const decoded = percentDecode(content);
    if (decoded !== content) text(decoded, depth + 1);
    for (const word of randomWords(content.replace(/%(?:25)*[0-9a-f]{2}/gi, ' ').replace(jwts, ' '))) unknown(word, '', depth + 1);
  }

  function headers(fields: readonly HeaderField[]): void {
    for (const { name, value } of fields) {
      const plainName = name.toLowerCase();
      if (plainName === 'cookie') for (const each of value.split(/;\s*/)) cookie(each);
      else if (plainName === 'set-cookie') for (const line of value.split('\n')) cookie(line.split(';')[0]!);
      else if (plainName === 'authorization' || plainName === 'proxy-authorization') authorization(value);
      else if (plainName === 'dpop') for (const each of value.split(/,\s*/)) secret(each.trim(), 'token', 'dpop');
      else if (plainName === 'location' || plainName === 'referer' || plainName === 'content-location' || plainName === 'refresh')
        address(value.replace(/^\d+;\s*url=/i, ''));
      else if (kindOfName(name) !== undefined) secret(value, kindOfName(name)!, name);
      else if (!keptHeaders.test(plainName)) unknown(value, name, 1);
    }
  }

  function cookie(text: string): void {
    const equals = text.indexOf('=');
    if (equals < 0) return;
    const name = text.slice(0, equals).trim();
    const value = text
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    if (looksRandom(name)) add(name, 'unknown value that looks random', '');
    if (value.length > 1 && !isPlainName(name)) secret(value, kindOfName(name) ?? 'cookie', name);
    const decoded = percentDecode(value);
    if (decoded !== value && value.length > 1) secret(decoded, 'cookie', name, 1);
  }

  function authorization(value: string): void {
    const [scheme = '', ...rest] = value.trim().split(/\s+/);
    const credentials = rest.join(' ');
    if (/^basic$/i.test(scheme)) {
      basic(credentials);
      return;
    }
    for (const [, name, content] of credentials.matchAll(/([\w-]+)="([^"]*)"/g))
      if (name !== 'realm') secret(content!, 'client credential', name!);
    if (!/="/.test(credentials)) secret(credentials || scheme, 'access token', 'authorization');
  }

  function basic(credentials: string): void {
    const content = textOfBase64(credentials)?.text ?? '';
    const colon = content.indexOf(':');
    if (colon < 0) {
      secret(credentials, 'client credential', 'authorization');
      return;
    }
    // The user name of a client is its client_id, which stays; should it be a person's, it was sent as one elsewhere too.
    for (const user of [content.slice(0, colon), percentDecode(content.slice(0, colon))])
      if (/@/.test(user)) add(user, 'personal data', 'username');
    if (!content.slice(0, colon).includes('@')) kept.add(percentDecode(content.slice(0, colon)));
    const password = content.slice(colon + 1);
    for (const each of [password, percentDecode(password)]) if (each.length > 0) add(each, 'client credential', content.slice(0, colon));
    if (password.length > 0) credentialPairs.add(content);
  }

  function body(content: string, type: string | undefined, isPublicDocument: boolean): void {
    if (isPublicDocument) return;
    const read = readBody(content, type);
    const json = read.format === 'json' || /^\s*[[{"]/.test(content) ? jsonOf(content) : undefined;
    if (json !== undefined) members(json, '', 0);
    else if (read.format === 'form' || read.format === 'multipart') {
      for (const each of read.pairs) {
        if (!each.raw && looksRandom(each.name)) add(each.name, 'unknown value that looks random', '');
        pair(each.name, each.value);
      }
      if (read.format === 'multipart') text(content);
    } else if (isJwt(content.trim())) jwt(content.trim(), 0);
    else text(content);
  }

  return {
    exchange(exchange: Exchange): void {
      const { request, response, context } = exchange;
      address(request.url);
      headers(request.headers);
      if (request.body.observed) body(request.body.value, mediaType(request.headers), false);
      if (context.initiator) address(context.initiator);
      if (!response.observed) return;
      const { kind } = recognise(exchange);
      headers(response.value.headers);
      if (response.value.body.observed)
        body(response.value.body.value, mediaType(response.value.headers), kind === 'metadata' || kind === 'keySet');
      const origin = headerValue(request.headers, 'origin');
      if (origin) kept.add(origin);
    },
  };
}

/** Header fields without a secret of their own; what stands in them by another name is replaced all the same. */
const keptHeaders =
  /^(?:accept|accept-.*|access-control-.*|age|allow|alt-svc|cache-control|connection|content-(?:type|length|encoding|language|disposition)|date|etag|expires|host|if-.*|last-modified|origin|pragma|priority|retry-after|sec-.*|server|server-timing|strict-transport-security|te|transfer-encoding|upgrade.*|user-agent|vary|via|www-authenticate|x-content-type-options|x-frame-options|x-powered-by|x-request-id|x-xss-protection|:authority|:method|:path|:scheme|:status)$/;

const looksLikeName = (name: string) => name.length < 20 || !looksRandom(name);
const isAddress = (value: string) => /^https?:\/\//i.test(value) || (/^\/[\w/.-]*(?:[?#]|$)/.test(value) && !looksRandom(value));
const isJwt = (value: string) => /^eyJ[\w-]{4,}(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/.test(value);

function jsonOf(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
