import { expect, it } from 'vitest';
import { jwkThumbprint, proofThumbprint } from '../../src/oauth/jwk-thumbprint.ts';

const rsa = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};

it('computes the thumbprint of RFC 7638 §3.1', () => expect(jwkThumbprint(rsa)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'));

it('needs every required member, as a text', () => {
  expect(jwkThumbprint({ ...rsa, n: 5 })).toBeUndefined();
  expect(jwkThumbprint({ kty: 'constructor' })).toBeUndefined();
  expect(jwkThumbprint(null)).toBeUndefined();
});

it('reads the key from a proof’s header, and nothing from what is no proof', () => {
  const header = btoa(JSON.stringify({ typ: 'dpop+jwt', jwk: rsa }))
    .replaceAll('=', '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  expect(proofThumbprint(`${header}.e30.c2ln`)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  expect(proofThumbprint('none')).toBeUndefined();
});
