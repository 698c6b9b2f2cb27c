import { base64url } from '../oauth/pkce.ts';

type Members = Readonly<Record<string, unknown>>;

const part = (members: Members) => base64url(new TextEncoder().encode(JSON.stringify(members)));

/** A JWT with these members and a signature that nobody checks; undefined members are left out. */
export const sampleJwt = (header: Members, claims: Members): string => `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;

/** Seconds since the epoch at which the sample traffic begins. */
export const sampleTime = 1767225600;

const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
};

/** A DPoP proof for the sample token request, with some members of its payload and its header changed. */
export const sampleProof = (claims: Members = {}, header: Members = {}): string =>
  sampleJwt(
    { typ: 'dpop+jwt', alg: 'ES256', jwk: publicKey, ...header },
    { jti: 'j-0001', htm: 'POST', htu: 'https://as.example/token', iat: sampleTime, ...claims },
  );
