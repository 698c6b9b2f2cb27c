import type { Exchange, SignatureResult, Signatures } from '../http/exchange.ts';
import { proofTexts } from '../oauth/dpop.ts';
import { isReplacedSignature, type Jwt, readJwt } from '../oauth/jwt.ts';
import { decodeBase64 } from '../oauth/pkce.ts';

/** A key as a server publishes it (RFC 7517 §4). */
export interface Jwk extends JsonWebKey {
  kid?: string;
}

/** RFC 7517 §5. */
export interface KeySet {
  keys: readonly Jwk[];
}

/**
 * Checks the signature of every ID token in a recording (OpenID Connect Core §3.1.3.7) with the key sets that were seen in it or given by the user;
 * no key set is ever fetched. DPoP proofs bring their key along (RFC 9449 §4.3). What was replaced by a redaction is what that redaction found.
 * The only asynchronous step of an analysis: pass the result to `analyse` as `signatures`.
 */
export async function checkSignatures(
  exchanges: readonly Exchange[],
  given: readonly KeySet[] = [],
): Promise<Record<string, SignatureResult>> {
  const told = toldBefore(exchanges);
  const keySets = exchanges.flatMap(keySetOf);
  const tokens = [...new Set(exchanges.flatMap(idTokenOf))].map((token) => ({ token, keySets, given }));
  const proofs = [...new Set(exchanges.flatMap(({ request }) => proofTexts(request.headers)))].flatMap((token) => {
    const key = ownKey(token);
    return key ? [{ token, keySets: [{ keys: [key] }], given: [] }] : [];
  });
  const results = await Promise.all(
    [...tokens, ...proofs].map(async (each) => [each.token, told.get(each.token) ?? (await checkToken(each))] as const),
  );
  return Object.fromEntries(results);
}

/** The key that a proof says it was made with, as a key of no name: the header of a proof names none. */
function ownKey(proof: string): Jwk | undefined {
  const read = readJwt(proof);
  const key = read.readable ? read.jwt.header.jwk : undefined;
  if (typeof key !== 'object' || key === null) return undefined;
  const { kid: _kid, alg: _alg, use: _use, ...bare } = key as Jwk;
  return read.readable && typeof read.jwt.header.kid === 'string' ? { ...bare, kid: read.jwt.header.kid } : bare;
}

/** What is known already of the tokens whose signatures were replaced when the recording was redacted. */
const toldBefore = (exchanges: readonly Exchange[]): ReadonlyMap<string, SignatureResult> =>
  new Map(
    exchanges
      .flatMap(({ signatures }) => Object.entries(signatures ?? ({} as Signatures)))
      .filter(([token]) => isReplacedSignature(token.slice(token.lastIndexOf('.') + 1))),
  );

interface Signed {
  token: string;
  /** Seen in the recording. */
  keySets: readonly KeySet[];
  given: readonly KeySet[];
}

async function checkToken({ token, keySets, given }: Signed): Promise<SignatureResult> {
  const read = readJwt(token);
  if (!read.readable || typeof read.jwt.header.alg !== 'string' || /^(none|HS)/.test(read.jwt.header.alg)) return 'unsupported';
  if (isRemoved(read.jwt.signature) || isReplacedSignature(read.jwt.signature)) return 'unsupported';
  const algorithm = algorithmOf(read.jwt.header.alg);
  if (!algorithm) return 'unsupported';
  const [byGiven, bySeen] = await Promise.all([given, keySets].map((sets) => checkBy(sets, read.jwt, algorithm)));
  if (byGiven === 'valid' || bySeen === 'valid') return 'valid';
  if (bySeen === 'invalid') return 'invalid';
  // A key of the right name was given to check this very token with; a token without a name may be of any server.
  if (byGiven === 'invalid') return read.jwt.header.kid === undefined ? 'invalid' : 'invalid-by-given';
  return bySeen === 'unsupported' || byGiven === 'unsupported' ? 'unsupported' : 'no-key';
}

async function checkBy(keySets: readonly KeySet[], jwt: Jwt, algorithm: Algorithm): Promise<SignatureResult> {
  let result: SignatureResult = 'no-key';
  for (const key of keySets.flatMap(({ keys }) => keys).filter((each) => mayHaveSigned(each, jwt))) {
    try {
      if (await verifies(jwt, key, algorithm)) return 'valid';
      result = 'invalid';
    } catch (error) {
      // A key that is broken proves nothing; Chrome before 137 does not know Ed25519.
      if (error instanceof Error && error.name === 'NotSupportedError' && result === 'no-key') result = 'unsupported';
    }
  }
  return result;
}

type Algorithm = NonNullable<ReturnType<typeof algorithmOf>>;

/** What WebCrypto calls a signature algorithm (RFC 7518 §3.1, RFC 8037 §3.1). jose's own check of signatures is six times as large. */
function algorithmOf(alg: string): { name: string; hash?: string; saltLength?: number; namedCurve?: string } | undefined {
  if (alg === 'EdDSA' || alg === 'Ed25519') return { name: 'Ed25519' };
  const [, family, size] = /^(RS|PS|ES)(256|384|512)$/.exec(alg) ?? [];
  const hash = `SHA-${size}`;
  if (family === 'RS') return { name: 'RSASSA-PKCS1-v1_5', hash };
  if (family === 'PS') return { name: 'RSA-PSS', hash, saltLength: Number(size) / 8 };
  if (family === undefined) return undefined;
  return { name: 'ECDSA', hash, namedCurve: size === '512' ? 'P-521' : `P-${size}` };
}

/** Whether a key is the one that a token names (RFC 7515 §4.1.4), or may be where the token names none. */
const mayHaveSigned = ({ kid, alg, use }: Jwk, { header }: Jwt) =>
  (header.kid === undefined || kid === header.kid) && (alg === undefined || alg === header.alg) && use !== 'enc';

async function verifies({ signed, signature }: Jwt, jwk: Jwk, algorithm: Algorithm): Promise<boolean> {
  const { kty, n, e, crv, x, y } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, n, e, crv, x, y } as JsonWebKey, algorithm, false, ['verify']);
  const bytes = decodeBase64(signature);
  return bytes !== undefined && crypto.subtle.verify(algorithm, key, new Uint8Array(bytes), new TextEncoder().encode(signed));
}

/** A signature that was taken out of the recording is not a wrong one: no algorithm makes so short a one, and redaction says what it did. */
const isRemoved = (signature: string) => signature.length < 43 || /replaced|redacted|removed/i.test(signature);

function keySetOf(exchange: Exchange): KeySet[] {
  const document = jsonBody(exchange, '"keys"');
  return document && Array.isArray(document.keys) && document.keys.every((key) => typeof key === 'object' && key !== null && 'kty' in key)
    ? [document as unknown as KeySet]
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
