// What the engine says, as sentences of the browser (`_locales`), where what the panel says has always been: no page loads them as code,
// and they can be translated. scripts/leave-out.mjs takes them out of the sources, src/extension/engine-sentences.ts puts them back in.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { ruleOf } from './leave-out.mjs';

const sources = `
  export { rules } from './src/rules/index.ts';
  export { words } from './src/forensics/words.ts';
  export { correctionWords } from './src/forensics/correction-words.ts';
  export { providers } from './src/providers/index.ts';
  export { asideWords } from './src/rules/aside-words.ts';
  export { factWords } from './src/diagnosis/fact-words.ts';
  export { blindSpotWords } from './src/diagnosis/blind-spot-words.ts';
  export { answerWords } from './src/diagnosis/hypotheses/answer-words.ts';
  export { grantWords } from './src/diagnosis/hypotheses/grant-words.ts';
  export { toldWords } from './src/diagnosis/hypotheses/told-words.ts';
  export { hedgedWords } from './src/diagnosis/hedged-words.ts';
  export { titleWords } from './src/diagnosis/title-words.ts';
  export { remedies } from './src/diagnosis/remedies.ts';
`;

/**
 * Messages for `_locales/en`, ids with `_` for `-`: of a rule `title_`, `why_`, `fix_`, `not_`, `says_<rule>_<message>`, `adds_<rule>_<number>` and `cites_`, a line for each
 * citation; of a construction
 * `did_` and `instead_`; of a server's errors `means_<server>_<number>`; of a cause without a rule `supposes_`,
 * `because_` and `remedy_`; of what a server's text names `told_`; of a kind of construction as a title `titled_`; of a cause that is not
 * proved `probably_` and `maybe_`; of a blind spot `unseen_` and `see_`; of a plain fact `fact_`; of what rules add `aside_`.
 */
export async function engineSentences(root) {
  const stdin = { contents: sources, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, format: 'esm', write: false });
  const { rules, words, providers, remedies, ...told } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  const sentences = {};
  const names = new Set();
  const add = (key, text) => {
    const name = key.replaceAll('-', '_');
    if (!text) return;
    if (names.has(name.toLowerCase()))
      throw new Error(`There are two sentences ${name}; a browser does not tell capitals from small letters`);
    names.add(name.toLowerCase());
    // Chrome takes the text between two dollar signs for a placeholder, also where they are doubled, and refuses to install.
    sentences[name] = { message: text.replaceAll('$', '{dollar}') };
  };
  for (const { id, title, why, fix, notToBeConfusedWith, messages, citations } of rules) {
    for (const [kind, text] of Object.entries({ title, why, fix, not: notToBeConfusedWith })) add(`${kind}_${id}`, text);
    for (const [name, text] of Object.entries(messages)) add(`says_${id}_${name}`, text);
    add(`cites_${id}`, citations.map(({ label, url }) => `${label} ${url}`).join('\n'));
  }
  const folder = path.join(root, 'src/rules');
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => /^[a-z-]+[\\/][a-z0-9-]+\.ts$/.test(name)).sort()) {
    const source = await readFile(path.join(folder, file), 'utf8');
    if (!source.includes('export default defineRule(')) continue;
    const { id, sentences: asides } = ruleOf(file, source);
    for (const [number, text] of asides.entries()) add(`adds_${id}_${number}`, text);
  }
  for (const [id, [did, instead]] of Object.entries(words)) {
    add(`did_${id}`, did);
    add(`instead_${id}`, instead);
  }
  const pairs = [
    [{ ...told.grantWords, ...told.answerWords }, 'supposes', 'because'],
    [told.blindSpotWords, 'unseen', 'see'],
    [told.correctionWords, 'javascript', 'python'],
    [told.hedgedWords, 'probably', 'maybe'],
  ];
  for (const [table, first, second] of pairs)
    for (const [id, [one, other]] of Object.entries(table)) {
      add(`${first}_${id}`, one);
      add(`${second}_${id}`, other);
    }
  for (const [id, text] of Object.entries(told.toldWords)) add(`told_${id}`, text);
  for (const [id, text] of Object.entries(told.factWords)) add(`fact_${id}`, text);
  for (const [id, text] of Object.entries(told.asideWords)) add(`aside_${id}`, text);
  for (const [id, text] of Object.entries(told.titleWords)) add(`titled_${id}`, text);
  for (const [id, text] of Object.entries(remedies)) add(`remedy_${id}`, text);
  for (const { id, errors } of providers) for (const [i, { meaning }] of errors.entries()) add(`means_${id}_${i}`, meaning);
  return sentences;
}
