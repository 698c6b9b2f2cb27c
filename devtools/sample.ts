import { t } from '../src/extension/text.ts';
import type { Exchange } from '../src/http/exchange.ts';
import type { Store } from './store.ts';

/** The bundled sign-in: a recording of the lab, redacted (scripts/sample.mjs). It is read when it is asked for. */
export async function sample(): Promise<Exchange[]> {
  return (await import('./sample.json')).default.exchanges as Exchange[];
}

/** Shows the bundled sign-in, for a person who has none yet. */
export async function openSample(store: Store): Promise<void> {
  store.take(await sample(), { id: 'sample', name: t('sample_name') });
}
