import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { View } from './driver.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in a view: rule, and the element. */
export async function violations(view: View): Promise<string[]> {
  await view.evaluate(`(() => { ${axe}; window.axe ??= globalThis.axe; return true; })()`);
  return view.evaluate(`window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ' ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))`);
}

/** Opens whatever is folded, and what that brings with it. */
export const openAll = (view: View): Promise<void> =>
  view.evaluate(`(async () => {
    for (let closed; (closed = [...document.querySelectorAll('details:not([open])')]).length;) {
      for (const details of closed) details.open = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })()`);
