import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import type { Exchange } from '../http/exchange.ts';
import { isReplacedSignature, readJwt } from '../oauth/jwt.ts';

export type SignatureResult = 'valid' | 'invalid' | 'no-key' | 'unsupported';

/**
 * Checks the signature of every ID token in a recording (OpenID Connect Core §3.1.3.7) with the key sets that were seen in it or given by the user;
 * no key set is ever fetched. The only asynchronous step of an analysis: pass the result to `analyse` as `signatures`.
 */
export async function checkSignatures(
  exchanges: readonly Exchange[],
  given: readonly JSONWebKeySet[] = [],
): Promise<Record<string, SignatureResult>> {
  const keySets = [...given, ...exchanges.flatMap(keySetOf)];
  const tokens = [...new Set(exchanges.flatMap(idTokenOf))];
  const results = await Promise.all(tokens.map(async (token) => [token, await checkToken(token, keySets)] as const));
  return Object.fromEntries(results);
}

async function checkToken(token: string, keySets: readonly JSONWebKeySet[]): Promise<SignatureResult> {
  const read = readJwt(token);
  if (!read.readable || typeof read.jwt.header.alg !== 'string' || /^(none|HS)/.test(read.jwt.header.alg)) return 'unsupported';
  if (isRemoved(read.jwt.signature)) return 'unsupported';
  if (isReplacedSignature(read.jwt.signature)) return 'unsupported';
  let result: SignatureResult = 'no-key';
  for (const keySet of keySets) {
    try {
      await compactVerify(token, createLocalJWKSet(keySet));
      return 'valid';
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) result = 'invalid';
      else if (error instanceof errors.JOSENotSupported && result === 'no-key') result = 'unsupported';
    }
  }
  return result;
}

/** A signature that was taken out of the recording is not a wrong one: no algorithm makes so short a one, and redaction says what it did. */
const isRemoved = (signature: string) => signature.length < 43 || /replaced|redacted|removed/i.test(signature);

function keySetOf(exchange: Exchange): JSONWebKeySet[] {
  const document = jsonBody(exchange, '"keys"');
  return document && Array.isArray(document.keys) && document.keys.every((key) => typeof key === 'object' && key !== null && 'kty' in key)
    ? [document as unknown as JSONWebKeySet]
    : [];
}

function idTokenOf(exchange: Exchange): string[] {
  const token = jsonBody(exchange, '"id_token"')?.id_token;
  return typeof token === 'string' ? [token] : [];
}

function jsonBody(exchange: Exchange, needle: string): Record<string, unknown> | undefined {
  if (!exchange.response.observed || !exchange.response.value.body.observed) return undefined;
  const text = exchange.response.value.body.value;
  if (text.length > 1_000_000 || !text.includes(needle)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
