import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../src/extension/text.ts';
import type { Row } from '../store.ts';
import { Checks } from './checks.tsx';
import { Compare, CompareChoice } from './compare.tsx';
import { useStore } from './context.ts';
import { Reasons } from './reasons.tsx';
import { Sequence } from './sequence.tsx';
import { useWidth } from './use-width.ts';
import { isAwaited, Verdict } from './verdict.tsx';

/** Width beside which the reasons stand instead of under the picture, and their own. */
const beside = 820;
const asideWidth = 300;

/** One flow: the answer, the picture, the reasons. */
export function FlowDetail({ row }: { row: Row }) {
  const [ref, width] = useWidth<HTMLElement>();
  const shown = useLater(row);
  const wide = width >= beside;
  const rest = useMemo(
    () =>
      shown && !shown.flow.unjudged && width > 0 && <Rest row={shown} width={Math.max(280, (wide ? width - asideWidth : width) - 24)} />,
    [shown, width],
  );
  return (
    <main ref={ref} class={wide ? 'detail wide' : 'detail'} aria-label={t('flow')}>
      {width > 0 && <Verdict diagnosis={row.flow} width={width} />}
      {rest}
    </main>
  );
}

/** The picture and the reasons. */
function Rest({ row, width }: { row: Row; width: number }) {
  const store = useStore();
  const { flow } = row;
  const other = store.rows.value.find(({ key, flow: { unjudged } }) => key === store.compared.value && key !== row.key && !unjudged);
  return (
    <>
      <div class="picture">
        <CompareChoice row={row} />
        {other ? (
          <Compare row={row} other={other} key={`${row.key} ${other.key}`} />
        ) : (
          <Sequence diagnosis={flow} width={width} key={row.key} />
        )}
      </div>
      <Reasons row={row} />
      <Checks {...flow} key={`checks ${row.key}`} />
    </>
  );
}

/**
 * The row as it stood when the last frame was drawn: news of a sign-in show their verdict first, what explains it a frame later. A row
 * that a person has just chosen comes whole.
 */
function useLater(row: Row): Row | null {
  const store = useStore();
  const [drawn, setDrawn] = useState<Row | null>(null);
  useEffect(() => {
    // What is drawn now would be drawn anew at once when the text comes.
    if (drawn?.key !== row.key || !isAwaited(row.flow)) setDrawn(row);
  }, [row]);
  if (drawn?.key === row.key) return drawn;
  return store.chosen.value === row.key ? row : null;
}
