import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../src/forensics/corrections.ts';
import { distortions } from '../../src/forensics/distortions.ts';
import { explain } from '../../src/forensics/explain.ts';
import type { Move } from '../../src/forensics/explanation.ts';
import { hashes, unhashed } from '../../src/forensics/hashes.ts';
import { inputsOf } from '../../src/forensics/inputs.ts';
import { repairs } from '../../src/forensics/repairs.ts';
import { textChanges } from '../../src/forensics/text-changes.ts';
import { forms } from '../../src/forensics/texts.ts';
import { explanationOf, words } from '../../src/forensics/words.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import vectors from './vectors.json' with { type: 'json' };

const V = vectors.verifier;
const session = { clientId: 'spa-1', state: 'st-8Qv3k1ZpXw2m', nonce: 'n-0S6_WzA2Mj', otherVerifiers: ['x'.repeat(43)] };

const everything = [
  ...inputsOf('ab-_~ "%41\ud800', session),
  ...hashes,
  ...unhashed,
  ...distortions,
  ...forms,
  ...textChanges,
  ...repairs,
  ...vectors.single,
].map(({ id }) => id);

describe('words', () => {
  it.each([...new Set(everything)])('%s has its own', (id) => {
    expect(words[id] ?? words[id.replace(/\d+$/, 'N')]).toBeDefined();
  });

  it('say it in one sentence, in the terms of the developer', () => {
    const [found] = explain(V, vectors.single.find(({ id }) => id === 'cf-b64url-of-hex')!.val);
    expect(found?.text).toBe("The SHA-256 digest was turned into hex before base64url: `digest('hex')` in Node, `hexdigest()` in Python.");
    expect(found?.fix.text).toBe("Encode the digest's bytes, not a text made of them.");
  });

  it('name two steps in the order in which they happened', () => {
    const [found] = explain(V, `${s256(`${V}\n`)}=`);
    expect(found?.steps.map(({ id }) => id)).toEqual(['cf-trailing-lf', 'cf-padded']);
    expect(found?.text).toMatch(/^A newline was hashed .*; then the `=` padding was left on.*\.$/);
  });

  it('quote neither verifier nor challenge, nor a value of the session', () => {
    const verifiers: Record<string, string> = { ...vectors.aux, V, VX: '3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed' };
    for (const vector of vectors.single) {
      const verifier = verifiers[vector.v]!;
      const told = JSON.stringify(explain(verifier, vector.val, session));
      expect(told).not.toContain(verifier);
      for (const secret of [session.state, session.nonce, vector.val].filter((value) => value !== '[object Promise]'))
        expect(told).not.toContain(secret);
    }
  });

  it('leave no placeholder unfilled', () => {
    for (const id of Object.keys(words)) {
      const made = explanationOf([{ id: id.replace(/N$/, '43'), family: 'text', detail: 'state' }], 256);
      expect(made.text + made.fix.text).not.toMatch(/\{n\}|\{detail\}|undefined was|\.\.$/);
    }
  });
});

const family = (id: string): Move => ({ id, family: id.startsWith('cf-r-') ? 'repair' : id.startsWith('cf-x-') ? 'role' : 'text' });
const lines = [...new Set(Object.keys(words).map((id) => correctionOf([family(id)])))].filter(({ javascript }) => javascript !== '');
const distinct = [...new Map(lines.map((line) => [line.javascript, line])).values()];
const python = spawnSync('python3', ['--version']).status === 0;

// Around each line, what a program has there already; the last lines tell what came of it.
const AROUND_JAVASCRIPT = `
const stored = given, state = 's', code = 'c', redirectUri = 'https://app.example/', clientId = 'spa';
const verifierBytes = new TextEncoder().encode(given), kept = {};
const sessionStorage = { setItem: (name, value) => { kept[name] = value; }, getItem: () => JSON.stringify(given) };
const authorizationUrl = new URL('https://as.example/authorize');`;

