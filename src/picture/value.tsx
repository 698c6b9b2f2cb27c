import type { Run } from './difference.ts';
import { folded } from './difference.ts';
import { shortened } from './masking.ts';
import { piecesOf } from './visible.ts';

/** A value from the traffic as text, never as markup; what would not be seen is made visible and named. */
export function Value({ text, most }: { text: string; most?: number }) {
  return (
    <bdi dir="ltr" class="value-text">
      {piecesOf(shortened(text, most).text).map(({ text: shown, invisible }, i) =>
        invisible ? (
          <span key={i} class="invisible" title={invisible}>
            {shown}
          </span>
        ) : (
          shown
        ),
      )}
    </bdi>
  );
}

/**
 * One side of two aligned values. The differing characters are marked; what only the other side has is an empty frame of its width.
 * `hide` is for values that are secret: what is the same is not readable then, or nothing is.
 */
export function ComparedValue({
  runs,
  side,
  columns,
  hide,
}: {
  runs: readonly Run[];
  side: 'expected' | 'observed';
  columns: number;
  hide?: 'same' | 'all';
}) {
  return (
    <bdi dir="ltr" class="value-text">
      {folded(runs, columns).map((run, i) => {
        const other = side === 'expected' ? run.observed : run.expected;
        const own = hide === 'all' || (hide && run.same) ? '•'.repeat(run[side].length) : run[side];
        if (run.same) return <Pieces key={i} text={own} />;
        if (!own)
          return (
            <span key={i} class="gone">
              {'\u00a0'.repeat(widthOf(other))}
            </span>
          );
        const missing = Math.max(0, widthOf(other) - widthOf(own));
        return (
          <span key={i}>
            <mark>
              <Pieces text={own} />
            </mark>
            {'\u00a0'.repeat(missing)}
          </span>
        );
      })}
    </bdi>
  );
}

const widthOf = (text: string) => piecesOf(text, false).reduce((sum, piece) => sum + piece.text.length, 0);

const Pieces = ({ text }: { text: string }) => (
  <>
    {piecesOf(text, false).map(({ text: shown, invisible }, i) =>
      invisible ? (
        <span key={i} class="invisible" title={invisible}>
          {shown}
        </span>
      ) : (
        shown
      ),
    )}
  </>
);
