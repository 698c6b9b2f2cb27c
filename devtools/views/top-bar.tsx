import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { t, tn } from '../../src/extension/text.ts';
import { exportFlows } from '../export.ts';
import { parseFilter } from '../filter.ts';
import { importFile } from '../import.ts';
import { type Order, orders } from '../ordering.ts';
import { useStore } from './context.ts';
import { ToolIcon } from './tool-icon.tsx';

interface Props {
  filter: RefObject<HTMLInputElement | null>;
  pause(): void;
  clear(): void;
  help(): void;
}

/** What is watched, and everything that can be done with the list. */
export function TopBar({ filter, pause, clear, help }: Props) {
  const store = useStore();
  const paused = store.paused.value;
  const unknown = parseFilter(store.filterText.value).unknown;
  const state = !store.connected.value ? 'files' : paused ? 'paused' : 'watching';
  return (
    <header class="bar">
      <span class={`watching ${state}`} role="status">
        <span class="dot" aria-hidden="true" />
        <span class="words">{t(state)}</span>
      </span>
      <Tool action="pause" icon={paused ? 'resume' : 'pause'} words={paused ? t('resume') : t('pause')} run={pause} pressed={paused} />
      <Tool action="clear" icon="clear" words={t('clear')} run={clear} />
      <span class="filter">
        <input
          ref={filter}
          type="search"
          data-filter
          aria-label={t('filter')}
          placeholder={t('filter_example')}
          value={store.filterText.value}
          spellcheck={false}
          aria-invalid={unknown.length > 0}
          aria-describedby="filter-count"
          onInput={({ currentTarget }) => {
            store.filterText.value = currentTarget.value;
          }}
        />
      </span>
      <OrderChoice />
      <span id="filter-count" class="count" aria-live="polite">
        {unknown.length > 0
          ? t('filter_unknown', unknown[0]!.slice(0, 20))
          : t('flows_shown', store.visible.value.length, store.rows.value.length)}
      </span>
      <span class="space" />
      {store.dropped.value > 0 && <span class="warn-pill">{tn('dropped', store.dropped.value)}</span>}
      <Tool
        action="reveal"
        icon="eye"
        words={store.revealAll.value ? t('hide_secrets') : t('reveal')}
        pressed={store.revealAll.value}
        run={() => {
          store.revealAll.value = !store.revealAll.value;
          store.revealed.value = new Set();
        }}
      />
      <OpenFile />
      <Tool action="export" icon="save" words={t('export')} run={() => void exportFlows(store)} />
      <Tool action="help" icon="help" words={t('help')} run={help} />
    </header>
  );
}

interface ToolProps {
  action: string;
  icon: Parameters<typeof ToolIcon>[0]['name'];
  words: string;
  run(): void;
  pressed?: boolean;
}

const Tool = ({ action, icon, words, run, pressed }: ToolProps) => (
  <button type="button" class="tool-button" data-action={action} title={words} aria-label={words} aria-pressed={pressed} onClick={run}>
    <ToolIcon name={icon} /> <span class="words">{words}</span>
  </button>
);

function OrderChoice() {
  const store = useStore();
  return (
    <select
      class="order"
      aria-label={t('order')}
      value={store.order.value}
      onChange={({ currentTarget }) => {
        store.order.value = currentTarget.value as Order;
      }}
    >
      {orders.map((order) => (
        <option key={order} value={order}>
          {t(`order_${order}`)}
        </option>
      ))}
    </select>
  );
}

function OpenFile() {
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <Tool action="import" icon="open" words={t('import')} run={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        class="off-screen"
        tabIndex={-1}
        accept=".har,.json,.gz,.zip,.zhar,.txt,.sh,application/json,text/plain"
        multiple
        data-import-file
        aria-label={t('import')}
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) void importFile(store, file);
          currentTarget.value = '';
        }}
      />
    </span>
  );
}
