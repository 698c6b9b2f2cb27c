import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../src/extension/text.ts';
import type { Row } from '../store.ts';
import { Checks } from './checks.tsx';
import { Compare, CompareChoice } from './compare.tsx';
import { useStore } from './context.ts';
import { Reasons } from './reasons.tsx';
import { Sequence } from './sequence.tsx';
import { useSize } from './use-size.ts';
import { isAwaited, Verdict } from './verdict.tsx';

/** Width beside which the reasons stand instead of under the picture, and their own. */
const beside = 820;
const asideWidth = 300;

/** A panel that lies at the bottom of the window is wide and has no room for the picture under the verdict: it stands beside it then. */
const low = { height: 480, width: 900 };
/** What the picture takes of the width there, with a bar to scroll it by, and what is left to the verdict. */
const pictureWidth = 586;
const scrollbar = 16;
const verdictWidth = (width: number) => Math.min(420, Math.max(360, width - pictureWidth));

/** One flow: the answer, the picture, the reasons. */
export function FlowDetail({ row }: { row: Row }) {
  const [ref, width, height] = useSize<HTMLElement>();
  const shown = useLater(row);
  const isLow = height < low.height && width >= low.width;
  const shape = isLow ? 'low' : width >= beside ? 'wide' : '';
  const aside = { low: verdictWidth(width), wide: asideWidth, '': 0 }[shape];
  const rest = useMemo(
    () =>
      shown &&
      !shown.flow.unjudged &&
      width > 0 && <Rest row={shown} width={Math.max(280, width - aside - 24 - (isLow ? scrollbar : 0))} shape={shape} />,
    [shown, width, shape],
  );
  return (
    <main
      ref={ref}
      class={`detail ${shape}`.trim()}
      aria-label={t('flow')}
      style={isLow ? { gridTemplateColumns: `${aside}px minmax(0, 1fr)`, '--low': `${height}px` } : {}}
    >
      {width > 0 && <Verdict diagnosis={row.flow} width={isLow ? aside : width} />}
      {rest}
    </main>
  );
}

/** The picture and the reasons. */
function Rest({ row, width, shape }: { row: Row; width: number; shape: string }) {
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
          <Sequence diagnosis={flow} width={width} key={`${row.key} ${shape}`} />
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
