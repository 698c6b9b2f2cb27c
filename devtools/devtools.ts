import { extensionApi } from '../src/extension/browser-api.ts';
import { captureBuffer } from '../src/extension/capture-buffer.ts';
import { type Channel, channelOf, panelPortName, type ToPanel, type ToRecorder } from '../src/extension/ports.ts';
import { capture } from './capture.ts';

// This page lives as long as the devtools window and survives navigations, so it records from the first moment; the panel may be opened late.
const api = extensionApi();
if (api?.devtools) {
  const { devtools } = api;
  const buffer = captureBuffer();
  const panels = new Set<Channel<ToRecorder, ToPanel>>();
  let paused = false;
  let clearedAt = 0;
  const tell = (message: ToPanel) => {
    for (const panel of panels) panel.send(message);
  };
  const recording = (): ToPanel => ({ type: 'recording', paused, seen: recorder.seen, dropped: buffer.dropped });
  const recorder = capture(devtools.network, devtools.inspectedWindow, (exchange) => {
    // The browser may be late: what began before the list was emptied stays out of it.
    if (exchange.startedAt < clearedAt) return;
    buffer.keep(exchange);
    tell({ type: 'exchanges', exchanges: [exchange] });
  });

  api.runtime.onConnect.addListener((port) => {
    if (port.name !== panelPortName(devtools.inspectedWindow.tabId)) return;
    const panel = channelOf<ToRecorder, ToPanel>(port);
    panels.add(panel);
    panel.closed(() => panels.delete(panel));
    panel.receive((message) => {
      if (message.type === 'clear') {
        buffer.clear();
        clearedAt = Date.now();
        tell({ type: 'cleared' });
      } else {
        paused = message.type === 'pause';
        recorder.pause(paused);
      }
      tell(recording());
    });
    panel.send({ type: 'exchanges', exchanges: buffer.all() });
    panel.send(recording());
  });

  devtools.panels.create('PKCE Inspector', '/icons/32.png', '/devtools/panel.html');
}
