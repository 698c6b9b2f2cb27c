import { describe, expect, it } from 'vitest';
import { packedIn } from '../../src/extension/packed.ts';
import { partitions, type Recorded } from '../../src/extension/recorded.ts';
import { createRecords } from '../../src/extension/records.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { observed } from '../../src/http/exchange.ts';
import { memorySession } from './support/memory-session.ts';
import { recordsOf } from './support/records-of.ts';

/** The n-th record of sign-ins of four, 3 kB each. */
function record(n: number, more: Partial<Recorded> = {}, tab = '1'): Recorded {
  const exchange: Exchange = {
    id: `w${n}`,
    startedAt: n * 1000,
    took: 30,
    from: { adapter: 'web-request', position: n },
    context: { tab, initiator: 'https://app.example' },
    request: {
      method: 'POST',
      url: `https://as.example/token?n=${n}`,
      headers: [{ name: 'X', value: 'x'.repeat(1500) }],
      body: observed(''),
    },
    response: observed({ status: 200, headers: [{ name: 'Y', value: 'y'.repeat(1200) }], body: observed(`{"n":${n}}`) }),
  };
  return { exchange, flow: `w${n - (n % 4)}`, order: n, request: String(n), ...more };
}

async function filled(count: number, { session = memorySession(), capacity = 9_000_000 } = {}) {
  const records = createRecords(session, capacity);
  for (let n = 0; n < count; n++) {
    records.put('normal', record(n));
    if (n % 50 === 0) await records.settled();
  }
  await records.settled();
  const ids = async () => (await recordsOf(await session.get(null))).map(({ record: { exchange } }) => exchange.id);
  return { records, session, ids };
}

const all = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).sort();
const packs = async (session: ReturnType<typeof memorySession>) => packedIn(await session.get(null), 'normal');

describe('packing', () => {
  it('packs the oldest sign-ins whole, keeps the newest loose, and loses none', async () => {
    const { session, ids } = await filled(1000);
    expect((await ids()).sort()).toEqual(all(1000));
    const packed = await packs(session);
    expect(packed.length).toBeGreaterThan(50);
    for (const [, { ids, flow }] of packed) expect(ids).toBe([0, 1, 2, 3].map((i) => `w${Number(flow.slice(1)) + i}`).join(' '));
    expect(session.items.has('exchange/normal/w999')).toBe(true);
    expect(session.items.has('exchange/normal/w0')).toBe(false);
  });

  it('leaves what is still under way loose, and what may still get its body', async () => {
    const session = memorySession();
    const records = createRecords(session);
    records.put('normal', record(0, { pending: true }));
    for (let n = 1; n < 1000; n++) {
      const { exchange, ...rest } = record(n);
      records.put('normal', { ...rest, exchange: { ...exchange, startedAt: 1000 + n } });
    }
    await records.settled();
    expect(await packs(session)).toEqual([]);
    records.put('normal', record(1000));
    await records.settled();
    expect(session.items.has('exchange/normal/w0')).toBe(true);
    expect((await packs(session)).length).toBeGreaterThan(0);
    expect((await recordsOf(await session.get(null))).length).toBe(1001);
  });

  it('loses and doubles nothing when the background is stopped before or after any write of a pack', async () => {
    const count = 400;
    const firstPack = async (stopAt: number) => {
      const session = memorySession();
      let packsWritten = 0;
      let stop = () => {};
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const never = () => {
        stop();
        return new Promise<void>(() => undefined);
      };
      // From the stop on nothing of this background reaches the store any more.
      const cut = {
        get: session.get,
        async set(items: Record<string, unknown>) {
          if (Object.keys(items).some((key) => key.startsWith('packed/'))) packsWritten++;
          return packsWritten > stopAt ? never() : session.set(items);
        },
        remove: (keys: string | string[]) => (packsWritten >= stopAt ? never() : session.remove(keys)),
      };
      const records = createRecords(cut);
      for (let n = 0; n < count; n++) records.put('normal', record(n));
      await stopped;
      return session;
    };
    for (const stopAt of [0, 1, 2, 7, 20]) {
      const session = await firstPack(stopAt);
      const next = createRecords(session);
      next.load(await session.get(null), partitions);
      await next.settled();
      expect((await packs(session)).length).toBe(Math.max(0, stopAt - 1));
      const found = (await recordsOf(await session.get(null))).map(({ record: { exchange } }) => exchange.id);
      expect(found.sort()).toEqual(all(count));
    }
  });

  it('knows after a restart what is packed: ids, sign-ins and room', async () => {
    const { session } = await filled(1000);
    const next = createRecords(session, 100_000);
    next.load(await session.get(null), partitions);
    expect(next.has('normal', 'w0')).toBe(true);
    next.put('normal', record(1000));
    await next.settled();
    const left = await recordsOf(await session.get(null));
    const dropped = Number(session.items.get('dropped/normal') ?? 0);
    expect(dropped).toBeGreaterThan(0);
    expect(left.length + dropped).toBe(1001);
    // Whole sign-ins went, the oldest first.
    expect(Math.min(...left.map(({ record: { order } }) => order))).toBe(dropped);
    expect(dropped % 4).toBe(0);
  });

  it('forgets packed exchanges when they are cleared, and keeps those packed with them', async () => {
    const { records, session, ids } = await filled(1000);
    await records.forgetExchanges('normal', ['w0', 'w1', 'w2', 'w3', 'w5', 'w999']);
    await records.settled();
    const left = await ids();
    for (const id of ['w0', 'w3', 'w5', 'w999']) expect(left).not.toContain(id);
    expect(left).toContain('w4');
    expect(left).toContain('w6');
    expect(left).toHaveLength(994);
    expect(session.items.has('packed/normal/w0')).toBe(false);
  });

  it('forgets them with their tab', async () => {
    const { records, ids } = await filled(1000);
    records.put('normal', record(1000, {}, '2'));
    records.forgetTab('1');
    await records.settled();
    expect(await ids()).toEqual(['w1000']);
  });
});
