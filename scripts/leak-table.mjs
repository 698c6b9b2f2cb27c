// Writes the table of what exports still show into README.md: `node scripts/leak-table.mjs`. test/redaction/peers.test.ts holds it fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const { outputFiles } = await build({
  entryPoints: [path.join(root, 'test/redaction/leak-table.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
});
const { leakTable } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const file = path.join(root, 'README.md');
const table = leakTable();
writeFileSync(file, readFileSync(file, 'utf8').replace(/(<!-- leaks -->)[\s\S]*?(<!-- \/leaks -->)/, `$1\n${table}\n$2`));
console.log(table);
