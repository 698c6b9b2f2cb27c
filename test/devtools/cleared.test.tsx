// @vitest-environment happy-dom
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { diagnoseOnChange } from '../../devtools/diagnosing.ts';
import { createStore, type Store } from '../../devtools/store.ts';
import { App } from '../../devtools/views/app.tsx';
import { createAnalyser } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { signIn } from '../support/f0.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('keeps nothing of the sign-ins that were cleared away', async () => {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const store = createStore();
  store.engine.value = createAnalyser;
  const stop = diagnoseOnChange(store);
  render(<App store={store} />, root);
  const first = await shown(store, root);
  store.clear();
  await vi.waitFor(() => expect(root.querySelector('.list')).toBeNull(), 2000);
  // What the renderer and the timers hold for a moment.
  await vi.waitFor(() => {
    collect();
    expect(first.deref() === undefined).toBe(true);
  }, 5000);
  await shown(store, root);
  stop();
  render(null, root);
});

async function shown(store: Store, root: HTMLElement): Promise<WeakRef<object>> {
  store.take(parseTranscript(signIn()));
  await vi.waitFor(() => expect(root.querySelectorAll('[data-flow]')).toHaveLength(1), 2000);
  return new WeakRef(store.rows.peek()[0]!.flow);
}
