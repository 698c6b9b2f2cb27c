import { capturesOfFile } from '../devtools/read-file.ts';
import { analyse } from '../src/analyse.ts';
import { exchangesOfHar } from '../src/capture/har-entry.ts';
import { readPasted } from '../src/capture/pasted.ts';
import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { formPairs, urlParts } from '../src/http/url.ts';
import { readJwt } from '../src/oauth/jwt.ts';
import { s256 } from '../src/oauth/pkce.ts';

/** What a pasted text turned out to be. No secret is among the facts. */
export interface Anything {
  kind: 'verifier' | 'challenge' | 'pair' | 'url' | 'curl' | 'har' | 'pieces' | 'token-response' | 'jwt' | 'unknown';
  verifier?: string;
  challenge?: string;
  /** Names and values that may be shown, wire names untranslated. */
  facts: [name: string, value: string][];
  /** The sign-ins in it, judged. */
  flows: FlowDiagnosis[];
  /** Why a file could not be read, or not all of it. */
  problem?: string;
}

const nothing = { facts: [], flows: [] };

/** Recognises a verifier, a challenge, both, a URL, a curl command, a HAR file, a token response or a JWT. Nothing throws. */
export function readAnything(source: string): Anything {
  const text = source.replace(/^\ufeff/, '').trim();
  if (/^curl(?:\.exe)?\s/i.test(text)) return ofExchanges('curl', readPasted(text).exchanges);
  const pieces = /\n/.test(text) && !text.startsWith('{') ? readPasted(text).exchanges : [];
  if (pieces.length > 1) return ofExchanges('pieces', pieces);
  if (text.startsWith('{')) return ofJson(text);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/\s/.test(text)) return ofUrl(text);
  const jwt = readJwt(text);
  if (jwt.readable) return { ...nothing, kind: 'jwt', facts: factsOf({ ...jwt.jwt.header, ...jwt.jwt.claims }, jwtMembers) };
  const named = ofPairs(formPairs(text.replace(/[\s,;]+/g, '&').replace(/(code_\w+)["']?\s*:\s*["']?/g, '$1=')));
  if (named) return named;
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .filter(Boolean);
  if (words.length === 2) return ofTwo(words[0]!, words[1]!);
  return words.length === 1 ? ofOne(words[0]!) : { ...nothing, kind: 'unknown' };
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
  return { ...nothing, kind: flows.length ? 'har' : 'unknown', flows, ...(problem !== undefined && { problem }) };
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

function ofUrl(url: string): Anything {
  const { query, fragment } = urlParts(url);
  const pairs = [...formPairs(query), ...formPairs(fragment)];
  const exchange: Exchange = {
    id: 'pasted',
    startedAt: 0,
    from: { adapter: 'transcript', position: 0 },
    context: {},
    request: { method: 'GET', url, headers: [], body: { observed: true, value: '' } },
    response: { observed: false, because: 'unanswered' },
  };
  const told = ofExchanges('url', [exchange]);
  return { ...ofPairs(pairs), ...told, facts: factsOf(Object.fromEntries(pairs.map(({ name, value }) => [name, value])), urlMembers) };
}

function ofExchanges(kind: 'curl' | 'har' | 'pieces' | 'url', exchanges: readonly Exchange[]): Anything {
  const { flows } = analyse(exchanges);
  const messages = flows.flatMap(({ flow }) => flow.timeline);
  const pairs = messages.flatMap(({ parameters }) => (parameters.observed ? parameters.value : []));
  return { ...ofPairs(flows.length > 1 ? [] : pairs), kind, flows, facts: [] };
}

function ofJson(text: string): Anything {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (typeof value.log === 'object') return ofExchanges('har', exchangesOfHar(value).exchanges);
    if (['access_token', 'error', 'id_token', 'refresh_token'].some((name) => name in value))
      return { ...nothing, kind: 'token-response', facts: factsOf(value, tokenMembers) };
    const texts = Object.entries(value).flatMap(([name, member]) => (typeof member === 'string' ? [{ name, value: member }] : []));
    return ofPairs(texts) ?? { ...nothing, kind: 'unknown' };
  } catch {
    return { ...nothing, kind: 'unknown' };
  }
}

const jwtMembers = ['alg', 'typ', 'kid', 'iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'auth_time', 'scope', 'client_id'];
const tokenMembers = ['error', 'error_description', 'token_type', 'expires_in', 'scope', 'access_token', 'refresh_token', 'id_token'];
const urlMembers = ['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge_method', 'error', 'error_description', 'iss'];
const secret = new Set(['access_token', 'refresh_token', 'id_token']);
const times = new Set(['exp', 'iat', 'nbf', 'auth_time']);

function factsOf(members: Record<string, unknown>, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = members[name];
    if (value === undefined) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (secret.has(name)) return [[name, `${text.length}`]];
    const at = times.has(name) && typeof value === 'number' ? new Date(value * 1000) : undefined;
    return [[name, at && !Number.isNaN(at.getTime()) ? at.toISOString() : text.slice(0, 300)]];
  });
}
