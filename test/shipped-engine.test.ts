import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildExtension } from '../scripts/build.mjs';
import { analyse } from '../src/analyse.ts';
import { parseTranscript } from '../src/capture/transcript.ts';
import { citationsOf } from '../src/extension/engine-sentences.ts';
import { words } from '../src/forensics/words.ts';
import { providers } from '../src/providers/index.ts';
import { rules } from '../src/rules/index.ts';

const out = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-engine-'));
const chunks = path.join(out, 'chrome/chunks');
let shipped: { analyse: typeof analyse };
let sentences: Record<string, { message: string }>;
/** The browser's catalogue of sentences, as getMessage reads it. */
const getMessage = (key: string) => sentences[key]?.message ?? '';
beforeAll(async () => {
  await buildExtension({ out });
  sentences = JSON.parse(readFileSync(path.join(out, 'firefox/_locales/en/messages.json'), 'utf8'));
  vi.stubGlobal('chrome', { runtime: { getURL: String }, i18n: { getMessage, getUILanguage: () => 'en' } });
  const file = readdirSync(chunks).find((name) => name.startsWith('analyse-'))!;
  shipped = await import(pathToFileURL(path.join(chunks, file)).href);
});
afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(out, { recursive: true, force: true });
});

const ofRules = rules.flatMap(({ examples: { faulty, sound } }) => [...faulty, ...sound]);

/** A refused sign-in at each server's own addresses for each of its known errors. */
const ofServers = providers.flatMap(({ endpoints, errors }) => {
  const [authorize, token] = ['authorize', 'token'].map((role) => endpoints.find((endpoint) => endpoint.role === role)?.example);
  const query = 'response_type=code&client_id=c&state=s&redirect_uri=https://app.example/cb';
  return errors.map(({ error, description, field }) => {
    const text = typeof description === 'string' ? description : (description?.source ?? '');
    return `GET ${authorize}?${query}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s
POST ${token}
> grant_type=authorization_code&client_id=c&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https://app.example/cb&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 400 ${JSON.stringify({ error: error ?? 'invalid_grant', [field ?? 'error_description']: text })}`;
  });
});

test.each([
  ["of the rules' examples", ofRules],
  ["of the servers' errors", ofServers],
])('the engine in the extension says of each %s what the source says', (_, transcripts) => {
  expect(transcripts.length).toBeGreaterThan(300);
  const judgedOtherwise = transcripts.filter((transcript) => {
    const exchanges = parseTranscript(transcript);
    return JSON.stringify(shipped.analyse(exchanges)) !== JSON.stringify(analyse(exchanges));
  });
  expect(judgedOtherwise).toEqual([]);
});

test('the browser has what the engine says, and the code has not', () => {
  const code = readdirSync(chunks).map((name) => readFileSync(path.join(chunks, name), 'utf8'));
  const isInCode = (sentence: string) => code.some((text) => text.includes(sentence.slice(0, 60)));
  for (const [did, instead] of Object.values(words)) expect(isInCode(did) || isInCode(instead)).toBe(false);
  for (const { id, title, why, fix, notToBeConfusedWith = '', messages, citations } of rules) {
    const name = id.replaceAll('-', '_');
    const said = ['title', 'why', 'fix', 'not'].map((kind) => getMessage(`${kind}_${name}`).replaceAll('{dollar}', '$'));
    expect(said).toEqual([title, why, fix, notToBeConfusedWith]);
    for (const [key, text] of Object.entries(messages)) expect(getMessage(`says_${name}_${key}`)).toBe(text.replaceAll('$', '{dollar}'));
    expect(citationsOf(id)).toEqual(citations);
    expect(isInCode(why) || isInCode(Object.values(messages)[0]!)).toBe(false);
  }
});