async function runJavascript(line: string, given: string): Promise<Record<string, unknown>> {
  const declared = ['codeVerifier', 'codeChallenge', 'body'].filter((name) => !line.includes(`const ${name} =`));
  const missing: Record<string, string> = { codeVerifier: 'given', codeChallenge: `'${s256(given)}'`, body: 'new URLSearchParams()' };
  const before = declared.map((name) => `const ${name} = ${missing[name]};`).join('\n');
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    ...source: string[]
  ) => (given: string) => Promise<Record<string, unknown>>;
  const after = 'return { codeVerifier, codeChallenge, body: body.toString(), query: authorizationUrl.search, kept };';
  return new AsyncFunction('given', `${AROUND_JAVASCRIPT}\n${before}\n${line}\n${after}`)(given);
}

function runPython(line: string, given: string): Record<string, unknown> {
  const source = `
import base64, hashlib, json, sys, urllib.parse
given = sys.argv[1]; raw = given
code_verifier = given; code_challenge = ${JSON.stringify(s256(given))}
state, code, redirect_uri, client_id = 's', 'c', 'https://app.example/', 'spa'
verifier_bytes = given.encode(); session = {}; parameters = {}; body = {}
stored = json.dumps(given) if 'json' in ${JSON.stringify(line)} else given
${line}
print(json.dumps({'codeVerifier': code_verifier, 'codeChallenge': code_challenge, 'body': body if isinstance(body, str) else urllib.parse.urlencode(body), 'query': '?' + urllib.parse.urlencode(parameters), 'kept': session}))`;
  return JSON.parse(execFileSync('python3', ['-c', source, given], { encoding: 'utf8' })) as Record<string, unknown>;
}

// What goes in, and what each line has to make of it, told by what the line assigns.
function expected(line: string, verifier: string): { given: string; result: Record<string, unknown> } {
  if (line.includes('URLSearchParams({')) {
    const body = `grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fapp.example%2F&client_id=spa&code_verifier=${encodeURIComponent(verifier)}`;
    return { given: verifier, result: { body } };
  }
  if (line.startsWith('const codeChallenge')) return { given: verifier, result: { codeChallenge: s256(verifier) } };
  if (line.includes('setItem')) return { given: verifier, result: { kept: { 'code_verifier.s': verifier } } };
  if (line.includes("'code_challenge_method'")) return { given: verifier, result: { query: '?code_challenge_method=S256' } };
  if (line.includes("set('code_challenge'"))
    return { given: verifier, result: { query: `?code_challenge=${s256(verifier)}`, body: `code_verifier=${verifier}` } };
  if (line.includes('trim')) return { given: ` ${verifier}\r\n`, result: { codeVerifier: verifier } };
  if (line.includes('=+$')) return { given: `${verifier}=`, result: { codeVerifier: verifier } };
  if (line.includes('\\+')) return { given: verifier.replaceAll('-', '+').replaceAll('_', '/'), result: { codeVerifier: verifier } };
  return { given: verifier, result: { codeVerifier: verifier } };
}

// What a form says, not how it spells it: encoders differ in which legal characters they escape.
function parsed({ body, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return typeof body === 'string' ? { ...rest, body: [...new URLSearchParams(body)] } : rest;
}

describe('corrections', () => {
  it('are as many as there are places to go wrong', () => expect(distinct.length).toBeGreaterThan(8));

  it.each(distinct.map((line) => [line.javascript, line] as const))('%s', async (javascript, line) => {
    for (const verifier of [V, vectors.aux.V4, vectors.aux.V5]) {
      if (/~/.test(verifier) && /=\+\$|\\\+/.test(javascript)) continue;
      const { given, result } = expected(javascript, verifier);
      expect(parsed(await runJavascript(javascript, given))).toMatchObject(parsed(result));
      if (python) expect(parsed(runPython(line.python, given))).toMatchObject(parsed(result));
    }
  });
});
