import { batch, effect } from '@preact/signals';
import { createJoin } from '../src/capture/join.ts';
import type { ExtensionApi } from '../src/extension/browser-api.ts';
import { followTab } from '../src/extension/follow-tab.ts';
import { channelOf, panelPortName, type ToBackground, type ToPanel, type ToRecorder } from '../src/extension/ports.ts';
import { partitionOf } from '../src/extension/recorded.ts';
import type { Exchange, ExchangeId } from '../src/http/exchange.ts';
import { bodiesToCome } from './bodies-to-come.ts';
import { liveId, type Row, type Store } from './store.ts';

export interface Connection {
  pause(paused: boolean): void;
  clear(): void;
}

/**
 * Connects the panel to both recorders of its tab: the devtools page, which has recorded since the developer tools were opened, and the
 * background's records of hosts that were granted. A panel in a tab of its own has the background's alone.
 */
export function connect(api: ExtensionApi, store: Store, tab: number): Connection {
  const join = createJoin();
  const byBackground = new Set<ExchangeId>();
  const unwanted = new Set<ExchangeId>();
  let clearedAt = 0;
  const dropped = { devtools: 0, background: 0, cleared: 0 };
  const tellDropped = () => {
    store.dropped.value = dropped.devtools + Math.max(0, dropped.background - dropped.cleared);
  };
  const recorder = api.devtools && channelOf<ToPanel, ToRecorder>(api.runtime.connect({ name: panelPortName(tab) }));
  const isOwn = ({ context }: Exchange) => recorder !== undefined && (context.tab === undefined || context.tab === String(tab));
  const bodies = bodiesToCome(isOwn, (exchange) => store.take([exchange]));
  const take = (exchanges: readonly Exchange[]) =>
    store.take(exchanges.flatMap((exchange) => bodies.take(join.take(exchange), exchange) ?? []));
  store.connected.value = true;
  recorder?.receive((message) => {
    if (message.type === 'exchanges') take(message.exchanges);
    if (message.type === 'recording')
      batch(() => {
        dropped.devtools = message.dropped;
        store.paused.value = message.paused;
        store.seen.value = message.seen;
        tellDropped();
      });
  });
  recorder?.closed(() => {
    store.connected.value = false;
  });
  void followTab(api, String(tab), (news) =>
    batch(() => {
      dropped.background = news.dropped;
      store.access.value = news.access;
      tellDropped();
      // What comes while paused is not wanted later either.
      for (const { id } of news.exchanges) (store.paused.value && !byBackground.has(id) ? unwanted : byBackground).add(id);
      take(news.exchanges.filter(({ id, startedAt }) => startedAt >= clearedAt && !unwanted.has(id)));
    }),
  );
  tellState(api, store, tab);
  return {
    pause: (paused) => recorder?.send({ type: paused ? 'pause' : 'resume' }),
    clear() {
      recorder?.send({ type: 'clear' });
      join.clear();
      bodies.clear();
      dropped.cleared = dropped.background;
      tellDropped();
      clearedAt = Date.now();
      const ids = [...byBackground, ...unwanted];
      api.runtime.sendMessage(
        { type: 'forget', partition: partitionOf(api), ids } satisfies ToBackground,
        () => void api.runtime.lastError,
      );
      byBackground.clear();
      unwanted.clear();
    },
  };
}

/** Tells the background how the latest sign-in stands, for the toolbar button. */
function tellState(api: ExtensionApi, store: Store, tabId: number): void {
  // A tab that is gone, or a background that is just starting, is no reason to complain: the next state comes.
  const unheard = () => void api.runtime.lastError;
  let told = '';
  let isAsked = false;
  const tell = () => {
    isAsked = false;
    const live = store.rows.peek().filter(({ recording }) => recording.id === liveId);
    const latest = live.reduce<Row | null>((last, row) => (last && last.flow.startedAt > row.flow.startedAt ? last : row), null);
    if (latest?.flow.unjudged) return;
    const status = latest?.flow.status ?? null;
    const now = latest ? `${latest.flow.startedAt} ${status}` : '';
    if (now === told) return;
    told = now;
    api.runtime.sendMessage({ type: 'state', tabId, status } satisfies ToBackground, unheard);
  };
  effect(() => {
    void store.rows.value;
    // The verdict is drawn first.
    if (!isAsked) setTimeout(tell, 100);
    isAsked = true;
  });
}
