// The rules' reasons as sentences of the browser: they are read one at a time, when a person opens a check, so no page loads them as code.
import path from 'node:path';
import * as esbuild from 'esbuild';

/** Messages for `_locales/en`: `why_<rule>` and, where a rule has it, `not_<rule>`, the rule's id with `_` for `-`. */
export async function reasons(root) {
  const entryPoints = [path.join(root, 'src/rules/index.ts')];
  const { outputFiles } = await esbuild.build({ entryPoints, bundle: true, format: 'esm', write: false });
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const messages = {};
  for (const { id, why, notToBeConfusedWith } of rules) {
    const name = id.replaceAll('-', '_');
    messages[`why_${name}`] = messageOf(why);
    if (notToBeConfusedWith) messages[`not_${name}`] = messageOf(notToBeConfusedWith);
  }
  return messages;
}

/** A dollar sign would begin a placeholder (developer.chrome.com/docs/extensions/reference/api/i18n#locale-specific_messages). */
const messageOf = (text) => ({ message: text.replaceAll('$', '$$$$') });
