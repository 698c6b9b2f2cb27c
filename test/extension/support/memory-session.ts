import type { StorageArea } from '../../../src/extension/browser-api.ts';

/** A `storage.session` in memory with the browsers' behaviour: values are copied, and a full one refuses (limit in characters of JSON). */
export function memorySession(limit = Number.POSITIVE_INFINITY): StorageArea & { items: Map<string, string>; writes: number } {
  const items = new Map<string, string>();
  let size = 0;
  const session = {
    items,
    writes: 0,
    async get(keys: string | string[] | null) {
      const wanted = keys === null ? [...items.keys()] : [keys].flat();
      return Object.fromEntries(wanted.flatMap((key) => (items.has(key) ? [[key, JSON.parse(items.get(key)!) as unknown]] : [])));
    },
    async set(added: Record<string, unknown>) {
      session.writes++;
      const texts = Object.entries(added).map(([key, value]) => [key, JSON.stringify(value)] as const);
      const more = texts.reduce((sum, [key, text]) => sum + text.length - (items.get(key)?.length ?? -key.length), 0);
      if (size + more > limit) throw new Error('Session storage quota bytes exceeded');
      size += more;
      for (const [key, text] of texts) items.set(key, text);
    },
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) {
        size -= key.length + (items.get(key)?.length ?? -key.length);
        items.delete(key);
      }
    },
  };
  return session;
}
