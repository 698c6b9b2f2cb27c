import type { ExtensionApi, StorageArea, StorageChanges } from './browser-api.ts';

/** What lasts until the browser, or the last private window, is closed. */
export interface Session extends StorageArea {
  /** Tells what other pages, or the background, have changed. Returns how to stop. */
  onChanged(tell: (changes: StorageChanges) => void): () => void;
}

/**
 * The store for what is recorded. In Chrome `storage.session` is one for private windows and the others and outlives the private ones;
 * there a private window's IndexedDB is used, which is in memory, its own, and gone with the last of them (measured).
 */
export function sessionOf(api: ExtensionApi): Session | undefined {
  const { storage, extension, runtime } = api;
  if (runtime.getManifest().incognito === 'split' && extension?.inIncognitoContext) return privateSession();
  if (!storage) return undefined;
  const { session, onChanged } = storage;
  return {
    get: (keys) => session.get(keys),
    set: (items) => session.set(items),
    remove: (keys) => session.remove(keys),
    onChanged(tell) {
      const listener = (changes: StorageChanges, area: string) => {
        if (area === 'session') tell(changes);
      };
      onChanged.addListener(listener);
      return () => onChanged.removeListener(listener);
    },
  };
}

const name = 'session';

function privateSession(): Session {
  const database = new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const channel = new BroadcastChannel(name);
  const change = async (changes: StorageChanges) => {
    const transaction = (await database).transaction(name, 'readwrite');
    const store = transaction.objectStore(name);
    for (const [key, { newValue }] of Object.entries(changes)) newValue === undefined ? store.delete(key) : store.put(newValue, key);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    channel.postMessage(changes);
  };
  return {
    async get(keys) {
      const store = (await database).transaction(name).objectStore(name);
      const [names, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
      const wanted = keys === null ? undefined : new Set([keys].flat());
      return Object.fromEntries(names.flatMap((key, i) => (wanted && !wanted.has(String(key)) ? [] : [[String(key), values[i]]])));
    },
    set: (items) => change(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }]))),
    remove: (keys) => change(Object.fromEntries([keys].flat().map((key) => [key, {}]))),
    onChanged(tell) {
      const own = new BroadcastChannel(name);
      own.onmessage = ({ data }) => tell(data as StorageChanges);
      return () => own.close();
    },
  };
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
