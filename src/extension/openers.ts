import type { RequestDetails } from '../capture/web-request.ts';
import type { ExtensionApi, StorageArea, TabInfo } from './browser-api.ts';
import { type Openers, openersKey, type Partition } from './recorded.ts';

/**
 * Links popups to the tabs that opened them. A tab is a popup when the first document in it was asked for by a page. Which one, the browser
 * says when the tab is created; of a popup window Firefox does not, but names that page (`originUrl`), which is looked for among the tabs.
 * The browser's word alone is not enough: Chrome calls the active tab the opener of every new one.
 */
export function followOpeners(
  tabs: NonNullable<ExtensionApi['tabs']>,
  session: StorageArea,
  partition: Partition,
  changed: (openers: Openers) => void,
) {
  let openers: Openers = {};
  /** New tabs in which nothing was asked for yet. */
  const fresh = new Map<number, number | undefined>();

  async function openerOf({ tabId, originUrl, incognito }: RequestDetails): Promise<number | undefined> {
    const page = originUrl?.split('#', 1)[0];
    const candidates = (await tabs.query({}))
      .filter(({ id, url, incognito: theirs }) => id !== tabId && theirs === (incognito ?? theirs) && url?.split('#', 1)[0] === page)
      .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
    return candidates[0]?.id;
  }

  return {
    load(known: Openers): void {
      openers = known;
      changed(openers);
    },
    created({ id, openerTabId }: TabInfo): void {
      if (id !== undefined) fresh.set(id, openerTabId);
    },
    /** Takes each request for a document in a tab. */
    async requested(details: RequestDetails): Promise<void> {
      const { tabId, initiator, originUrl } = details;
      if (!fresh.has(tabId)) return;
      const named = fresh.get(tabId);
      fresh.delete(tabId);
      if (!(initiator ?? originUrl)?.startsWith('http')) return;
      const opener = named ?? (originUrl === undefined ? undefined : await openerOf(details));
      if (opener === undefined) return;
      openers = { ...openers, [tabId]: String(opener) };
      changed(openers);
      void session.set({ [openersKey(partition)]: openers }).catch(() => undefined);
    },
  };
}
