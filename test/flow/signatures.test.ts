import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { checkSignatures } from '../../src/flow/signatures.ts';

describe('ID token signatures', () => {
  let token = '';
  let keySet = '';
  let otherSet = '';
  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const other = await generateKeyPair('RS256', { extractable: true });
    token = await new SignJWT({ sub: 'pat' }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
    keySet = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }] });
    otherSet = JSON.stringify({ keys: [{ ...(await exportJWK(other.publicKey)), kid: 'k1', alg: 'RS256' }] });
  });
  const answered = (idToken: string) =>
    `POST https://as.example/token\n> grant_type=authorization_code&code=c1\n< 200 {"access_token":"a","id_token":"${idToken}"}`;
  const withKeys = (keys: string) => `GET https://as.example/jwks\n< 200 ${keys}\n${answered(token)}`;

  it('are valid with the key set seen in the traffic', async () =>
    expect(await checkSignatures(parseTranscript(withKeys(keySet)))).toEqual({ [token]: 'valid' }));
  it('are invalid with the key of another', async () =>
    expect(await checkSignatures(parseTranscript(withKeys(otherSet)))).toEqual({ [token]: 'invalid' }));
  it('are invalid after a change of the claims', async () => {
    const [header, , signature] = token.split('.');
    const forged = `${header}.${btoa('{"sub":"eve"}').replace(/=+$/, '')}.${signature}`;
    expect(await checkSignatures(parseTranscript(answered(forged)), [JSON.parse(keySet)])).toEqual({ [forged]: 'invalid-by-given' });
  });
  it('are not judged without a key', async () =>
    expect(await checkSignatures(parseTranscript(answered(token)))).toEqual({ [token]: 'no-key' }));
});

describe.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'])('%s', (alg) => {
  let token = '';
  let key: Record<string, unknown> = {};
  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    token = await new SignJWT({ sub: 'pat' }).setProtectedHeader({ alg, kid: 'k1' }).sign(privateKey);
    key = { ...(await exportJWK(publicKey)), kid: 'k1', alg, use: 'sig' };
  });
  const check = async (idToken: string, ...keys: Record<string, unknown>[]) => {
    const answer = `POST https://as.example/token\n> grant_type=authorization_code&code=c1\n< 200 {"access_token":"a","id_token":"${idToken}"}`;
    return (await checkSignatures(parseTranscript(answer), [{ keys } as never]))[idToken];
  };

  it('is valid with its own key, also beside broken and foreign ones', async () => {
    expect(await check(token, key)).toBe('valid');
    expect(await check(token, { kty: 'RSA', kid: 'k1', n: '!', e: 'AQAB' }, { kty: 'oct', kid: 'k1', k: 'x' }, key)).toBe('valid');
    expect(await check(token, { ...key, alg: undefined, use: undefined, key_ops: undefined })).toBe('valid');
  });
  it('is invalid after one change', async () => {
    const place = token.length - 40;
    const forged = `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
    expect(await check(forged, key)).toBe('invalid-by-given');
  });
  it('is not judged with a key of another name, algorithm or use', async () => {
    expect(await check(token, { ...key, kid: 'k2' })).toBe('no-key');
    expect(await check(token, { ...key, alg: 'RS1' })).toBe('no-key');
    expect(await check(token, { ...key, use: 'enc' })).toBe('no-key');
  });
});
