import './polyfill.ts';
import { createBadges } from './badge.ts';
import { extensionApi } from './browser-api.ts';
import { followOpeners } from './openers.ts';
import type { ToBackground } from './ports.ts';
import { accessKey, type Openers, openersKey, type Partition, partitionOf, partitions } from './recorded.ts';
import { createRecorder } from './recorder.ts';
import { sessionOf } from './session.ts';
import { defaults, onSettings, readSettings } from './settings.ts';
import { type Gate, watchRequests } from './watch-requests.ts';

// The browser stops this script when it is idle and starts it for an event: listeners are registered at once, what they need is read after
// that, and events wait for it.
const api = extensionApi();
const session = api && sessionOf(api);
if (session && api.storage && api.webRequest && api.tabs) {
  const { storage, webRequest, tabs } = api;
  const own = partitionOf(api);
  // Chrome runs this script once more for private windows; Firefox does not.
  const mine: readonly Partition[] = api.runtime.getManifest().incognito === 'split' ? [own] : partitions;
  const badges = createBadges(api, session, own);
  const recorder = createRecorder({ session, partition: own, settings: defaults, progress: badges.progress });
  const openers = followOpeners(tabs, session, own, (known) => {
    recorder.openers(known);
    badges.openers(known);
  });

  let waiting: (() => void)[] | null = [];
  const gate: Gate = (take, details) => {
    if (waiting) waiting.push(() => take(details));
    else take(details);
  };
  const watch = () => watchRequests(webRequest, recorder, gate, (details) => gate(openers.requested, details));
  let unwatch: (() => void) | null = watch();
  const watchAnew = (wanted: boolean) => {
    unwatch?.();
    unwatch = wanted ? watch() : null;
  };
  let capture = true;
  const tellAccess = () =>
    void api.permissions?.getAll().then(({ origins = [] }) => session.set({ [accessKey]: origins }).catch(() => undefined));
  // Chrome refuses listeners while no host is granted, and does not mend that by itself.
  api.permissions?.onAdded.addListener(() => {
    watchAnew(capture);
    tellAccess();
  });
  api.permissions?.onRemoved.addListener(() => {
    tellAccess();
    gate(recorder.withdrawn, (origins: string[]) => api.permissions!.contains({ origins }));
  });
  onSettings(storage, (settings) => {
    recorder.settings(settings);
    if (settings.capture !== capture) watchAnew(settings.capture);
    capture = settings.capture;
  });
  tabs.onCreated.addListener((tab) => gate(openers.created, tab));
  tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') gate(badges.again, tabId);
  });
  tabs.onRemoved.addListener((tabId) => {
    gate(badges.closed, tabId);
    gate(recorder.forgetTab, String(tabId));
  });
  api.windows?.onRemoved.addListener(() => {
    void api.windows?.getAll().then((windows) => {
      if (mine.includes('private') && !windows.some(({ incognito }) => incognito)) gate(recorder.forgetPrivate, undefined);
    });
  });
  session.onChanged((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) if (newValue === undefined) gate(recorder.forget, key);
  });
  api.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== api.runtime.id) return;
    const told = message as ToBackground;
    if (told.type === 'open') void tabs.create({ url: api.runtime.getURL(told.page) });
    else if (told.type === 'forget') gate(recorder.clear, told);
    else gate(badges.told, told);
  });

  void Promise.all([session.get(null), readSettings(storage)]).then(([stored, settings]) => {
    capture = settings.capture;
    if (!capture) watchAnew(false);
    recorder.settings(settings);
    recorder.load(stored, mine);
    openers.load((stored[openersKey(own)] ?? {}) as Openers);
    badges.load(stored);
    tellAccess();
    const held = waiting ?? [];
    waiting = null;
    for (const run of held) run();
  });
}
