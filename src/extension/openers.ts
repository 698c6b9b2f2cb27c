import type { RequestDetails } from '../capture/web-request.ts';
import type { ExtensionApi, StorageArea, TabInfo } from './browser-api.ts';
import { type Openers, openersKey, type Partition } from './recorded.ts';

/**
 * Links tabs to the ones that opened them. The browser says it of most; of a popup window Firefox says nothing,
 * but its first request names the page that opened it (`originUrl`), which is looked for among the tabs.
 */
export function followOpeners(
  tabs: NonNullable<ExtensionApi['tabs']>,
  session: StorageArea,
  partition: Partition,
  changed: (openers: Openers) => void,
) {
  let openers: Openers = {};
  const orphans = new Set<string>();
  const add = (tab: string, opener: string) => {
    if (tab === opener || openers[tab] !== undefined) return;
    openers = { ...openers, [tab]: opener };
    orphans.delete(tab);
    changed(openers);
    void session.set({ [openersKey(partition)]: openers });
  };
  return {
    load(known: Openers): void {
      openers = known;
      changed(openers);
    },
    created({ id, openerTabId }: TabInfo): void {
      if (id === undefined) return;
      if (openerTabId !== undefined) add(String(id), String(openerTabId));
      else orphans.add(String(id));
    },
    async requested({ tabId, type, originUrl, incognito }: RequestDetails): Promise<void> {
      const tab = String(tabId);
      if (type !== 'main_frame' || !originUrl || !orphans.has(tab)) return;
      orphans.delete(tab);
      const candidates = (await tabs.query({}))
        .filter(({ id, url, incognito: theirs }) => id !== tabId && theirs === (incognito ?? theirs) && url !== undefined)
        .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
      const without = (url: string | undefined) => url?.split('#', 1)[0];
      const opener = candidates.find(({ url }) => without(url) === without(originUrl));
      if (opener?.id !== undefined) add(tab, String(opener.id));
    },
  };
}
