import { describe, expect, it, vi } from 'vitest';
import { diagnoseOnChange } from '../../devtools/diagnosing.ts';
import { parseFilter, passes } from '../../devtools/filter.ts';
import { createStore } from '../../devtools/store.ts';
import { analyse, createAnalyser } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { signIn } from '../support/f0.ts';

const good = parseTranscript(signIn());
const bad = parseTranscript(signIn({}, { redirect_uri: 'https://app.example/cb/' }, '< 400 {"error":"invalid_grant"}'));
const settled = (test: () => void) => vi.waitFor(test, 2000);

function running() {
  const store = createStore();
  store.engine.value = createAnalyser;
  const stop = diagnoseOnChange(store);
  return { store, stop };
}

describe('the store', () => {
  it('diagnoses what it takes, and what comes later', async () => {
    const { store, stop } = running();
    store.take(bad.slice(0, 1));
    await settled(() => expect(store.rows.value.map(({ flow }) => flow.status)).toEqual(['incomplete']));
    store.take(bad);
    await settled(() => expect(store.rows.value.map(({ flow }) => flow.rootCause?.cause)).toEqual(['redirect-uri-differs']));
    stop();
  });

  it('takes an exchange again without counting it twice', async () => {
    const { store, stop } = running();
    store.take(good);
    store.take(good);
    await settled(() => expect(store.rows.value).toHaveLength(1));
    expect(store.rows.value[0]!.flow.status).toBe('sound');
    stop();
  });

  it('never diagnoses one recording with another', async () => {
    const { store, stop } = running();
    store.take(good);
    store.take(good, { id: 'file-1', name: 'same.har' });
    await settled(() =>
      expect(store.rows.value.map(({ key, flow }) => [key.includes('file-1/'), flow.status])).toEqual([
        [false, 'sound'],
        [true, 'sound'],
      ]),
    );
    stop();
  });

  it('shows the newest flow until one is chosen, and keeps to the choice', async () => {
    const { store, stop } = running();
    store.take(good, { id: 'file-1', name: 'a.har' });
    await settled(() => expect(store.rows.value).toHaveLength(1));
    const first = store.selected.value!.key;
    store.chosen.value = first;
    store.take(bad.map((exchange) => ({ ...exchange, startedAt: exchange.startedAt + 60_000 })));
    await settled(() => expect(store.rows.value).toHaveLength(2));
    expect(store.selected.value!.key).toBe(first);
    store.chosen.value = null;
    expect(store.selected.value!.flow.status).toBe('failed');
    stop();
  });

  it('leaves as much time to the other pages as a long diagnosis took', () => {
    vi.useFakeTimers();
    const passed = performance.now.bind(performance);
    let spent = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => passed() + spent);
    const store = createStore();
    const taken: number[] = [];
    store.engine.value = () => ({
      take(fresh) {
        spent += 400;
        taken.push(fresh.length);
        return { flows: [] } as never;
      },
      catchUp: () => null,
      settle: () => null,
      check: async () => null,
    });
    const stop = diagnoseOnChange(store);
    store.take(good);
    vi.advanceTimersByTime(1);
    store.take(bad);
    vi.advanceTimersByTime(300);
    expect(taken).toEqual([good.length]);
    vi.advanceTimersByTime(150);
    expect(taken).toEqual([good.length, bad.length]);
    stop();
    clock.mockRestore();
    vi.useRealTimers();
  });

  it('filters what it lists', async () => {
    const { store, stop } = running();
    store.take(good);
    store.take(bad, { id: 'file-1', name: 'b.har' });
    await settled(() => expect(store.rows.value).toHaveLength(2));
    store.filterText.value = 'status:failed';
    expect(store.visible.value.map(({ flow }) => flow.status)).toEqual(['failed']);
    stop();
  });

  it('is empty after clear', async () => {
    const { store, stop } = running();
    store.take(good);
    await settled(() => expect(store.rows.value).toHaveLength(1));
    store.clear();
    expect(store.rows.value).toEqual([]);
    store.take(bad);
    await settled(() => expect(store.rows.value.map(({ flow }) => flow.status)).toEqual(['failed']));
    stop();
  });

  it('keeps the traffic and says so when the engine breaks', async () => {
    const store = createStore();
    store.engine.value = () => ({
      take() {
        throw new TypeError('a secret in a message');
      },
      catchUp: () => null,
      settle: () => null,
      check: async () => null,
    });
    const stop = diagnoseOnChange(store);
    store.take(good);
    await settled(() => expect(store.message.value).toContain('TypeError'));
    expect(store.message.value).not.toContain('secret');
    expect(store.recordings.value[0]!.exchanges.size).toBe(good.length);
    stop();
  });

  /** So many sign-ins that have nothing in common but client and server, every other one refused. */
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      parseTranscript(
        signIn(
          { state: `state-of-${i}-000000` },
          i % 2 ? { redirect_uri: 'https://app.example/cb/' } : {},
          i % 2 ? '< 400 {"error":"invalid_grant"}' : undefined,
        ),
      ).map((exchange) => ({ ...exchange, id: `${i}-${exchange.id}`, startedAt: exchange.startedAt + i * 200_000 })),
    ).flat();

  it('shows many sign-ins at once, judges the newest first, then what is shown and what the list begins with, and says nothing of the others until they are judged', async () => {
    const { store, stop } = running();
    const seen: FlowDiagnosis[][] = [];
    const stopWatching = store.rows.subscribe((rows) => {
      if (rows.length) seen.push(rows.map(({ flow }) => flow));
      store.order.value = 'oldest';
      store.chosen.value ??= rows[20]?.key ?? null;
    });
    const whole = analyse(many(40)).flows;
    store.take(many(40), { id: 'file-1', name: 'many.har' });
    await settled(() => expect(store.rows.value).toHaveLength(40));
    const first = seen[0]!;
    expect(first.map(({ unjudged }) => unjudged === true)).toEqual([...Array(32).fill(true), ...Array(8).fill(false)]);
    for (const flow of first.slice(0, 32)) {
      for (const filter of ['client:', 'server:as', 'as.example', '-status:incomplete', '-error:a'])
        expect(passes(flow, parseFilter(filter)), filter).toBe(true);
      for (const filter of ['status:', 'status:incomplete', 'incomplete', 'cause:', 'rule:', 'provider:', 'server:other'])
        expect(passes(flow, parseFilter(filter)), filter).toBe(filter.endsWith(':'));
    }
    await settled(() => expect(store.rows.value.filter(({ flow }) => flow.unjudged)).toEqual([]));
    const next = seen[1]!.slice(0, 32).flatMap(({ unjudged }, i) => (unjudged ? [] : [i]));
    expect(next).toContain(20);
    const others = next.filter((i) => i !== 20);
    expect(others).toEqual(others.map((_, i) => (i < 20 ? i : i + 1)));
    expect(store.rows.value.map(({ flow }) => flow.headline)).toEqual(whole.map(({ headline }) => headline));
    stopWatching();
    stop();
  });

  it('asks an engine that breaks while it catches up no more', async () => {
    const store = createStore();
    let asked = 0;
    store.engine.value = () => ({
      take: () => ({ flows: [{ unjudged: true }] }) as never,
      catchUp() {
        asked++;
        throw new TypeError();
      },
      settle: () => null,
      check: async () => null,
    });
    const stop = diagnoseOnChange(store);
    store.take(good);
    await settled(() => expect(store.message.value).toContain('TypeError'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBe(1);
    stop();
  });

  it('comes before whatever else waits, where the browser has an order for that, and only once', () => {
    const posted: { run: () => void; delay?: number; priority?: string }[] = [];
    vi.stubGlobal('scheduler', {
      postTask: async (run: () => void, options: { delay?: number; priority?: string }) => void posted.push({ run, ...options }),
    });
    const { store, stop } = running();
    store.take(bad);
    store.take(good, { id: 'file-1', name: 'a.har' });
    expect(posted.map(({ delay, priority }) => [delay, priority])).toEqual([
      [0, 'user-blocking'],
      [0, 'user-blocking'],
    ]);
    expect(store.rows.value).toEqual([]);
    posted[0]!.run();
    expect(store.rows.value).toEqual([]);
    posted[1]!.run();
    expect(store.rows.value.map(({ flow }) => flow.status)).toEqual(['failed', 'sound']);
    store.take(bad.map((exchange) => ({ ...exchange, id: `later-${exchange.id}` })));
    stop();
    const before = store.rows.value;
    posted[2]!.run();
    expect(store.rows.value).toBe(before);
    vi.unstubAllGlobals();
  });
});
