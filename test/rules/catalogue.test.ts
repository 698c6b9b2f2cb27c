import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { judgeSigned } from '../support/rule-tester.ts';

const stages = readdirSync('src/rules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files = stages.flatMap((stage) =>
  readdirSync(`src/rules/${stage}`)
    .filter((file) => file.endsWith('.ts') && readFileSync(`src/rules/${stage}/${file}`, 'utf8').includes('export default defineRule('))
    .map((file) => ({ stage, id: file.slice(0, -3) })),
);

describe('the rule catalogue', () => {
  it('lists every rule file, and nothing else (run `node scripts/rule-index.mjs`)', () => {
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.map(({ id }) => id).sort());
  });

  it('gives no id twice', () => expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length));

  it.each(files)('$id has a test of its own and stands in the folder of its stage', ({ stage, id }) => {
    expect(existsSync(`test/rules/${stage}/${id}.test.ts`)).toBe(true);
    expect(rules.find((rule) => rule.id === id)?.stage).toBe(stage);
  });
});

describe.each(rules)('$id', (rule) => {
  it.each(rule.examples.faulty)('finds its faulty example faulty: %#', async (transcript) =>
    expect((await judgeSigned(rule, transcript)).verdict).toBe('faulty'),
  );
  it.each(rule.examples.sound)('finds its sound example sound: %#', async (transcript) =>
    expect((await judgeSigned(rule, transcript)).verdict).toBe('sound'),
  );

  it('uses every message that it declares, and says why and what to do', () => {
    const own = readFileSync(`src/rules/${rule.stage}/${rule.id}.ts`, 'utf8');
    const shared = [...own.matchAll(/from '\.\.\/([a-z-]+\.ts)'/g)].map(([, file]) => readFileSync(`src/rules/${file}`, 'utf8'));
    const source = [own, ...shared].join('\n');
    for (const name of Object.keys(rule.messages)) expect(source, name).toMatch(new RegExp(`['"\`]${name}['"\`]|\\b${name}\\b[^:]`));
    expect(rule.why.length).toBeGreaterThan(40);
    expect(rule.fix.length).toBeGreaterThan(8);
    expect(rule.citations.length).toBeGreaterThan(0);
  });
});
