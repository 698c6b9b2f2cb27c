/**
 * Makes an oidc-provider adapter that keeps everything in this process's memory until it expires.
 * An own one because the provider's built-in store prints a warning meant for production servers.
 * @returns {(model: string) => object} an adapter factory, one store for all models
 */
export function memoryStore() {
  const entries = new Map();
  const uids = new Map();

  const read = (key) => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.payload;
    entries.delete(key);
    return undefined;
  };

  return (model) => {
    const keyOf = (id) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.set(keyOf(id), { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
        if (payload.uid) uids.set(payload.uid, id);
      },
      async find(id) {
        return read(keyOf(id));
      },
      async findByUid(uid) {
        return read(keyOf(uids.get(uid)));
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const payload = read(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}

/**
 * A store that treats authorization codes in another way.
 * @param {(model: string) => any} store the adapter factory to wrap
 * @param {(adapter: any) => object} change the methods that are different
 */
export const otherwiseForCodes = (store, change) => (model) => {
  const adapter = store(model);
  return model === 'AuthorizationCode' ? { ...adapter, ...change(adapter) } : adapter;
};
