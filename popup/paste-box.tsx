import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { signOf } from '../devtools/sign.ts';
import type { Import } from '../devtools/store.ts';
import { Progress } from '../devtools/views/progress.tsx';
import { Prose } from '../devtools/views/prose.tsx';
import { t, tn } from '../src/extension/text.ts';
import { Icon } from '../src/picture/icon.tsx';
import { visibleText } from '../src/picture/visible.ts';
import type { Anything } from './anything.ts';

type Reading = typeof import('./anything.ts');

/** Takes anything, says what it is, and hands on the values that it holds. What does the reading is loaded when something is pasted. */
export function PasteBox({
  load,
  found,
}: {
  load: () => Promise<Reading>;
  found(values: { verifier?: string; challenge?: string }): void;
}) {
  const text = useSignal('');
  const read = useSignal<Anything | null>(null);
  useEffect(() => {
    const source = text.value;
    if (!source.trim()) {
      read.value = null;
      return;
    }
    void load().then(({ readAnything }) => {
      if (source !== text.peek()) return;
      const anything = readAnything(source);
      read.value = anything;
      found(anything);
    });
  }, [text.value]);
  const importing = useSignal<Import | null>(null);
  const drop = async (file: File) => {
    const control = new AbortController();
    const show = (done?: number) => {
      importing.value = { id: 'file', name: file.name, cancel: () => control.abort(), ...(done !== undefined && { done }) };
    };
    show();
    text.value = '';
    const { readFile } = await load();
    read.value = (await readFile(file, control.signal, show)) ?? null;
    importing.value = null;
  };
  const anything = read.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here; its text can be pasted too
    <section
      class="paste"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        event.preventDefault();
        void drop(file);
      }}
    >
      <label for="anything">{t('paste')}</label>
      <textarea
        id="anything"
        rows={1}
        spellcheck={false}
        autocomplete="off"
        value={text.value}
        aria-describedby="anything-is"
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <div id="anything-is" role="status" data-anything={anything?.kind ?? ''}>
        {importing.value && <Progress file={importing.value} />}
        {anything?.problem !== undefined && <p class="warn">{visibleText(anything.problem)}</p>}
        {anything && <p>{t(`paste_${anything.kind.replace('-', '_') as 'token_response'}`)}</p>}
        {anything?.flows.slice(0, 5).map((flow) => (
          <div key={flow.id} data-status={flow.status}>
            <p>
              <Icon sign={signOf(flow)} label={t(`status_${flow.status}`)} /> <strong lang="en">{visibleText(flow.headline)}</strong>
            </p>
            {flow.rootCause && (
              <p>
                <Prose text={flow.rootCause.fix} />
              </p>
            )}
          </div>
        ))}
        {anything && anything.facts.length > 0 && (
          <dl class="facts">
            {anything.facts.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{/_token$/.test(name) ? tn('value_length', Number(value)) : visibleText(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}
