import { batch, computed, type Signal, signal } from '@preact/signals';
import type { Analyser } from '../src/analyse.ts';
import type { Diagnosis, FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../src/http/exchange.ts';
import type { RuleMeta } from '../src/rules/define-rule.ts';
import { parseFilter, passes } from './filter.ts';
import { groupsOf, type Order, sorted } from './ordering.ts';

export type Engine = () => Analyser;

/** Traffic that belongs together: the tab's own, or an imported file. Recordings are never diagnosed across each other. */
export interface Recording {
  id: string;
  /** Name of the file; empty for the tab's own traffic. */
  name: string;
  /** Grows in place, for copying it at each of ten thousand requests would not do; each change has a `version` of its own, 0 is empty. */
  exchanges: Map<ExchangeId, Exchange>;
  /** What came since the last diagnosis. */
  fresh: Exchange[];
  analyser: { current: Analyser | null };
  version: number;
  diagnosis: Diagnosis | null;
}

/** One line of the list; the same object as long as its flow is not judged anew, so that what shows it need not be drawn again. */
export interface Row {
  /** Unique over all recordings; for the tab's own traffic the flow's id. */
  key: string;
  flow: FlowDiagnosis;
  recording: Pick<Recording, 'id' | 'name'>;
}

export const liveId = 'live';

/** A file on its way in; `done` is a part of 1, where the size is known. */
export interface Import {
  id: string;
  name: string;
  done?: number;
  cancel(): void;
}

/** What the panel shows and knows. Everything that can be computed is computed, never kept. */
export interface Store {
  recordings: Signal<readonly Recording[]>;
  engine: Signal<Engine | null>;
  /** What a rule says of itself; it comes with the engine. */
  ruleMeta: Signal<((id: string) => RuleMeta | undefined) | null>;
  filterText: Signal<string>;
  order: Signal<Order>;
  /** The row that a person chose; the newest flow is shown until then. */
  chosen: Signal<string | null>;
  /** The row that the chosen one is held against. */
  compared: Signal<string | null>;
  paused: Signal<boolean>;
  connected: Signal<boolean>;
  seen: Signal<number>;
  dropped: Signal<number>;
  /** Match patterns of the hosts that the background may watch. */
  access: Signal<readonly string[]>;
  revealAll: Signal<boolean>;
  revealed: Signal<ReadonlySet<string>>;
  /** The files that are being read just now. */
  importing: Signal<readonly Import[]>;
  /** One sentence for the user, such as why a file could not be read. */
  message: Signal<string>;
  readonly rows: Signal<readonly Row[]>;
  readonly visible: Signal<readonly Row[]>;
  readonly selected: Signal<Row | null>;
  /** Takes exchanges into a recording; one with a known id is replaced. */
  take(exchanges: readonly Exchange[], recording?: { id: string; name: string }): void;
  clear(): void;
  reveal(key: string): void;
}

export function createStore(): Store {
  const recordings = signal<readonly Recording[]>([emptyRecording(liveId, '')]);
  const filterText = signal('');
  const order = signal<Order>('newest');
  const chosen = signal<string | null>(null);
  const compared = signal<string | null>(null);
  const revealed = signal<ReadonlySet<string>>(new Set());
  const revealAll = signal(false);
  const message = signal('');
  let changes = 0;
  let last: readonly Row[] = [];
  // A request that is not diagnosed yet changes no row, so nothing need be drawn for it.
  const rows = computed(() => {
    const now = recordings.value.flatMap(rowsOf);
    if (now.length !== last.length || now.some((row, i) => row !== last[i])) last = now;
    return last;
  });
  const filter = computed(() => parseFilter(filterText.value));
  const visible = computed(() => {
    const wanted = rows.value.filter(({ flow }) => passes(flow, filter.value));
    return groupsOf(sorted(wanted, order.value), order.value).flatMap(({ rows: members }) => members);
  });
  const selected = computed(() => visible.value.find(({ key }) => key === chosen.value) ?? newest(visible.value));
  return {
    recordings,
    engine: signal<Engine | null>(null),
    ruleMeta: signal<((id: string) => RuleMeta | undefined) | null>(null),
    compared,
    filterText,
    order,
    chosen,
    paused: signal(false),
    connected: signal(false),
    seen: signal(0),
    dropped: signal(0),
    access: signal<readonly string[]>([]),
    importing: signal<readonly Import[]>([]),
    revealAll,
    revealed,
    message,
    rows,
    visible,
    selected,
    take(exchanges, target = { id: liveId, name: '' }) {
      if (!exchanges.length) return;
      const known = recordings.value.find(({ id }) => id === target.id) ?? emptyRecording(target.id, target.name);
      for (const exchange of exchanges) known.exchanges.set(exchange.id, exchange);
      known.fresh.push(...exchanges);
      const others = recordings.value.filter(({ id }) => id !== target.id);
      const next = { ...known, version: ++changes };
      recordings.value = target.id === liveId ? [next, ...others] : [...others, next];
    },
    clear() {
      batch(() => {
        recordings.value = [emptyRecording(liveId, '')];
        chosen.value = null;
        compared.value = null;
        revealed.value = new Set();
        revealAll.value = false;
        message.value = '';
      });
    },
    reveal(key) {
      const next = new Set(revealed.value);
      if (!next.delete(key)) next.add(key);
      revealed.value = next;
    },
  };
}

const emptyRecording = (id: string, name: string): Recording => ({
  id,
  name,
  exchanges: new Map(),
  fresh: [],
  analyser: { current: null },
  version: 0,
  diagnosis: null,
});

const known = new WeakMap<FlowDiagnosis, Row>();

const rowsOf = ({ id, name, diagnosis }: Recording): Row[] =>
  (diagnosis?.flows ?? []).map((flow) => {
    const row = known.get(flow) ?? { key: id === liveId ? flow.id : `${id}/${flow.id}`, flow, recording: { id, name } };
    known.set(flow, row);
    return row;
  });

const newest = (rows: readonly Row[]) =>
  rows.reduce<Row | null>((last, row) => (last && last.flow.startedAt >= row.flow.startedAt ? last : row), null);
