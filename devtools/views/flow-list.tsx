import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Cause } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { saying } from '../../src/picture/saying.ts';
import { visibleText } from '../../src/picture/visible.ts';
import { timeOfDay } from '../clock.ts';
import { lentTo } from '../lent.ts';
import { type Group, groupsOf } from '../ordering.ts';
import { say } from '../say.ts';
import { signOf, statusWords } from '../sign.ts';
import type { Row } from '../store.ts';
import { offsetsOf, scrollToShow, sliceOf } from '../windowing.ts';
import { useStore } from './context.ts';

/** Heights of a heading and of a row in CSS pixels; the stylesheet has the same. */
const heights = { heading: 27, withFile: 45, row: 60 };
const heightOf = (item: Item) => ('row' in item ? heights.row : item.group.file ? heights.withFile : heights.heading);

type Item = { group: Group } | { row: Row; position: number };

const itemsOf = (groups: readonly Group[]): Item[] => {
  let position = 0;
  return groups.flatMap((group): Item[] => [{ group }, ...group.rows.map((row) => ({ row, position: ++position }))]);
};

/** The flows, newest first under their server and client. Only the rows in view are in the document, with some around them. */
export function FlowList() {
  const store = useStore();
  const list = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const rows = store.visible.value;
  const selected = store.selected.value;
  const order = store.order.value;
  // Scrolling draws the list anew at each frame: what it has of ten thousand rows is made when they change.
  const { items, offsets, isBusy } = useMemo(() => {
    const all = itemsOf(groupsOf(rows, order));
    return { items: all, offsets: offsetsOf(all.map(heightOf)), isBusy: rows.some(({ flow }) => flow.unjudged) };
  }, [rows, order]);
  const lent = useMemo(() => lentTo(selected), [selected]);
  const slice = sliceOf(offsets, scroll.top, scroll.height);
  const at = useMemo(() => items.findIndex((item) => 'row' in item && item.row.key === selected?.key), [items, selected?.key]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight || 800 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && at >= 0) element.scrollTop = scrollToShow(offsets, at, element.scrollTop, element.clientHeight || 800);
  }, [selected?.key]);

  const move = (event: KeyboardEvent) => {
    const next = target(event.key, rows, selected);
    if (!next) return;
    event.preventDefault();
    store.chosen.value = next.key;
  };
  return (
    <div
      ref={list}
      class="list"
      role="listbox"
      tabIndex={0}
      aria-label={t('flows')}
      aria-busy={isBusy}
      aria-activedescendant={at >= 0 ? `row-${at}` : undefined}
      onKeyDown={move}
      onScroll={({ currentTarget }) => setScroll({ top: currentTarget.scrollTop, height: currentTarget.clientHeight || 800 })}
    >
      <div class="list-all" role="presentation" style={{ height: `${slice.total}px` }}>
        {items.slice(slice.start, slice.end).map((item, i) => {
          const top = `${offsets[slice.start + i]}px`;
          return 'row' in item ? (
            <FlowRow
              key={item.row.key}
              id={`row-${slice.start + i}`}
              row={item.row}
              top={top}
              position={item.position}
              count={rows.length}
              selected={item.row.key === selected?.key}
              lent={
                lent && item.row.flow.id === lent.flow && item.row.recording.id === lent.recording
                  ? `${lent.name} ${slice.start + i < at ? '↓' : '↑'}`
                  : undefined
              }
              choose={() => {
                store.chosen.value = item.row.key;
              }}
            />
          ) : (
            <Heading key={item.group.key} group={item.group} top={top} />
          );
        })}
      </div>
    </div>
  );
}

function target(key: string, rows: readonly Row[], selected: Row | null): Row | undefined {
  const at = rows.findIndex((row) => row.key === selected?.key);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 8,
    PageUp: at - 8,
    Home: 0,
    End: rows.length - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, wanted))];
}

function Heading({ group, top }: { group: Group; top: string }) {
  const [server, client] = [group.server, group.client ?? ''].map((text) => visibleText(text.slice(0, 300)));
  return (
    <div
      class={group.file ? 'heading with-file' : 'heading'}
      role="presentation"
      style={{ top }}
      title={[group.file, server, client].filter(Boolean).join(' · ')}
    >
      {group.file && <span class="file">{group.file}</span>}
      <span class="whose">{[server || t('server_unknown'), client].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** A challenge whose construction was found says it in the title. */
const wordsBesideTitle = (cause: Cause) => (cause.cause === 'challenge-mismatch' && cause.construction ? '' : saying(cause, say));

interface RowProps {
  id: string;
  row: Row;
  top: string;
  position: number;
  count: number;
  selected: boolean;
  /** What the chosen sign-in sent of this one, and where that stands. */
  lent: string | undefined;
  choose(): void;
}

function FlowRow({ id, row, top, position, count, selected, lent, choose }: RowProps) {
  const { flow } = row;
  const error = visibleText((flow.rootCause && flow.flow.derived.failure?.error?.slice(0, 80)) ?? '');
  const second = flow.rootCause
    ? [wordsBesideTitle(flow.rootCause), error].filter(Boolean).join(' · ') || flow.rootCause.text
    : !flow.unjudged && t(`status_${flow.status}_means`);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active row (ARIA 1.2, aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
    <div
      id={id}
      class="row"
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={count}
      data-flow={row.key}
      data-status={flow.unjudged ? 'unjudged' : flow.status}
      data-cause={flow.rootCause?.cause ?? ''}
      style={{ top }}
      onClick={choose}
    >
      <Icon sign={signOf(flow)} label={statusWords(flow)} />
      {flow.unjudged ? (
        <span class="row-title dim">{statusWords(flow)}</span>
      ) : (
        <span class="row-title" lang="en">
          {flow.headline}
        </span>
      )}
      <span class="row-second dim">
        {lent && (
          <mark title={t('lent_means', lent.split(' ')[0]!)} data-lent>
            {lent}
          </mark>
        )}
        {second}
      </span>
      <time class="dim">{timeOfDay(flow.startedAt)}</time>
    </div>
  );
}
