// An esbuild plugin that leaves the rules' examples, and what they are not to be confused with, out of the extension: they are for the rule pages and the tests.
import { readFile } from 'node:fs/promises';

const examples = /\n {2}examples: \{[\s\S]*?\},\n\}\);/;
const prose = /\n {2}notToBeConfusedWith:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`),/;

export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /\/src\/rules\/[a-z-]+\/[a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('export default defineRule(')) return undefined;
      if (!examples.test(source)) throw new Error(`${path} does not end with its examples, as every rule does`);
      return { contents: source.replace(examples, '\n  examples: { faulty: [""], sound: [""] },\n});').replace(prose, ''), loader: 'ts' };
    });
  },
};
