import { exchangesOfHar } from '../src/capture/har-entry.ts';
import { t } from '../src/extension/text.ts';
import type { Store } from './store.ts';

let imported = 0;

/** Reads a HAR file into a recording of its own. What cannot be read becomes one sentence in the panel; nothing throws. */
export async function importFile(store: Store, file: { name: string; text(): Promise<string> }): Promise<void> {
  try {
    const text = (await file.text()).replace(/^\ufeff/, '');
    const { exchanges, skipped } = exchangesOfHar(parse(text));
    const id = `file-${++imported}`;
    store.take(exchanges, { id, name: file.name });
    store.message.value = exchanges.length
      ? skipped.length
        ? t('import_skipped', file.name, skipped.length, skipped[0]!.index + 1, skipped[0]!.why)
        : ''
      : t('import_empty', file.name);
  } catch (error) {
    store.message.value = t('import_failed', file.name, error instanceof Error ? error.message : '');
  }
}

function parse(text: string): unknown {
  if (!text.trim()) throw new Error(t('import_no_content'));
  try {
    return JSON.parse(text);
  } catch (error) {
    // Engines quote the text around the error, which may hold a token; only the position is told.
    const place = /position (\d+)|line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '')?.[0];
    throw new Error(place ? t('import_no_json_at', place) : t('import_no_json'));
  }
}
