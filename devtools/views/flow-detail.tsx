import { t } from '../../src/extension/text.ts';
import { timeOfDay } from '../clock.ts';
import type { Row } from '../store.ts';
import { visibleText } from '../visible.ts';
import { AlsoWrong } from './also-wrong.tsx';
import { BlindSpots } from './blind-spots.tsx';
import { Checks } from './checks.tsx';
import { Compare, CompareChoice } from './compare.tsx';
import { useStore } from './context.ts';
import { Hypotheses } from './hypotheses.tsx';
import { Icon } from './icon.tsx';
import { Prose } from './prose.tsx';
import { Sequence } from './sequence.tsx';
import { useWidth } from './use-width.ts';
import { Verdict } from './verdict.tsx';

/** Width beside which the reasons stand instead of under the picture, and their own. */
const beside = 820;
const asideWidth = 300;

/** One flow: the answer, the picture, the reasons. */
export function FlowDetail({ row }: { row: Row }) {
  const [ref, width] = useWidth<HTMLElement>();
  const { flow, recording } = row;
  const store = useStore();
  const other = store.rows.value.find(({ key }) => key === store.compared.value && key !== row.key);
  const wide = width >= beside;
  const picture = Math.max(280, (wide ? width - asideWidth : width) - 24);
  return (
    <main ref={ref} class={wide ? 'detail wide' : 'detail'} aria-label={t('flow')}>
      {width > 0 && (
        <>
          <Verdict diagnosis={flow} width={width} />
          <div class="picture">
            <CompareChoice row={row} />
            {other ? (
              <Compare row={row} other={other} key={`${row.key} ${other.key}`} />
            ) : (
              <Sequence diagnosis={flow} width={picture} key={row.key} />
            )}
          </div>
          <aside class="reasons-all" aria-label={t('reasons')}>
            <AlsoWrong {...flow} />
            <Hypotheses {...flow} />
            <BlindSpots {...flow} />
            {flow.facts.length > 0 && (
              <details open class="reasons">
                <summary>
                  {t('facts')} <span class="count">{flow.facts.length}</span>
                </summary>
                <ul>
                  {flow.facts.map((fact) => (
                    <li key={fact} data-fact>
                      <Icon sign="note" />
                      <span>
                        <Prose text={fact} />
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <p class="facts dim">
              {[flow.server, flow.provider?.name, flow.clientId, timeOfDay(flow.startedAt, true), recording.name]
                .filter(Boolean)
                .map((text) => visibleText(text ?? '').slice(0, 300))
                .join(' · ')}
            </p>
          </aside>
          <Checks {...flow} key={`checks ${row.key}`} />
        </>
      )}
    </main>
  );
}
