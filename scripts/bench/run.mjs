// npm run bench [-- sizes|engine|capture|har|screen …]: every figure that the documents quote. On a quiet machine, please.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const wanted = process.argv.slice(2);
const runs = (name) => wanted.length === 0 || wanted.includes(name);
const script = (name) => path.join(import.meta.dirname, name);
if (runs('sizes')) spawnSync(process.execPath, [script('sizes.mjs')], { stdio: 'inherit' });
for (const name of ['engine', 'capture'].filter(runs)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-bench-'));
  const outfile = path.join(folder, `${name}.mjs`);
  buildSync({ entryPoints: [script(`${name}.ts`)], bundle: true, platform: 'node', format: 'esm', outfile });
  execFileSync(process.execPath, ['--expose-gc', outfile], { stdio: 'inherit', cwd: path.resolve(import.meta.dirname, '../..') });
  rmSync(folder, { recursive: true });
}
if (runs('screen')) spawnSync(process.execPath, [script('screen.mjs'), ...wanted], { stdio: 'inherit' });
if (runs('har')) spawnSync(process.execPath, [script('har.mjs')], { stdio: 'inherit' });
