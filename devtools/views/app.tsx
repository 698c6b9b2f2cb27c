import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../src/extension/text.ts';
import { exportFlows } from '../export.ts';
import { importFile, importText } from '../import.ts';
import type { Store } from '../store.ts';
import { StoreContext } from './context.ts';
import { Empty } from './empty.tsx';
import { FlowDetail } from './flow-detail.tsx';
import { FlowList } from './flow-list.tsx';
import { Help } from './help.tsx';
import { Notices } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useSettled } from './use-settled.ts';

interface Props {
  store: Store;
  /** Tells the recorder; undefined when there is none. */
  recorder?: { pause(paused: boolean): void; clear(): void };
}

/** The whole panel. */
export function App({ store, recorder }: Props) {
  const filter = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const { pause, clear, help } = useMemo(
    () => ({
      pause() {
        store.paused.value = !store.paused.value;
        recorder?.pause(store.paused.value);
      },
      clear() {
        store.clear();
        recorder?.clear();
      },
      help: () => (dialog.current?.open ? dialog.current.close() : dialog.current?.showModal()),
    }),
    [store],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === 'Escape' && typing) {
        store.filterText.value = '';
        (event.target as HTMLElement).blur();
      }
      const run = keys[event.key];
      if (typing || !run) return;
      event.preventDefault();
      run();
    };
    const keys: Record<string, () => void> = {
      '/': () => filter.current?.focus(),
      '?': help,
      c: () => root.current?.querySelector<HTMLElement>('[data-action="copy"]')?.click(),
      e: () => void exportFlows(store),
      r: () => {
        store.revealAll.value = !store.revealAll.value;
      },
      p: pause,
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length) for (const file of files) void importFile(store, file);
      else if (text.trim()) void importText(store, text);
    };
    document.addEventListener('keydown', press);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('paste', paste);
    };
  }, [store]);
  const selected = store.selected.value;
  // The same element is not drawn again: each part hears of what it shows itself. A key in the filter costs the list alone.
  const bar = useMemo(() => <TopBar filter={filter} pause={pause} clear={clear} help={help} />, [store]);
  const keys = useMemo(() => <Help dialog={dialog} />, []);
  const shown = useSettled(selected, store.filterText.value);
  const isEmpty = store.visible.value.length === 0;
  const isBare = useSettled(isEmpty, store.filterText.value) && isEmpty;
  // Made anew with each list that is shown: an element that is kept keeps the rows that it had.
  const list = useMemo(() => !isBare && <FlowList />, [isBare]);
  const detail = useMemo(() => (shown ? <FlowDetail row={shown} /> : <Empty />), [shown]);
  return (
    <StoreContext.Provider value={store}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the button in the bar does the same */}
      <div
        ref={root}
        class={isBare ? 'panel bare' : 'panel'}
        data-ready={store.engine.value !== null}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const files = [...(event.dataTransfer?.files ?? [])];
          const text = event.dataTransfer?.getData('text/plain') ?? '';
          if (files.length) for (const file of files) void importFile(store, file);
          else if (text.trim()) void importText(store, text);
        }}
      >
        {bar}
        <Notices />
        {!isBare && (
          <nav class="side" aria-label={t('flows')}>
            {list}
          </nav>
        )}
        {detail}
        {keys}
        <p class="off-screen" aria-live="polite" lang="en">
          {shown?.flow.headline}
        </p>
      </div>
    </StoreContext.Provider>
  );
}
