import { capturesOfFile } from '../devtools/read-file.ts';
import { analyse } from '../src/analyse.ts';
import { exchangesOfHar } from '../src/capture/har-entry.ts';
import { type Pasted, readPasted } from '../src/capture/pasted.ts';
import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { formPairs, percentDecode, urlParts } from '../src/http/url.ts';
import { readJwt } from '../src/oauth/jwt.ts';
import { s256 } from '../src/oauth/pkce.ts';
import { factsOf, jwtMembers, metadataMembers, tokenMembers, urlMembers } from './shown-members.ts';

/** What a pasted text turned out to be. No secret is among the facts. */
export interface Anything {
  kind: 'verifier' | 'challenge' | 'pair' | Message | 'har' | 'token-response' | 'metadata' | 'jwt' | 'jwe' | 'unknown';
  verifier?: string;
  challenge?: string;
  /** Names and values that may be shown, wire names untranslated. */
  facts: [name: string, value: string][];
  /** The sign-ins in it, judged. */
  flows: FlowDiagnosis[];
  /** Why a text or a file could not be read, or not all of it. */
  problem?: string;
  /** The value was percent-encoded, as it stands in an address, and is told decoded. */
  decoded?: true;
}

/** Messages of a sign-in: one, by the form in which it came, or several. */
type Message = 'url' | 'curl' | 'request' | 'body' | 'pieces';

const nothing = { facts: [], flows: [] };

