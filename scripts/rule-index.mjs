// Writes src/rules/index.ts: the list of every rule file, by stage and id. test/rules/catalogue.test.ts fails when it is stale.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const stages = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'token-response',
  'correlation',
  'transport',
  'id-token',
  'refresh',
  'enforcement',
];
const nameOf = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const found = stages
  .flatMap((stage) => {
    try {
      return readdirSync(new URL(`../src/rules/${stage}`, import.meta.url))
        .filter((file) => file.endsWith('.ts'))
        .sort()
        .map((file) => ({ stage, id: file.slice(0, -3) }));
    } catch {
      return [];
    }
  })
  .filter(({ stage, id }) =>
    readFileSync(new URL(`../src/rules/${stage}/${id}.ts`, import.meta.url), 'utf8').includes('export default defineRule('),
  );

const text = `// Written by scripts/rule-index.mjs: one line a rule file.
${found
  .map(({ stage, id }) => `import ${nameOf(id)} from './${stage}/${id}.ts';`)
  .sort((a, b) => (a.split('from ')[1] < b.split('from ')[1] ? -1 : 1))
  .join('\n')}
import type { Rule } from './define-rule.ts';

/** Every rule, in the order of a sign-in's stages. */
export const rules: readonly Rule[] = [
${found.map(({ id }) => `  ${nameOf(id)},`).join('\n')}
];
`;
writeFileSync(new URL('../src/rules/index.ts', import.meta.url), text);
execFileSync('npx', ['biome', 'check', '--write', 'src/rules/index.ts'], { cwd: new URL('..', import.meta.url), stdio: 'inherit' });
