// Builds dist/chrome, dist/firefox, dist/*.mjs: node scripts/build.mjs [--dev] [--only extension|node] [--out DIR]
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { minify } from 'terser';
import { engineSentences } from './engine-sentences.mjs';
import { leaveOut } from './leave-out.mjs';
import { browsers, manifestFor } from './manifest-for.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** The extension's pages; what their <script src> and <link href> name is built from the .tsx, .ts or .css of that name beside them. */
const pages = ['devtools/devtools.html', 'devtools/panel.html', 'popup/popup.html', 'access/access.html'];

/** Bundled whole into one classic script each: a service worker cannot import() later. */
const workers = { background: 'src/extension/background.ts' };

/** What Node runs; every dependency is inside, but for the test runner that calls the matchers. */
const nodeOutputs = { cli: 'src/cli/run.ts', engine: 'src/engine.ts', vitest: 'src/vitest/index.ts' };

/** The polyfill as a module: as CommonJS it needs a runtime that every page would load. */
const asModule = {
  name: 'as-module',
  setup(build) {
    build.onLoad({ filter: /\/browser-polyfill\.js$/ }, async ({ path: file }) => ({
      contents: `${await readFile(file, 'utf8')}\nexport default globalThis.browser;`,
    }));
  },
};

const copied = ['icons', '_locales'];

/** The source files that a page's HTML asks for, e.g. devtools/panel.tsx for <script src="panel.js">. */
async function sourcesOf(page) {
  const html = await readFile(path.join(root, page), 'utf8');
  const wanted = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^":]+)\.(js|css)"/g)];
  return wanted.map(([, name, kind]) => {
    const stem = path.posix.join(path.posix.dirname(page), name);
    const candidates = kind === 'css' ? [`${stem}.css`] : [`${stem}.tsx`, `${stem}.ts`];
    const found = candidates.find((file) => existsSync(path.join(root, file)));
    if (!found) throw new Error(`${page} asks for ${name}.${kind}, but there is no ${candidates.join(' or ')}`);
    return found;
  });
}

/** Builds the extension for both browsers into `out`/chrome and `out`/firefox. */
export async function buildExtension({ dev = false, out = path.join(root, 'dist') } = {}) {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const source = JSON.parse(await readFile(path.join(root, 'manifest.json'), 'utf8'));
  const english = JSON.parse(await readFile(path.join(root, '_locales/en/messages.json'), 'utf8'));
  const sentences = { ...english, ...(await engineSentences(root)) };
  const scripts = (await Promise.all(pages.map(sourcesOf))).flat();
  const common = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    target: ['chrome121', 'firefox140'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    outdir: '.',
    plugins: [leaveOut, asModule],
  };
  const built = await Promise.all([
    esbuild.build({ ...common, entryPoints: scripts, outbase: '.', format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]' }),
    esbuild.build({ ...common, entryPoints: workers, format: 'iife' }),
  ]);
  const files = await Promise.all(built.flatMap(({ outputFiles }) => (dev ? outputFiles : outputFiles.map(withShorterNames))));
  for (const browser of browsers) {
    const folder = path.join(out, browser);
    const write = async (name, contents) => {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), contents);
    };
    await rm(folder, { recursive: true, force: true });
    const manifest = manifestFor(browser, source, version);
    await write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    for (const file of files) await write(path.relative(root, file.path), file.contents);
    for (const page of pages) await write(page, await readFile(path.join(root, page)));
    for (const name of copied.filter((folderName) => existsSync(path.join(root, folderName))))
      await cp(path.join(root, name), path.join(folder, name), { recursive: true, filter: (file) => !file.endsWith('.svg') });
    await write('_locales/en/messages.json', JSON.stringify(sentences));
  }
}

/** A built file once more through a minifier that gives the commonest names the shortest ones and says shorter what means the same: 3 % of the extension, gzip. */
async function withShorterNames(file) {
  if (!file.path.endsWith('.js')) return file;
  const { code } = await minify(file.text, { compress: { passes: 2 }, ecma: 2022, module: true, format: { comments: false } });
  return { path: file.path, contents: code };
}

/** Builds what runs in Node. */
export async function buildNode({ dev = false, out = path.join(root, 'dist') } = {}) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    write: false,
    entryPoints: nodeOutputs,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    outdir: out,
    outExtension: { '.js': '.mjs' },
    sourcemap: dev ? 'linked' : false,
    external: ['vitest'],
    legalComments: 'none',
  });
  await mkdir(out, { recursive: true });
  // Another process may run the command meanwhile: it finds the old file or the new one, never half of it.
  for (const { path: file, contents } of outputFiles) {
    await writeFile(`${file}.${process.pid}`, contents);
    await rename(`${file}.${process.pid}`, file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { dev: { type: 'boolean' }, only: { type: 'string' }, out: { type: 'string' } };
  const { only, ...settings } = parseArgs({ options }).values;
  if (only !== 'node') await buildExtension(settings);
  if (only !== 'extension') await buildNode(settings);
}
