// Sizes of what the browser loads, gzip, beside the budgets of docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '../build.mjs';

const root = path.resolve(import.meta.dirname, '../..');
await buildExtension();
const folder = path.join(root, 'dist/chrome');
const gzip = (file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
const importsOf = (file, dynamic) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const pattern = dynamic ? /import\("(\.[^"]+\.js)"\)/g : /(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g;
  return [...text.matchAll(pattern)].map(([, target]) => path.posix.join(path.posix.dirname(file), target));
};

/** A file with what it imports at once, or with everything that it can ever load. */
function reach(file, all, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const target of [...importsOf(file, false), ...(all ? importsOf(file, true) : [])]) reach(target, all, seen);
  return seen;
}
const weight = (file, all) =>
  [...reach(file, all)].reduce((sum, each) => sum + gzip(each), 0) +
  gzip(file.replace(/\.js$/, '.css')) +
  gzip(file.replace(/\.js$/, '.html'));

const rows = [
  ['panel, first paint', weight('devtools/panel.js', false), 60_000],
  ['panel, everything', weight('devtools/panel.js', true), 220_000],
  ['popup, first paint', weight('popup/popup.js', false), 40_000],
  ['background', gzip('background.js'), 20_000],
];
console.log('Sizes, gzip');
for (const [name, bytes, budget] of rows)
  console.log(
    `  ${name.padEnd(22)} ${(bytes / 1000).toFixed(1).padStart(7)} kB of ${budget / 1000} kB  ${bytes <= budget ? 'within' : 'OVER'}`,
  );
console.log(`  ${readdirSync(path.join(folder, 'chunks')).length} chunks`);
