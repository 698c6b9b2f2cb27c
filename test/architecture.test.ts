import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Each room, and what it may know about; docs/architecture.md says why. */
const mayImport: Record<string, readonly string[]> = {
  http: [],
  capture: ['http'],
  oauth: ['http', '@noble/hashes'],
  providers: ['oauth'],
  flow: ['oauth', 'http'],
  forensics: ['oauth', '@noble/hashes'],
  rules: ['flow', 'forensics', 'providers', 'oauth', 'http'],
  diagnosis: ['rules', 'flow', 'forensics', 'providers', 'oauth', 'http'],
  'engine.ts': ['analyse.ts', 'capture', 'http', 'diagnosis', 'flow', 'redaction', 'report', 'rules'],
  vitest: ['analyse.ts', 'capture', 'http', 'diagnosis', 'rules', 'vitest'],
  'analyse.ts': ['diagnosis', 'rules', 'flow', 'forensics', 'http'],
  redaction: ['diagnosis', 'analyse.ts', 'flow', 'forensics', 'oauth', 'http'],
  picture: ['diagnosis', 'flow', 'oauth', 'http', 'preact'],
  report: ['picture', 'redaction', 'diagnosis', 'rules', 'http', 'preact', 'preact-render-to-string'],
  extension: ['capture', 'analyse.ts', 'http', 'diagnosis', 'webextension-polyfill', 'har-format', '..'],
  cli: ['capture', 'analyse.ts', 'redaction', 'report', 'node:', 'diagnosis', 'rules', 'forensics', 'oauth', 'http', 'flow'],
};

/** Rooms that must work anywhere, alike at every call. */
const pure = ['http', 'oauth', 'providers', 'flow', 'forensics', 'rules', 'diagnosis', 'picture', 'redaction'];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file: normalize(file), room: normalize(file).split('/')[0]!, text: readFileSync(join('src', file), 'utf8') }));

const ruleIds = new Set(
  sources
    .filter(({ room, text }) => room === 'rules' && text.includes('export default defineRule('))
    .map(({ file }) => file.split('/').at(-1)!.slice(0, -3)),
);

const code = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

describe('the rooms', () => {
  it('are all listed', () => {
    expect([...new Set(sources.map(({ room }) => room))].filter((room) => !(room in mayImport))).toEqual([]);
  });

  it.each(sources)('src/$file stays in its room', ({ file, room, text }) => {
    for (const [, one, other, third] of text.matchAll(
      /^(?:import|export)\b.*? from '([^'\n]+)'|^\} from '([^'\n]+)'|\bimport\('([^']+)'\)/gm,
    )) {
      const target = one ?? other ?? third;
      const theirs = target!.startsWith('.') ? normalize(join(dirname(file), target!)).split('/')[0]! : target!;
      if (theirs === room || (theirs === '..' && room === 'cli')) continue;
      const allowed = mayImport[room]!.some((name) =>
        target!.startsWith('.') ? theirs === name : theirs === name || theirs.startsWith(name.endsWith(':') ? name : `${name}/`),
      );
      expect(allowed, `${file} imports ${target}; ${room} may import only ${mayImport[room]!.join(', ') || 'nothing'}`).toBe(true);
    }
  });

  it.each(sources.filter(({ room }) => pure.includes(room)))('src/$file is pure', ({ file, text }) => {
    const found =
      /\b(browser\.[a-z]|chrome\.[a-z]|document\.(?:body|create|query|get|cookie)|Date\.now|performance\.|console\.(?:log|warn|error|info|debug)|Math\.random|process\.[a-z])|\bnew Date\(\)|\bthrow\b/.exec(
        code(text),
      );
    expect(found?.[0], `${file} reads the clock, the browser or the process, logs, or throws`).toBeUndefined();
  });

  it.each(sources.filter(({ file }) => file.startsWith('rules/')))(
    'src/$file is no asynchronous rule and imports no other rule',
    ({ text, file }) => {
      expect(code(text)).not.toMatch(/\basync\b|\bawait\b/);
      if (file === 'rules/index.ts') return;
      for (const [, name] of text.matchAll(/from '\.[^']*\/([a-z0-9-]+)\.ts'/g))
        expect(ruleIds.has(name!), `${file} imports the rule ${name}`).toBe(false);
    },
  );
});

const everything = ['src', 'popup', 'devtools', 'access'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: join(room, file), text: readFileSync(join(room, file), 'utf8') })),
);

describe('the whole product', () => {
  it.each(everything)('$file writes no markup from text', ({ text }) => {
    expect(code(text)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/);
    expect(text).not.toMatch(/dangerouslySetInnerHTML/);
  });

  it.each(everything.filter(({ file }) => !file.startsWith('src/cli')))('$file makes no network request', ({ text }) => {
    expect(code(text)).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts/);
  });

  it('never ends the process from the command', () => {
    for (const { file, text } of everything.filter(({ file }) => file.startsWith('src/cli')))
      expect(code(text), file).not.toMatch(/process\.exit\(/);
  });
});
