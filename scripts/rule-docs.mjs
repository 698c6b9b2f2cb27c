// Writes docs/rules from the rules: one page a rule and an index. test/docs.test.ts fails when they are stale.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildNode } from './build.mjs';

await buildNode();
const { ruleIndex, rulePage, rules } = await import('../dist/engine.mjs');
const folder = path.resolve(import.meta.dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const rule of rules) writeFileSync(path.join(folder, `${rule.id}.md`), rulePage(rule));
writeFileSync(path.join(folder, 'README.md'), ruleIndex(rules));
