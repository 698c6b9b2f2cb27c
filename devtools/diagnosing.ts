import { effect } from '@preact/signals';
import type { Diagnosis } from '../src/diagnosis/diagnosis.ts';
import { t } from '../src/extension/text.ts';
import type { Exchange } from '../src/http/exchange.ts';
import type { Recording, Store } from './store.ts';

/** Milliseconds without news after which earlier sign-ins are looked at again, and between two of them. */
const quiet = 300;
const breath = 20;

/** Milliseconds of one diagnosis beyond which the next one waits. */
const busy = 50;

/** Sign-ins that are judged before any of them is shown, where many come together, as from a file: about those that the list shows. */
const most = 8;

/** Milliseconds for which the others are judged until the list is drawn again: the more of them it has, the longer that takes itself. */
const turnOf = (flows: number) => 16 + flows / 80;
/** How many of them are judged before the clock is looked at. */
const batchOf = (flows: number) => 1 + Math.floor(flows / 500);
/** Milliseconds until the next turn: for what is drawn, and for news. */
const pause = 4;

/** Milliseconds after the latest of the news that decide nothing, and after the first of them, until they are diagnosed. */
const lull = { latest: 250, first: 600 };

/** Runs it after so many milliseconds; without any before whatever else waits here for its turn, where the browser can. */
const later = (run: () => void, delay: number): unknown =>
  globalThis.scheduler?.postTask(run, { delay, priority: 'user-blocking' }) ?? setTimeout(run, delay);

/** Whether somebody waits for what this exchange decides: a file, a failure, or the answer to what was not just asked for. */
const decides = ({ from, request, response }: Exchange): boolean =>
  (from.adapter !== 'devtools' && from.adapter !== 'web-request') ||
  (response.observed && (response.value.status >= 400 || response.value.status === 0 || !/^(?:GET|OPTIONS|HEAD)$/.test(request.method)));

/**
 * Diagnoses each recording whenever something is added to it and the engine is there. Changes that come together are diagnosed together,
 * and the steps on the way wait for a lull, so that the one that decides finds nothing else being drawn. When nothing comes for a while,
 * earlier sign-ins that a later one may explain are judged again, one at a time. Returns how to stop.
 */
export function diagnoseOnChange(store: Store): () => void {
  /** Milliseconds that the last diagnosis took: as long is left to whatever else runs here, for all pages of an extension share a thread. */
  let spent = 0;
  let rested = 0;
  /** Counts what was asked to run: the latest counts. */
  let asked = 0;
  /** Since when there are news that wait. */
  let waiting: number | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const update = (change: (recording: Recording) => Diagnosis | null) => {
    const since = performance.now();
    store.recordings.value = store.recordings.peek().map((recording) => {
      try {
        const diagnosis = change(recording);
        return diagnosis ? { ...recording, diagnosis } : recording;
      } catch (error) {
        store.message.value = t('engine_failed', error instanceof Error ? error.name : 'Error');
        return recording;
      }
    });
    spent = performance.now() - since;
    if (spent > busy) rested = since + 2 * spent;
  };
  const run = () => {
    waiting = undefined;
    const engine = store.engine.peek();
    if (!engine) return;
    update(({ analyser, fresh }) => {
      if (!fresh.length) return null;
      analyser.current ??= engine();
      return analyser.current.take(fresh.splice(0), most);
    });
    for (const { analyser } of store.recordings.peek()) void checkSignatures(analyser);
    rest();
  };
  /** What is left for later comes after what was just shown has been drawn. */
  const rest = () => {
    clearTimeout(idle);
    const isBehind = store.recordings.peek().some(({ diagnosis }) => diagnosis?.flows.some(({ unjudged }) => unjudged));
    idle = isBehind ? setTimeout(catchUp, pause) : setTimeout(settle, quiet);
  };
  const catchUp = () => {
    const flows = store.rows.peek().length;
    const until = performance.now() + turnOf(flows);
    let judged = 0;
    update(({ id, analyser }) => {
      const awaited = awaitedOf(id);
      let diagnosis: Diagnosis | null = null;
      for (let i = 0; performance.now() < until; i++) {
        const more = analyser.current?.catchUp(batchOf(flows), awaited[i]) ?? null;
        if (!more) break;
        diagnosis = more;
        judged++;
      }
      return diagnosis;
    });
    // An engine that breaks would be asked the same for ever.
    if (judged > 0) rest();
  };
  /** The sign-in that is shown, and then those of the list from its top. */
  const awaitedOf = (recording: string) =>
    [store.selected.peek(), ...store.visible.peek()].flatMap((row) =>
      row?.flow.unjudged && row.recording.id === recording ? [row.flow.id] : [],
    );
  const checkSignatures = async (analyser: Recording['analyser']) => {
    try {
      const diagnosis = await analyser.current?.check();
      if (diagnosis) update((recording) => (recording.analyser === analyser ? diagnosis : null));
    } catch (error) {
      store.message.value = t('engine_failed', error instanceof Error ? error.name : 'Error');
    }
  };
  const settle = () => {
    let more = false;
    update(({ analyser }) => {
      if (more) return null;
      const diagnosis = analyser.current?.settle() ?? null;
      more = diagnosis !== null;
      return diagnosis;
    });
    if (more) idle = setTimeout(settle, Math.max(breath, spent));
  };
  const stop = effect(() => {
    const stale = store.recordings.value.filter(({ fresh }) => fresh.length > 0);
    if (!store.engine.value || !stale.length) return;
    const now = performance.now();
    waiting ??= now;
    const isUrgent = stale.some(({ fresh }) => fresh.some(decides));
    const wait = isUrgent ? 0 : Math.min(lull.latest, waiting + lull.first - now);
    const own = ++asked;
    later(() => own === asked && run(), Math.max(0, wait, rested - now));
  });
  return () => {
    stop();
    asked++;
    clearTimeout(idle);
  };
}
