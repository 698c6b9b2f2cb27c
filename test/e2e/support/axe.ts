import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { View } from './driver.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in a view: rule, and the element. */
export async function violations(view: View): Promise<string[]> {
  await view.evaluate(`(() => { ${axe}; globalThis.axe ??= window.axe; return true; })()`);
  return view.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
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

/** Gives the panel a file, as its button does. */
export const importFile = (panel: View, name: string, text: string): Promise<void> =>
  panel.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    const input = document.querySelector('[data-import-file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

/** Drops a file on the panel that never comes to its end, so that it stays at being read. */
export const dropEndlessFile = (panel: View): Promise<void> =>
  panel.evaluate(`(() => {
    class Endless extends File {
      stream() { return new ReadableStream({ pull: () => new Promise(() => {}) }); }
      slice() { return { arrayBuffer: () => new Promise(() => {}), text: () => new Promise(() => {}), stream: () => this.stream() }; }
    }
    const event = new Event('drop', { bubbles: true, cancelable: true });
    event.dataTransfer = { getData: () => '', files: [new Endless(['{"log":'], 'endless.har')] };
    document.querySelector('.panel').dispatchEvent(event);
  })()`);
