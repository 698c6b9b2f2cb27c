import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { redact } from '../../src/redaction/redact.ts';

const verdictOf = (exchanges: Parameters<typeof analyse>[0]) =>
  analyse(exchanges).flows[0]!.findings.find(({ rule }) => rule === 'state-mismatch')!.text;

it.each([
  ['the one that repeats itself first', '00000000-0000-1000-8000-000000000000', '00000000-0000-1000-8000-000029a3f495'],
  ['the one that repeats itself last', '00000000-0000-1000-8000-000029a3f495', '00000000-0000-1000-8000-000000000000'],
  ['both repeat themselves', '00000000-0000-1000-8000-000000000000', '00000000-0000-1000-86dc-45c000000000'],
])('two states differ from the same character on when they are redacted: %s', (_, sent, returned) => {
  const exchanges =
    parseTranscript(`GET https://as.example/authorize?response_type=code&client_id=spa-1&state=${sent}&redirect_uri=https://app.example/cb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=${returned}`);
  const said = verdictOf(exchanges);
  expect(said).toMatch(/from character \d+ on/);
  for (let turn = 0; turn < 20; turn++) expect(verdictOf(redact(exchanges, { random: randomBytes, version: '0' }).exchanges)).toBe(said);
});
