import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Import } from '../devtools/store.ts';
import { Progress } from '../devtools/views/progress.tsx';
import { t, tn } from '../src/extension/text.ts';
import { Icon } from '../src/picture/icon.tsx';
import { visibleText } from '../src/picture/visible.ts';
import type { Anything } from './anything.ts';
import { FoundFlow } from './found-flow.tsx';

type Reading = typeof import('./anything.ts');

/** Most sign-ins of a text that are told one by one. */
const few = 5;

const messages: readonly Anything['kind'][] = ['url', 'curl', 'request', 'body', 'pieces', 'token-response'];

/** What would lead further: nothing where a cause is named. */
function hintFor({ kind, flows, facts, problem }: Anything): string | undefined {
  if (flows.some(({ rootCause }) => rootCause)) return undefined;
  if (!flows.length && (kind === 'har' || (messages.includes(kind) && !facts.length)) && problem === undefined)
    return t('paste_no_sign_in');
  return messages.includes(kind) && flows.every(({ status }) => status === 'incomplete') ? t('paste_next') : undefined;
}

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
    void load().then(async ({ readAnything, readFile }) => {
      // What reads files says of a HAR file where it breaks off.
      const isHar = /^\s*\{\s*"log"/.test(source.slice(0, 1000));
      const anything = isHar ? await readFile(new File([source], ''), new AbortController().signal, () => undefined) : readAnything(source);
      if (!anything || source !== text.peek()) return;
      if (isHar) anything.kind = 'har';
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
        {anything && (
          <p>
            {t(`paste_${anything.kind.replace('-', '_') as 'token_response'}`)} {anything.decoded && t('paste_decoded')}
          </p>
        )}
        {anything?.problem !== undefined && (
          <p class="problem">
            <Icon sign="warn" /> <span lang="en">{visibleText(anything.problem)}</span>
          </p>
        )}
        {anything?.flows.slice(0, few).map((flow) => (
          <FoundFlow key={flow.id} flow={flow} />
        ))}
        {anything && anything.flows.length > few && <p class="dim">{t('more_of_these', anything.flows.length - few)}</p>}
        {anything && anything.facts.length > 0 && (
          <dl class="facts">
            {anything.facts.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{/^code$|_token$/.test(name) ? tn('value_length', Number(value)) : visibleText(value)}</dd>
              </div>
            ))}
          </dl>
        )}
        {anything && hintFor(anything) && <p class="dim next">{hintFor(anything)}</p>}
      </div>
    </section>
  );
}
