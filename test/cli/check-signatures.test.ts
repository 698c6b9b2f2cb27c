import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-check-signatures-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
const flowOf = (out: string) => JSON.parse(out).files[0].flows[0];
const sound = corpus('sound.har');

describe('--jwks', () => {
  test('checks the signature of an ID token with the key at hand', async () => {
    const [right, wrong] = await Promise.all([
      generateKeyPair('ES256', { extractable: true }),
      generateKeyPair('ES256', { extractable: true }),
    ]);
    const token = await new SignJWT({ nonce: 'n-0S6_WzA2Mj8fKq' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer('https://as.example')
      .setAudience('spa')
      .setSubject('someone')
      .setIssuedAt(Date.UTC(2026, 0, 1) / 1000)
      .setExpirationTime(Date.UTC(2026, 0, 1, 1) / 1000)
      .sign(right.privateKey);
    const transcript = file(
      'signed.txt',
      `GET https://as.example/authorize?response_type=code&client_id=spa&scope=openid&state=af0ifjsldkjqwe12&nonce=n-0S6_WzA2Mj8fKq&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkjqwe12
POST https://as.example/token
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600,"id_token":"${token}"}
`,
    );
    const judged = async (keys: Awaited<typeof right>) => {
      const jwks = file('jwks.json', JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }] }));
      const { code, out } = await run(['check', '--from', 'transcript', transcript, '--jwks', jwks, '--format', 'json']);
      return { code, ...flowOf(out) };
    };
    const sound = await judged(right);
    expect(sound).toMatchObject({ code: 0, status: 'sound' });
    expect(sound.facts.join(' ')).toContain('signature of the ID token is valid');
    expect(await judged(wrong)).toMatchObject({
      code: 1,
      status: 'failed',
      rootCause: {
        cause: 'id-token-signature-invalid',
        text: 'The signature of the ID token (“ES256”) does not verify with the key “k1” of the key set that was given.',
      },
    });
  });

  test('is a key set', async () => {
    const { code, err } = await run(['check', sound, '--jwks', file('no-keys.json', '{"keys":{}}')]);
    expect(code).toBe(2);
    expect(err).toContain('is no JSON Web Key Set');
  });
});

describe('a redacted copy', () => {
  const findings = async (name: string) => {
    const { findings, status } = flowOf((await run(['check', name, '--format', 'json'])).out);
    return [status, findings.map(({ rule, verdict, severity }: Record<string, string>) => [rule, verdict, severity])];
  };

  test.each(['id-token-signature.har', 'sound-oauth4webapi.har'])('of %s says of the signatures what the original does', async (name) => {
    const original = await findings(corpus(name));
    const copies = ['redacted', 'reported', 'twice'].map((copy) => path.join(scratch, `${copy}-${name}`));
    await run(['redact', corpus(name), copies[0]!]);
    await run(['check', corpus(name), '--format', 'har', '--output', copies[1]!]);
    await run(['redact', copies[0]!, copies[2]!]);
    for (const copy of copies) expect(await findings(copy)).toEqual(original);
  });

  test('vouches for no signature but one that it replaced', async () => {
    const copy = path.join(scratch, 'forged.har');
    await run(['redact', corpus('sound-oauth4webapi.har'), copy]);
    const forged = readFileSync(copy, 'utf8').replaceAll('SIGNATURE-REPLACED', 'SIGNATURE-FORGED');
    expect(JSON.stringify(await findings(copy))).toContain('["id-token-signature-invalid","sound"');
    expect(JSON.stringify(await findings(file('forged.har', forged)))).toContain('["id-token-signature-invalid","faulty"');
  });
});
