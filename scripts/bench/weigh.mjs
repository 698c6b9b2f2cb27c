// What the browser loads of a built extension, in bytes gzip, beside the budgets of docs/architecture.md.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Weighs the extension in a folder. `budget` is undefined for what has none. */
export function weigh(folder) {
  const gzip = (file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
  const importsOf = (file, dynamic) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const pattern = dynamic ? /import\("(\.[^"]+\.js)"\)/g : /(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g;
    return [...text.matchAll(pattern)].map(([, target]) => path.posix.join(path.posix.dirname(file), target));
  };
  /** A file with what it imports at once, or with everything that it can ever load. */
  const reach = (file, all, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const target of [...importsOf(file, false), ...(all ? importsOf(file, true) : [])]) reach(target, all, seen);
    return seen;
  };
  const page = (stem, all) =>
    [...reach(`${stem}.js`, all)].reduce((sum, each) => sum + gzip(each), 0) + gzip(`${stem}.css`) + gzip(`${stem}.html`);
  return [
    { name: 'panel, first paint', bytes: page('devtools/panel', false), budget: 60_000 },
    { name: 'panel, everything', bytes: page('devtools/panel', true), budget: 220_000 },
    { name: 'popup, first paint', bytes: page('popup/popup', false), budget: 40_000 },
    { name: 'background', bytes: gzip('background.js'), budget: 20_000 },
    { name: "the browser's sentences", bytes: gzip('_locales/en/messages.json') },
  ];
}
