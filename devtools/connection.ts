import { batch, effect } from '@preact/signals';
import type { ExtensionApi } from '../src/extension/browser-api.ts';
import { channelOf, panelPortName, type ToBackground, type ToPanel, type ToRecorder } from '../src/extension/ports.ts';
import { liveId, type Row, type Store } from './store.ts';

/** Connects the panel to the devtools page of its tab, which has recorded since the developer tools were opened. */
export function connect(api: ExtensionApi, store: Store): { pause(paused: boolean): void; clear(): void } {
  const tab = api.devtools?.inspectedWindow.tabId ?? -1;
  const recorder = channelOf<ToPanel, ToRecorder>(api.runtime.connect({ name: panelPortName(tab) }));
  store.connected.value = true;
  recorder.receive((message) => {
    if (message.type === 'exchanges') store.take(message.exchanges);
    if (message.type === 'recording')
      batch(() => {
        store.paused.value = message.paused;
        store.seen.value = message.seen;
        store.dropped.value = message.dropped;
      });
  });
  recorder.closed(() => {
    store.connected.value = false;
  });
  // A tab that is gone, or a background that is just starting, is no reason to complain: the next state comes.
  const unheard = () => void api.runtime.lastError;
  let told: string | null = null;
  effect(() => {
    const live = store.rows.value.filter(({ recording }) => recording.id === liveId);
    const latest = live.reduce<Row | null>((last, row) => (last && last.flow.startedAt > row.flow.startedAt ? last : row), null);
    const status = latest?.flow.status ?? null;
    if (status === told) return;
    told = status;
    api.runtime.sendMessage({ type: 'state', tabId: tab, status } satisfies ToBackground, unheard);
  });
  return {
    pause: (paused) => recorder.send({ type: paused ? 'pause' : 'resume' }),
    clear: () => recorder.send({ type: 'clear' }),
  };
}
