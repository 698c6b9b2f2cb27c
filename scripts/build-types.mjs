// Writes dist/types, the declarations of what package.json exports: node scripts/build-types.mjs

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const entries = ['engine.ts', 'vitest/index.ts'];

/** Emits the declarations of src and keeps those that the entries lead to. */
export async function buildTypes(out = path.join(root, 'dist/types')) {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  const scratch = await mkdtemp(path.join(root, 'dist/types-'));
  try {
    const config = path.join(scratch, 'tsconfig.json');
    writeFileSync(config, JSON.stringify(configuration(scratch)));
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', config], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The declarations could not be written:\n${stdout}`);
    rmSync(out, { recursive: true, force: true });
    for (const file of reachable(entries.map((entry) => path.join(scratch, 'src', entry.replace(/\.ts$/, '.d.ts'))))) {
      const target = path.join(out, path.relative(path.join(scratch, 'src'), file));
      await mkdir(path.dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(file));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const configuration = (scratch) => ({
  extends: path.join(root, 'tsconfig.json'),
  compilerOptions: {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: path.join(root, 'src'),
    outDir: path.join(scratch, 'src'),
  },
  include: [],
  files: entries.map((entry) => path.join(root, 'src', entry)),
});

function reachable(files) {
  const found = new Set(files);
  for (const file of found) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.ts'/g))
      found.add(path.resolve(path.dirname(file), `${name}.d.ts`));
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTypes();
