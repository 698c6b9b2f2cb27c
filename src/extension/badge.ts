import type { FlowStatus } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ExtensionApi, StorageArea } from './browser-api.ts';
import { stateOf } from './latest-state.ts';
import type { Openers, Partition } from './recorded.ts';

type Api = Pick<ExtensionApi, 'action' | 'i18n'>;

/** Sign, colours and words of a flow's state on the toolbar button; the sign has a shape of its own beside its colour. */
const badges: Record<FlowStatus, { text: string; background: string; title: string }> = {
  failed: { text: '✕', background: '#b3261e', title: 'badge_failed' },
  sound: { text: '✓', background: '#12693a', title: 'badge_sound' },
  incomplete: { text: '…', background: '#59626d', title: 'badge_incomplete' },
};

/** Shows the state of a tab's latest sign-in on the toolbar button; `null` takes it away. */
export function showBadge({ action, i18n }: Api, tabId: number, status: FlowStatus | null): void {
  const badge = status && badges[status];
  // The tab may be gone by now: no reason to complain.
  const quietly = (done: unknown) => void (done instanceof Promise && done.catch(() => undefined));
  quietly(action?.setBadgeText({ tabId, text: badge ? badge.text : '' }));
  quietly(action?.setTitle({ tabId, title: (badge && i18n?.getMessage(badge.title)) || 'PKCE Inspector' }));
  if (!badge) return;
  quietly(action?.setBadgeBackgroundColor({ tabId, color: badge.background }));
  quietly(action?.setBadgeTextColor({ tabId, color: '#ffffff' }));
}

/** The badges of all tabs. The browser forgets a badge at each navigation of its tab, so they are kept and shown again. */
export function createBadges(api: Api, session: StorageArea, partition: Partition) {
  const key = `badges/${partition}`;
  let states: Record<string, FlowStatus> = {};
  let openedBy: Openers = {};
  const set = (tab: string, status: FlowStatus | null) => {
    showBadge(api, Number(tab), status);
    if ((states[tab] ?? null) === status) return;
    const { [tab]: _, ...others } = states;
    states = status ? { ...others, [tab]: status } : others;
    void session.set({ [key]: states }).catch(() => undefined);
  };
  return {
    /** Shows how the sign-in of these exchanges stands, in its tab and in the one that opened it. */
    progress(tab: string, exchanges: readonly Exchange[]): void {
      const status = stateOf(exchanges);
      if (!status) return;
      set(tab, status);
      const opener = openedBy[tab];
      if (opener !== undefined) set(opener, status);
    },
    /** Takes the verdict of a page that has run the engine. */
    told: ({ tabId, status }: { tabId: number; status: FlowStatus | null }): void => set(String(tabId), status),
    again(tabId: number): void {
      const status = states[tabId];
      if (status) showBadge(api, tabId, status);
    },
    closed(tabId: number): void {
      const { [tabId]: gone, ...others } = states;
      if (!gone) return;
      states = others;
      void session.set({ [key]: states }).catch(() => undefined);
    },
    openers(openers: Openers): void {
      openedBy = openers;
    },
    load(stored: Record<string, unknown>): void {
      states = (stored[key] ?? {}) as Record<string, FlowStatus>;
    },
  };
}
