import { batch } from '@preact/signals';
import type { ExtensionApi } from '../src/extension/browser-api.ts';
import { channelOf, panelPortName, type ToPanel, type ToRecorder } from '../src/extension/ports.ts';
import type { Store } from './store.ts';

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
  return {
    pause: (paused) => recorder.send({ type: paused ? 'pause' : 'resume' }),
    clear: () => recorder.send({ type: 'clear' }),
  };
}
