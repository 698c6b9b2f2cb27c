import { render } from 'preact';
import type { Exchange } from '../src/http/exchange.ts';
import { sample } from './sample.ts';
import { createStore, type Engine, type Store } from './store.ts';
import { StoreContext } from './views/context.ts';
import { FlowDetail } from './views/flow-detail.tsx';

/** How often the sample is judged: after the second time the browser has compiled what matters. */
const rounds = 3;

/** Milliseconds between two steps, left to whatever else runs here. */
const breath = 20;

/**
 * Judges the bundled sign-in and draws it where nobody sees it, for code that was never run takes 100 ms longer, and the first sign-in
 * is the one that a person waits for. Gives way as soon as there is a sign-in to show.
 */
export async function warmUp(store: Store, engine: Engine, read = sample): Promise<void> {
  const root = document.createElement('div');
  try {
    await rehearse(store, engine, await read(), root);
  } catch {
    // What breaks here breaks again where it matters, and is said there.
  }
  render(null, root);
}

async function rehearse(store: Store, engine: Engine, exchanges: readonly Exchange[], root: HTMLElement): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const analyser = engine();
    for (const exchange of exchanges) {
      await new Promise((resolve) => setTimeout(resolve, breath));
      if (store.rows.peek().length) return;
      for (const flow of analyser.take([exchange]).flows)
        render(
          <StoreContext.Provider value={createStore()}>
            <FlowDetail row={{ key: '', flow, recording: { id: '', name: '' } }} />
          </StoreContext.Provider>,
          root,
        );
    }
  }
}