/** Recognises a verifier, a challenge, both, a URL, a curl command or another copy of a request, a HAR file, a token response or a JWT. Nothing throws. */
export function readAnything(source: string): Anything {
  const text = source
    .replace(/^\ufeff/, '')
    .replace(/^\s*```.*$/gm, '')
    .trim();
  if (text.startsWith('{')) return ofJson(text);
  const answer = /^HTTP\/[\d.]+ \d/.test(text) ? text.slice(text.search(/\r?\n\r?\n/)) : text.replace(/^(?:< ?)?\d{3} (?=\{)/, '');
  if (answer !== text && answer.trim().startsWith('{')) return ofJson(answer.trim());
  const token = ofJwt(text);
  if (token) return token;
  if (/^https?%3a%2f%2f\S+$/i.test(text)) return { ...readAnything(percentDecode(text)), decoded: true };
  return ofMessages(text) ?? ofAddress(text) ?? ofNames(text) ?? ofWords(text);
}

/** Messages of a sign-in. A form that is none may still hold the one value or the other. */
function ofMessages(text: string): Anything | undefined {
  const { exchanges, problems, as } = readPasted(text);
  if (!exchanges.length && as !== 'curl') return undefined;
  const told = ofExchanges(as, exchanges, problems);
  return told.kind === 'body' && !told.flows.length ? undefined : told;
}

/** Judges a dropped file of any size as what it is: HAR, also packed, or a text. Undefined when it was stopped; what is wrong with it is a sentence in `problem`. */
export async function readFile(file: File, signal: AbortSignal, onProgress: (done?: number) => void): Promise<Anything | undefined> {
  const flows: FlowDiagnosis[] = [];
  let problem: string | undefined;
  for await (const { capture } of capturesOfFile(file, { signal, onProgress })) {
    flows.push(...analyse(capture.exchanges).flows);
    problem ??= capture.error ?? capture.skipped[0]?.why;
  }
  if (signal.aborted) return undefined;
  return { ...nothing, kind: flows.length || problem === undefined ? 'har' : 'unknown', flows, ...(problem !== undefined && { problem }) };
}

/** A JWT by itself, in quotes, after `Bearer`, or broken over lines as mails break it. */
function ofJwt(text: string): Anything | undefined {
  const [, token = ''] = /^["'`]?(?:authorization:\s*)?(?:(?:bearer|dpop)\s+)?(ey[\w.=\s-]+)["'`,;]?$/i.exec(text) ?? [];
  const jwt = readJwt(token.replace(/\s+/g, ''));
  if (jwt.readable) return { ...nothing, kind: 'jwt', facts: factsOf({ ...jwt.jwt.header, ...jwt.jwt.claims }, jwtMembers) };
  if (jwt.because === 'broken') return { ...nothing, kind: 'unknown' };
  return jwt.because === 'encrypted' ? { ...nothing, kind: 'jwe' } : undefined;
}

/** An address that holds no message, or the parameters of one without the address. */
function ofAddress(text: string): Anything | undefined {
  if (/\s/.test(text)) return undefined;
  if (/^[\w.-]+(?::\d+)?\/[^?]*\?\S*=/.test(text)) return readAnything(`https://${text}`);
  const pairs = formPairs(text.replace(/^[?#&]/, ''));
  const has = (...names: string[]) => pairs.some(({ name, value }) => value !== '' && names.includes(name));
  const facts = (names: readonly string[]) => factsOf(Object.fromEntries(pairs.map(({ name, value }) => [name, value])), names);
  if (has('access_token', 'id_token')) return { ...nothing, kind: 'token-response', facts: facts(tokenMembers) };
  if (!has('code_verifier') && has('response_type', 'code_challenge', 'code', 'error'))
    return { ...nothing, ...ofPairs(pairs), kind: 'url', facts: facts(urlMembers) };
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? { ...nothing, kind: 'url' } : undefined;
}

/** Values with their names beside them, in whichever language or list they stand. */
function ofNames(text: string): Anything | undefined {
  const named = [...text.matchAll(/(?<![a-z])(?:code[_-]?)?(verifier|challenge)["'`*]?\s*(?:[:=]|=>|:=)\s*["'`]?([^\s"'`,;&]+)/gi)];
  return ofPairs(named.map(([, name, value]) => ({ name: `code_${name!.toLowerCase()}`, value: percentDecode(value!) })));
}

function ofWords(text: string): Anything {
  if (/^(?:invalid|unauthorized|unsupported|access|server|temporarily|login|consent|interaction|use)_[a-z_]+$/.test(text))
    return { ...nothing, kind: 'token-response', facts: [['error', text]] };
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'`]|["'`]$/g, ''))
    .filter(Boolean);
  // Markup, JSON and lists are no value, whatever is wrong with them.
  if (!words.length || words.length > 2 || words.some((word) => /[<>{}[\]]/.test(word))) return { ...nothing, kind: 'unknown' };
  // No value has a percent sign (RFC 7636 §4.1, §4.2) but one that was copied out of an address.
  const plain = words.map((word) => (/%[0-9a-f]{2}/i.test(word) ? percentDecode(word) : word));
  const told = plain.length === 2 ? ofTwo(plain[0]!, plain[1]!) : ofOne(plain[0]!);
  return plain.join() === words.join() ? told : { ...told, decoded: true };
}

/** A verifier and a challenge look alike; which is which shows when one gives the other. */
function ofTwo(one: string, other: string): Anything {
  const [verifier, challenge] = s256(other) === one || (isNoVerifier(one) && !isNoVerifier(other)) ? [other, one] : [one, other];
  return { ...nothing, kind: 'pair', verifier, challenge };
}

/** 43 characters of base64url are what every S256 challenge has (RFC 7636 §4.2); a verifier of 32 bytes has as many, so that one may be swapped. */
function ofOne(word: string): Anything {
  if (isNoVerifier(word)) return { ...nothing, kind: 'challenge', challenge: word };
  return { ...nothing, kind: 'verifier', verifier: word };
}

const isNoVerifier = (word: string) => /[+/=]/.test(word) || /^[0-9a-f]{64}$/i.test(word);

function ofPairs(pairs: readonly { name: string; value: string }[]): Anything | undefined {
  const value = (name: string) => pairs.find((pair) => pair.name === name)?.value;
  const [verifier, challenge] = [value('code_verifier'), value('code_challenge')];
  if (verifier === undefined && challenge === undefined) return undefined;
  return {
    ...nothing,
    kind: verifier === undefined ? 'challenge' : challenge === undefined ? 'verifier' : 'pair',
    ...(verifier !== undefined && { verifier }),
    ...(challenge !== undefined && { challenge }),
  };
}

function ofExchanges(as: Pasted['as'] | 'har', exchanges: readonly Exchange[], problems: readonly string[]): Anything {
  const { flows } = analyse(exchanges);
  const messages = flows.flatMap(({ flow }) => flow.timeline);
  const [first, ...others] = exchanges;
  const inUrl = others.length || first?.request.method !== 'GET' ? [] : pairsOfUrl(first.request.url);
  const pairs = [...messages.flatMap(({ parameters }) => (parameters.observed ? parameters.value : [])), ...inUrl];
  const kind =
    as === 'curl' || as === 'request' || as === 'har'
      ? as
      : others.length || as === 'transcript'
        ? 'pieces'
        : first?.request.method === 'GET'
          ? 'url'
          : 'body';
  return {
    ...ofPairs(flows.length > 1 ? [] : pairs),
    kind,
    flows,
    facts: kind === 'url' ? factsOf(Object.fromEntries(inUrl.map(({ name, value }) => [name, value])), urlMembers) : [],
    ...(problems[0] !== undefined && { problem: problems[0] }),
  };
}

function pairsOfUrl(url: string): { name: string; value: string }[] {
  const { query, fragment } = urlParts(url);
  return [...formPairs(query), ...formPairs(fragment)];
}

function ofJson(text: string): Anything {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (typeof value.log === 'object') return ofExchanges('har', exchangesOfHar(value).exchanges, []);
    const has = (...names: string[]) => names.some((name) => name in value);
    if (has('access_token', 'error', 'id_token', 'refresh_token') && !has('grant_type'))
      return { ...nothing, kind: 'token-response', facts: factsOf(value, tokenMembers) };
    if (has('authorization_endpoint', 'token_endpoint')) return { ...nothing, kind: 'metadata', facts: factsOf(value, metadataMembers) };
  } catch {
    // A call in source code, or several texts in a row.
  }
  return (/grant_?type/i.test(text) ? ofMessages(text) : undefined) ?? ofNames(text) ?? ofMessages(text) ?? { ...nothing, kind: 'unknown' };
}
