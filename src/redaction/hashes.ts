import { utf8 } from '../forensics/encodings.ts';
import { hashes as wrongHashes } from '../forensics/hashes.ts';
import { sha256 } from '../forensics/sha256.ts';
import { jwkThumbprint } from '../oauth/jwk-thumbprint.ts';
import { base64url } from '../oauth/pkce.ts';
import type { Found } from './found.ts';
import type { Replace } from './replace.ts';
import type { Maker } from './stand-ins.ts';

const left = (digest: Uint8Array | undefined) => (digest ? base64url(digest.subarray(0, digest.length / 2)) : '');
const byId = (id: string, text: string) => wrongHashes.find((hash) => hash.id === id)?.digest(utf8(text), {});

/** Every way in which OpenID Connect (Core §3.1.3.6) and DPoP (RFC 9449 §4.2) hash a token, a code or a state. */
const ways: readonly ((text: string) => string)[] = [
  (text) => left(sha256(utf8(text))),
  (text) => base64url(sha256(utf8(text))),
  (text) => left(byId('cf-sha384', text)),
  (text) => left(byId('cf-sha512', text)),
];

/** Makes hashes and thumbprints anew of the stand-ins where they were right; the wrong ones stay wrong. Returns how many were right. */
export function hashAnew({ secrets, hashable, keys }: Found, make: Maker, replace: () => Replace): number {
  const hashes = [...secrets.values()].filter(({ kind }) => kind === 'hash');
  let right = 0;
  if (hashes.length === 0) return 0;
  const thumbprints = new Map(keys.map(({ jwk, text }) => [jwkThumbprint(jwk), text]));
  const origins = new Map([...hashable].flatMap((text) => ways.map((way) => [way(text), { text, way }] as const)));
  const settleBy = (made: (value: string, replaced: Replace) => string | undefined) => {
    const replaced = replace();
    for (const secret of hashes) {
      if (make.standIns.all.has(secret.value)) continue;
      const standIn = made(secret.value, replaced);
      if (standIn === undefined) continue;
      make.settle(secret, standIn);
      right++;
    }
  };
  settleBy((value, replaced) => {
    const text = thumbprints.get(value);
    return text === undefined ? undefined : jwkThumbprint(JSON.parse(replaced(text)));
  });
  // An access token may hold a thumbprint, and an ID token a hash of that access token.
  settleBy((value, replaced) => {
    const origin = origins.get(value);
    return origin?.way(replaced(origin.text));
  });
  for (const secret of hashes) make.give(secret);
  return right;
}
