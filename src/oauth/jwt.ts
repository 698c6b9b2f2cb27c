import { decodeBase64 } from './pkce.ts';

/** A JWT read without judging it: its parts, and what was wrong where a part could not be read (RFC 7519 §7.2). */
export interface Jwt {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signature: string;
  /** `header.payload`, what the signature is over. */
  signed: string;
}

export type ReadJwt = { readable: true; jwt: Jwt } | { readable: false; because: 'not-a-jwt' | 'encrypted' | 'broken' };

/** Reads a compact JWS; five parts are a JWE and cannot be read, one or two parts are an opaque token. */
export function readJwt(token: string): ReadJwt {
  const parts = token.split('.');
  if (parts.length === 5 && /^eyJ/.test(token)) return { readable: false, because: 'encrypted' };
  if (parts.length !== 3) return { readable: false, because: 'not-a-jwt' };
  const header = jsonObject(parts[0]!);
  const claims = jsonObject(parts[1]!);
  if (!header && !claims) return { readable: false, because: 'not-a-jwt' };
  if (!header || !claims) return { readable: false, because: 'broken' };
  return { readable: true, jwt: { header, claims, signature: parts[2]!, signed: `${parts[0]}.${parts[1]}` } };
}

function jsonObject(part: string): Record<string, unknown> | undefined {
  const bytes = decodeBase64(part);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What redaction begins a signature with that it had to replace (as much of it as fits). */
export const replacementNotice = 'SIGNATURE-REPLACED-BY-PKCE-INSPECTOR-';

/** Whether a JWT's signature was replaced when the recording was redacted: it proves nothing then, for or against the token. */
export const isReplacedSignature = (signature: string): boolean => signature.startsWith(replacementNotice.slice(0, 18));
