import { describe, expect, it, vi } from 'vitest';
import type { ExtensionApi, StorageChanges } from '../../src/extension/browser-api.ts';
import { followTab, readTab, type TabRecording } from '../../src/extension/follow-tab.ts';
import { pack } from '../../src/extension/packed.ts';
import type { Recorded } from '../../src/extension/recorded.ts';
import { unobserved } from '../../src/http/exchange.ts';
import { memorySession } from './support/memory-session.ts';

const record = (id: string, tab: string | undefined, more: { initiator?: string; url?: string } = {}): string =>
  JSON.stringify(recorded(id, tab, more));

const recorded = (id: string, tab: string | undefined, more: { initiator?: string; url?: string }): Recorded => ({
  exchange: {
    id,
    startedAt: 0,
    from: { adapter: 'web-request', position: 0 },
    context: { ...(tab && { tab }), initiator: more.initiator ?? 'https://app.example', resourceType: 'document' },
    request: { method: 'GET', url: more.url ?? 'https://as.example/authorize', headers: [], body: unobserved('body-not-captured') },
    response: unobserved('unanswered'),
  },
  flow: id,
  order: Number(id.slice(1)),
  request: id,
});

/** The store with its event, as the browsers have it: told to every page, also to the one that wrote. */
function browser({ inIncognitoContext = false } = {}) {
  const session = memorySession();
  const listeners = new Set<(changes: StorageChanges, area: string) => void>();
  const api = {
    runtime: { getManifest: () => ({ version: '1' }) },
    extension: { inIncognitoContext },
    storage: {
      session,
      local: session,
      onChanged: {
        addListener: (listener: (changes: StorageChanges, area: string) => void) => listeners.add(listener),
        removeListener: (listener: (changes: StorageChanges, area: string) => void) => listeners.delete(listener),
      },
    },
  } as unknown as ExtensionApi;
  const set = async (items: Record<string, unknown>) => {
    await session.set(items);
    for (const tell of listeners) tell(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])), 'session');
  };
  return { api, set, listeners };
}

async function follow(api: ExtensionApi, tab: string) {
  const news: TabRecording[] = [];
  const stop = await followTab(api, tab, (each) => news.push(each));
  return { news, stop, ids: () => news.flatMap(({ exchanges }) => exchanges.map(({ id }) => id)) };
}

describe('followTab', () => {
  it('tells what is there, and then what comes, of its own tab alone', async () => {
    const { api, set } = browser();
    await set({ 'exchange/normal/w1': record('w1', '3'), 'exchange/normal/w2': record('w2', '4') });
    const { ids } = await follow(api, '3');
    expect(ids()).toEqual(['w1']);
    await set({ 'exchange/normal/w3': record('w3', '3') });
    await set({ 'exchange/normal/w4': record('w4', '4') });
    expect(ids()).toEqual(['w1', 'w3']);
  });

  it('has the popups of its tab, and theirs, also when the link is known only later', async () => {
    const { api, set } = browser();
    await set({ 'exchange/normal/w1': record('w1', '5'), 'exchange/normal/w2': record('w2', '6') });
    const { ids, news } = await follow(api, '3');
    expect(ids()).toEqual([]);
    await set({ 'openers/normal': { 5: '3', 6: '5' } });
    expect(ids()).toEqual(['w1', 'w2']);
    expect(news.at(-1)!.exchanges[0]!.context.opener).toBe('3');
  });

  it('has workers, which have no tab, of the sites of its tab', async () => {
    const { api, set } = browser();
    await set({ 'exchange/normal/w1': record('w1', undefined, { initiator: 'https://app.example' }) });
    await set({ 'exchange/normal/w2': record('w2', undefined, { initiator: 'https://other.example/worker.js' }) });
    const { ids } = await follow(api, '3');
    expect(ids()).toEqual([]);
    await set({ 'exchange/normal/w3': record('w3', '3', { url: 'https://app.example/callback?code=c' }) });
    expect(ids()).toEqual(['w1', 'w3']);
  });

  it.each([
    [false, ['w1']],
    [true, ['w2']],
  ])('never tells a private window of others, nor others of it (private: %s)', async (inIncognitoContext, expected) => {
    const { api, set } = browser({ inIncognitoContext });
    await set({ 'exchange/normal/w1': record('w1', '3'), 'exchange/private/w2': record('w2', '3') });
    expect((await follow(api, '3')).ids()).toEqual(expected);
  });

  it('tells how many had to go, and stops when asked to', async () => {
    const { api, set, listeners } = browser();
    const { news, stop } = await follow(api, '3');
    await set({ 'dropped/normal': 7 });
    expect(news.at(-1)!.dropped).toBe(7);
    stop();
    expect(listeners.size).toBe(0);
  });

  it('tells what is packed too, of its own tab alone, and a record that is packed while it looks on only once', async () => {
    const { api, set } = browser();
    const packed = async (tab: string, ...ids: [string, ...string[]]) => ({
      [`packed/normal/${ids[0]}`]: await pack(ids.map((id) => recorded(id, tab, {})) as [Recorded, ...Recorded[]]),
    });
    await set({ ...(await packed('3', 'w1', 'w2')), ...(await packed('4', 'w3')), 'exchange/normal/w4': record('w4', '3') });
    const { ids } = await follow(api, '3');
    expect(ids()).toEqual(['w4', 'w1', 'w2']);
    await set(await packed('3', 'w4'));
    expect(ids()).toEqual(['w4', 'w1', 'w2']);
    await set({ 'openers/normal': { 4: '3' } });
    await vi.waitFor(() => expect(ids()).toEqual(['w4', 'w1', 'w2', 'w3']));
    expect((await readTab(api, '3')).map(({ id }) => id).sort()).toEqual(['w1', 'w2', 'w3', 'w4']);
  });

  it("tells what is packed of workers of its tab's sites", async () => {
    const { api, set } = browser();
    await set({
      'packed/normal/w1': await pack([recorded('w1', undefined, { initiator: 'https://app.example/worker.js' })]),
      'packed/normal/w2': await pack([recorded('w2', undefined, { initiator: 'https://other.example' })]),
      'packed/normal/w3': await pack([recorded('w3', '3', { initiator: 'https://app.example' })]),
    });
    expect((await follow(api, '3')).ids()).toEqual(['w3', 'w1']);
  });
});
