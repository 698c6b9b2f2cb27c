import type { HarCapture } from '../src/capture/har-capture.ts';
import { t, tn } from '../src/extension/text.ts';
import type { Store } from './store.ts';

let imported = 0;
let pasted = 0;

/** What reads files is loaded with the first of them. */
const reading = () => import('./read-file.ts');

/**
 * Reads a file of any size into a recording of its own: HAR, also packed, or a text as {@link importText} takes it. It can be given up at
 * any time. What cannot be read becomes one sentence in the panel; nothing throws.
 */
export async function importFile(store: Store, file: File): Promise<void> {
  const id = `file-${++imported}`;
  const control = new AbortController();
  const show = (done?: number) => {
    const others = store.importing.peek().filter((each) => each.id !== id);
    store.importing.value = [...others, { id, name: file.name, ...(done !== undefined && { done }), cancel: () => control.abort() }];
  };
  show();
  try {
    const { capturesOfFile } = await reading();
    for await (const { name, capture } of capturesOfFile(file, { signal: control.signal, onProgress: show }))
      take(store, id, name, capture);
  } catch (error) {
    store.message.value = t('import_failed', file.name, error instanceof Error ? error.message : '');
  } finally {
    store.importing.value = store.importing.peek().filter((each) => each.id !== id);
  }
}

/** Takes a pasted text: a HAR file, curl commands, a transcript, or the addresses and token request bodies of a sign-in. All that is pasted is one recording. */
export async function importText(store: Store, text: string): Promise<void> {
  const name = t('pasted');
  if (/^\s*\{\s*"log"/.test(text.slice(0, 1000))) return importFile(store, new File([text], name));
  const { readPasted } = await reading();
  const { exchanges, problems } = readPasted(text);
  // Each piece comes after those that were pasted before it.
  const turn = ++pasted;
  const moved = exchanges.map((exchange) => ({
    ...exchange,
    id: `pasted-${turn}-${exchange.id}`,
    startedAt: exchange.untimed ? pastedAt + exchange.startedAt + turn / 10_000 : exchange.startedAt,
  }));
  take(store, 'pasted', name, { requests: exchanges.length, exchanges: moved, skipped: [], remarks: problems });
}

const pastedAt = Date.now();

function take(store: Store, id: string, file: string, { exchanges, skipped, remarks, error }: HarCapture): void {
  store.take(exchanges, { id: id === 'pasted' ? id : `${id}-${file}`, name: file });
  store.message.value = error
    ? t('import_failed', file, error)
    : !exchanges.length
      ? remarks[0]
        ? t('import_failed', file, remarks[0])
        : t('import_empty', file)
      : skipped.length
        ? tn('import_skipped', skipped.length, file, skipped[0]!.why)
        : (remarks[0] ?? '');
}
