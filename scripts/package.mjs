// npm run package: dist/pkce-inspector-<browser>-<version>.zip for both stores, the same to the byte wherever and whenever it is made.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { buildExtension } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
await buildExtension();
for (const browser of ['chrome', 'firefox']) {
  const folder = path.join(root, 'dist', browser);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))]));
  // The zip format knows no time before 1980, and no time zone.
  const zip = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 3 });
  const target = path.join(root, 'dist', `pkce-inspector-${browser}-${version}.zip`);
  writeFileSync(target, zip);
  console.log(`${createHash('sha256').update(zip).digest('hex')}  ${path.relative(root, target)}  ${(zip.length / 1000).toFixed(0)} kB`);
}
