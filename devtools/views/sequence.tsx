import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { SequenceArrows } from '../../src/picture/arrows.tsx';
import { layOut } from '../../src/picture/layout.ts';
import { pictureOf } from '../../src/picture/picture.ts';
import { SequenceEnd } from '../../src/picture/sequence-end.tsx';
import { say } from '../say.ts';
import { type Lit, LitContext } from './lit.ts';
import { SequenceStep } from './sequence-step.tsx';
import { SequenceTable } from './sequence-table.tsx';
import { scrollToFault } from './show-fault.ts';

/** The real messages as a picture. The arrows are drawn; the words over them are a list, which is what a reader reads. */
export function Sequence({ diagnosis, width }: { diagnosis: FlowDiagnosis; width: number }) {
  const expanded = useSignal<ReadonlySet<string>>(new Set());
  const lit = useSignal<Lit | null>(null);
  const picture = pictureOf(diagnosis, say);
  const layout = layOut(picture, width, expanded.value);
  const litNow = useComputed(() => lit.value);
  const toggle = (key: string) => {
    const next = new Set(expanded.value);
    if (!next.delete(key)) next.add(key);
    expanded.value = next;
  };
  const section = useRef<HTMLElement>(null);
  // At once and before it is drawn: nothing moves, and the focus stays where it is.
  useLayoutEffect(() => {
    const frame = section.current?.parentElement;
    if (frame && frame.scrollHeight > frame.clientHeight)
      frame.scrollTop = scrollToFault(
        layout,
        frame.clientHeight,
        section.current!.getBoundingClientRect().top - frame.getBoundingClientRect().top,
      );
  }, []);
  return (
    <LitContext.Provider value={{ now: litNow, light: (value) => (lit.value = value) }}>
      <section
        ref={section}
        class={['sequence', layout.narrow && 'narrow', picture.doubt && 'doubted'].filter(Boolean).join(' ')}
        dir="ltr"
        aria-label={t('sequence')}
        style={{ height: `${layout.height}px`, width: `${width}px` }}
      >
        <SequenceArrows layout={layout} picture={picture} say={say} />
        <ol class="steps">
          {layout.steps.map((placed) => (
            <SequenceStep
              key={placed.step.key}
              placed={placed}
              layout={layout}
              flow={diagnosis.flow}
              expanded={expanded.value.has(placed.step.key)}
              toggle={toggle}
            />
          ))}
          <SequenceEnd layout={layout} picture={picture} say={say} />
        </ol>
      </section>
      <SequenceTable picture={picture} />
    </LitContext.Provider>
  );
}
