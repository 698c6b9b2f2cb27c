// What the rules say, as sentences of the browser (`_locales`), where what the panel says has always been: no page loads them as code,
// and they can be translated. scripts/leave-out.mjs takes them out of the rules, src/extension/rule-sentences.ts puts them back in.
import path from 'node:path';
import * as esbuild from 'esbuild';

/** Messages for `_locales/en`: `why_<rule>`, `not_<rule>`, `title_<rule>`, `fix_<rule>` and `says_<rule>_<message>`, the rule's id with `_` for `-`. */
export async function ruleSentences(root) {
  const entryPoints = [path.join(root, 'src/rules/index.ts')];
  const { outputFiles } = await esbuild.build({ entryPoints, bundle: true, format: 'esm', write: false });
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const sentences = {};
  const add = (key, text) => {
    // Chrome takes the text between two dollar signs for a placeholder, also where they are doubled, and refuses to install.
    if (text) sentences[key.replaceAll('-', '_')] = { message: text.replaceAll('$', '{dollar}') };
  };
  for (const { id, title, why, fix, notToBeConfusedWith, messages } of rules) {
    add(`title_${id}`, title);
    add(`why_${id}`, why);
    add(`fix_${id}`, fix);
    add(`not_${id}`, notToBeConfusedWith);
    for (const [name, text] of Object.entries(messages)) add(`says_${id}_${name}`, text);
  }
  const names = Object.keys(sentences).map((key) => key.toLowerCase());
  if (new Set(names).size < names.length)
    throw new Error('Two sentences have one name; a browser does not tell capitals from small letters in it');
  return sentences;
}
