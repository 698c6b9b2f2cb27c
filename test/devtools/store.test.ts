import { describe, expect, it, vi } from 'vitest';
import { createStore, diagnoseOnChange } from '../../devtools/store.ts';
import { createAnalyser } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
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
});
