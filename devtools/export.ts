import { t } from '../src/extension/text.ts';
import type { Store } from './store.ts';

/** Writes the flows that the list shows into a redacted HAR file. The report is not part of the panel yet; it says so. */
export async function exportFlows(store: Store): Promise<void> {
  store.message.value = t('export_missing');
}

/** Offers a text as a file, without a permission. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
