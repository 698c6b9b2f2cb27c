// An esbuild plugin that leaves out of the extension what only the rule pages and the tests ask for:
// the rules' examples, and of the facts about servers those that judge nothing, with the places where all were read.
import { readFile } from 'node:fs/promises';

const examples = /\n {2}examples: \{[\s\S]*?\},\n\}\);/;
const prose = /\n {2}notToBeConfusedWith:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`),/;
const unread = new Set(['source', 'facts', 'notEstablished', 'fingerprint', 'notes', 'tokenBody']);

/** A value as source text; regular expressions stay what they are. */
function written(value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(written)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .filter(([name]) => !unread.has(name))
    .map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`)}}`;
}

export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /\/src\/rules\/[a-z-]+\/[a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('export default defineRule(')) return undefined;
      if (!examples.test(source)) throw new Error(`${path} does not end with its examples, as every rule does`);
      return { contents: source.replace(examples, '\n  examples: { faulty: [""], sound: [""] },\n});').replace(prose, ''), loader: 'ts' };
    });
    // The browser has the sentences; the bundled English is for pages outside an extension.
    build.onLoad({ filter: /\/_locales\/en\/messages\.json$/ }, () => ({ contents: '{}', loader: 'json' }));
    build.onLoad({ filter: /\/src\/providers\/[a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/^export const \w+: Provider = /m.test(source)) return undefined;
      const { code } = await build.esbuild.transform(source, { loader: 'ts' });
      const [[name, provider]] = Object.entries(await import(`data:text/javascript,${encodeURIComponent(code)}`));
      return { contents: `export const ${name} = ${written(provider)};`, loader: 'js' };
    });
  },
};
