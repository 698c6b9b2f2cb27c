#!/usr/bin/env node
// Starts the command. In a checkout it is built first when it is missing or older than its sources; what the build says goes to stderr.
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const built = path.join(root, 'dist/cli.mjs');
const sources = path.join(root, 'src');

const isStale = () => {
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  const files = readdirSync(sources, { recursive: true }).map((name) => path.join(sources, name));
  return [...files, path.join(root, 'package.json')].some((file) => statSync(file).mtimeMs > since);
};

try {
  if (existsSync(sources) && isStale()) {
    const { ensureModules } = await import('../scripts/setup.mjs');
    ensureModules();
    const { buildNode } = await import('../scripts/build.mjs');
    await buildNode();
  }
} catch (error) {
  console.error(`pkce-inspector could not be built: ${error.message}`);
  process.exit(2);
}
// From Node 22.1 on the compiled bundle is kept in the temporary directory, which saves each run some hundredths of a second.
module.enableCompileCache?.();
await import('../dist/cli.mjs');
