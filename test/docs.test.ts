import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleIndex, rulePage } from '../src/report/rule-page.ts';
import { rules } from '../src/rules/index.ts';

const fresh = 'run `node scripts/rule-docs.mjs`';

it(`has a page for every rule, and no other (${fresh})`, () => {
  expect(readdirSync('docs/rules').sort()).toEqual(['README.md', ...rules.map((rule) => `${rule.id}.md`)].sort());
  expect(readFileSync('docs/rules/README.md', 'utf8')).toBe(ruleIndex(rules));
});

it.each(rules)(`has a fresh page for $id (${fresh})`, (rule) => {
  expect(readFileSync(`docs/rules/${rule.id}.md`, 'utf8')).toBe(rulePage(rule));
});

it.each(['README.md', 'docs/store/listing.md'])('counts the checks in %s as they are', (file) => {
  expect(readFileSync(file, 'utf8').match(/(\d+) checks/)?.[1]).toBe(String(rules.length));
});
