import type { Diagnosis } from '../src/diagnosis/diagnosis.ts';
import { extensionApi } from '../src/extension/browser-api.ts';
import { t } from '../src/extension/text.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { liveId, type Recording, type Row, type Store } from './store.ts';

/** Writes the flows that the list shows into redacted HAR files, one for each recording. The code for it is read when it is first wanted. */
export async function exportFlows(store: Store): Promise<void> {
  const rows = store.visible.value;
  if (rows.length === 0) {
    store.message.value = t('export_empty');
    return;
  }
  try {
    const { redactedHar } = await import('./redacted-har.ts');
    const version = extensionApi()?.runtime.getManifest().version ?? '0';
    let written = 0;
    let left = 0;
    const ids = new Set(rows.map(({ recording }) => recording.id));
    for (const recording of store.recordings.value.filter(({ id }) => ids.has(id))) {
      const exchanges = wanted(recording, store.rows.value, rows);
      const isWhole = exchanges.length === recording.exchanges.size;
      const { diagnosis } = recording;
      const options = { random, version, ...(isWhole && isJudged(diagnosis) && { original: diagnosis }) };
      const { text, exported, dropped } = await redactedHar(exchanges, options, recording.name);
      written += exported;
      left += dropped;
      download(fileName(recording), 'application/json', text);
    }
    store.message.value = left > 0 ? t('export_left_out', written, left) : '';
  } catch (error) {
    store.message.value = t('export_failed', error instanceof Error ? error.name : 'Error');
  }
}

const isJudged = (diagnosis: Diagnosis | null): diagnosis is Diagnosis => diagnosis?.flows.every(({ unjudged }) => !unjudged) === true;

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** The whole recording, for one sign-in may be explained by another; only what the list shows where a filter leaves something out. */
function wanted(recording: Recording, all: readonly Row[], shown: readonly Row[]): Exchange[] {
  const exchanges = [...recording.exchanges.values()];
  const isOf = (row: Row) => row.recording.id === recording.id;
  if (all.filter(isOf).length === shown.filter(isOf).length) return exchanges;
  const ids = new Set(shown.filter(isOf).flatMap(({ flow }) => flow.flow.timeline.map(({ exchange }) => exchange)));
  return exchanges.filter(({ id }) => ids.has(id));
}

function fileName({ id, name, exchanges }: Recording): string {
  if (id !== liveId) return `${name.replace(/\.har$/i, '')}.redacted.har`;
  const last = Math.max(...[...exchanges.values()].map(({ startedAt }) => startedAt));
  return `sign-ins-${new Date(last).toISOString().slice(0, 19).replace(/:/g, '')}.redacted.har`;
}

/** Offers a text as a file, without a permission. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
