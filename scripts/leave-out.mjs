// An esbuild plugin that leaves out of the extension what only the rule pages, the reports and the tests ask for: the rules' examples with
// the traffic that they are made of, what the engine says (the browser has it: scripts/engine-sentences.mjs), and what judges nothing.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inlineSentences } from './inline-sentences.mjs';

const literal = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)`;

const shipped = path.resolve(import.meta.dirname, '../src/extension/engine-sentences.ts').replaceAll('\\', '/');

/** A stage is named there once, and by its place here. */
const stages = [.../\nconst stages = \[([^\]]*)\]/.exec(readFileSync(shipped, 'utf8'))[1].matchAll(/'([^']*)'/g)].map(([, stage]) => stage);

/** Members of a rule, as every rule file writes them, with what stands in their place. */
const members = [
  [/\n {2}examples: \{[\s\S]*?\},\n\}\);/, '\n});'],
  [/\n {2}id: ('[^']*'),\n {2}stage: '([^']*)',/, (_, id, stage) => `\n  ...sentencesOf(${id}, ${stages.indexOf(stage)}),`],
  [/\n {2}severity: 'error',/, '', 'optional'],
  [new RegExp(`\\n {2}title:\\s*${literal},`), ''],
  [new RegExp(`\\n {2}why:\\s*${literal},`), ''],
  [new RegExp(`\\n {2}fix:\\s*${literal},`), ''],
  [/\n {2}messages: (?:\{\n[\s\S]*?\n {2}\}|\{.*\}),/, ''],
  [/\n {2}since: '[^']*',/, ''],
  [/\n {2}effects: \[(?!.*'positive').*\],/, '', 'optional'],
  [/\n {2}citations: \[(?:.*|\n[\s\S]*?\n {2})\],/, ''],
  [new RegExp(`\\n {2}notToBeConfusedWith:\\s*${literal},`), '', 'optional'],
];

/** What a verdict asks of a server's facts (src/providers/provider.ts); their sources and the rest of the catalogue are for people. */
const judging = new Set(
  (
    'id name engine endpoints signs errors codeLifetime challengeMethods methodWhenMissing challengeForm takesJsonBody tokenErrorStatus ' +
    'keepsRefreshTokens value trust role host path generic in endpoint error description field match causes'
  ).split(' '),
);

/** A rule's source without those members, without the constants that only its examples used, and without what its code says: `sentences`. */
export function ruleOf(file, source) {
  const begin = source.indexOf('export default defineRule(');
  let rule = source.slice(begin);
  const [, id] = /\n {2}id: '([^']*)',/.exec(rule) ?? [];
  for (const [pattern, instead, optional] of members) {
    if (!optional && !pattern.test(rule)) throw new Error(`${file}: no ${pattern}, which every rule has`);
    rule = rule.replace(pattern, instead);
  }
  const inline = inlineSentences(droppable(withoutUnused(source.slice(0, begin) + rule)), (number) => `asideOf(${number})`);
  const head = `import { asidesOf, sentencesOf } from '${shipped}';\nconst asideOf = /* @__PURE__ */ asidesOf('${id}');\n`;
  return { id, sentences: inline.sentences, source: head + inline.source };
}

/** Leaves out constants that are named nowhere else; esbuild keeps those that call a function, for the call might do something. */
function withoutUnused(source) {
  const isUnused = (name) => source.match(new RegExp(`\\b${name}\\b`, 'g')).length === 1;
  const rest = source.replace(/\nconst (\w+) =[\s\S]*?;(?=\n(?:\n|const|function|export|\/))/g, (whole, name) =>
    isUnused(name) ? '' : whole,
  );
  return rest === source ? rest : withoutUnused(rest);
}

/** Tells esbuild of constants that come about by a call or a template that it may leave them out where nothing uses them: none does anything else. */
const droppable = (source) =>
  source.replace(
    /(?<=\nconst \w+ = )(?!(?:\([^()]*\)|\w+)[^=(]*=>)([^;]*?(?:\$\{|\w\()[\s\S]*?)(?=;\n(?:\n|const|function|export|\/))/g,
    '/* @__PURE__ */ (() => $1)()',
  );

/** A value as source text; regular expressions stay what they are. */
function written(value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(written)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .filter(([name]) => judging.has(name))
    .map(([name, member]) => `${name}:${written(member)}`)}}`;
}

export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /\/src\/rules\/[a-z-]+\/[a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return source.includes('export default defineRule(') ? { contents: ruleOf(path, source).source, loader: 'ts' } : undefined;
    });
    build.onLoad(
      {
        filter:
          /\/src\/(?:forensics\/(?:correction-)?words|diagnosis\/remedies|rules\/aside-words|diagnosis\/(?:hypotheses\/)?[a-z-]+-words)\.ts$/,
      },
      async ({ path: file }) => {
        const source = await readFile(file, 'utf8');
        const table = /\nexport const (\w*[wW]ords|remedies): [^=]*= \{[\s\S]*?\n\};/;
        const name = table.exec(source)?.[1];
        if (!name) throw new Error(`${file}: no table of words`);
        return { contents: `import { ${name} } from '${shipped}';\n${source.replace(table, `\nexport { ${name} };`)}`, loader: 'ts' };
      },
    );
    // The browser has the sentences; the bundled English is for pages outside an extension.
    build.onLoad({ filter: /\/_locales\/en\/messages\.json$/ }, () => ({ contents: '{}', loader: 'json' }));
    build.onLoad({ filter: /\/src\/providers\/[a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/^export const \w+: Provider = /m.test(source)) return undefined;
      // Bundled, for a server may take its errors from the one that it is made of.
      const { outputFiles } = await build.esbuild.build({ entryPoints: [path], bundle: true, write: false, format: 'esm' });
      const [[name, provider]] = Object.entries(await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`));
      const contents = `import { withMeanings } from '${shipped}';\nexport const ${name} = withMeanings(${written(provider)});`;
      return { contents, loader: 'js' };
    });
  },
};
