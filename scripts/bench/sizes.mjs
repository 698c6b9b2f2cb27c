import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildExtension } from '../build.mjs';
import { weigh } from './weigh.mjs';

const root = path.resolve(import.meta.dirname, '../..');
await buildExtension();
const folder = path.join(root, 'dist/chrome');
console.log('Sizes, gzip');
for (const { name, bytes, budget } of weigh(folder)) {
  const judged = budget === undefined ? '' : ` of ${budget / 1000} kB  ${bytes <= budget ? 'within' : 'OVER'}`;
  console.log(`  ${name.padEnd(24)} ${(bytes / 1000).toFixed(1).padStart(7)} kB${judged}`);
}
console.log(`  ${readdirSync(path.join(folder, 'chunks')).length} chunks`);
