import type { Run } from './difference.ts';
import { folded, frameColumns } from './difference.ts';
import { mask, shortened } from './masking.ts';
import { piecesOf } from './visible.ts';

/** A value from the traffic as text, never as markup; what would not be seen is made visible and named. */
export function Value({ text, most, ends = false }: { text: string; most?: number; ends?: boolean }) {
  return (
    <bdi dir="ltr" class="value-text">
      {piecesOf(ends ? bothEnds(text, most) : cutToFit(text, most)).map(({ text: shown, invisible }, i) =>
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

/** Words are cut at their end, where they are missed least; both ends of anything else tell what it is. */
const cutToFit = (text: string, most?: number) =>
  most !== undefined && text.length > most && /\w \w/.test(text) ? `${text.slice(0, most - 1).trimEnd()}…` : shortened(text, most).text;

/** What a server says of an error often names the value at its end. */
function bothEnds(text: string, most = text.length): string {
  if (text.length <= most) return text;
  const head = text.slice(0, Math.ceil(most * 0.55) - 1);
  const tail = text.slice(-Math.floor(most * 0.45) + 2);
  // A word that is cut is left out, unless it is one of those long ones that tell most.
  return `${head.replace(/\s+\S{0,9}$/, '')} … ${tail.replace(/^\S{0,9}\s+/, '')}`;
}

/**
 * One side of two aligned values. The differing characters are marked; what only the other side has is an empty frame of its width.
 * `hide` is for values that are secret: what is the same is not readable then, or nothing is; the dots are folded as the values would be.
 */
export function ComparedValue({
  runs,
  side,
  columns,
  hide,
  right,
}: {
  runs: readonly Run[];
  side: 'expected' | 'observed';
  columns: number;
  hide?: 'same' | 'all';
  /** It is what the other one had to be: its marks are told apart from those of what is wrong, by more than their colour. */
  right?: boolean | undefined;
}) {
  const kind = right ? ' right' : '';
  // A frame round nothing but dots tells nothing.
  if (hide === 'all' && !runs.some(({ same }) => same)) return <span class="value-text">{mask}</span>;
  return (
    <bdi dir="ltr" class="value-text">
      {folded(hidden(runs, hide), Math.max(12, columns - frameColumns(runs))).map((run, i) => {
        const other = side === 'expected' ? run.observed : run.expected;
        const own = run[side];
        if (run.same) return <Pieces key={i} text={own} />;
        if (!own)
          return (
            <span key={i} class={`gone${kind}`}>
              {'\u00a0'.repeat(widthOf(other))}
            </span>
          );
        const missing = Math.max(0, widthOf(other) - widthOf(own));
        return (
          <span key={i}>
            <mark class={right ? 'right' : undefined}>
              <Pieces text={own} />
            </mark>
            {'\u00a0'.repeat(missing)}
          </span>
        );
      })}
    </bdi>
  );
}

const hidden = (runs: readonly Run[], hide: 'same' | 'all' | undefined): readonly Run[] =>
  runs.map((run) => {
    if (!hide || (hide === 'same' && !run.same)) return run;
    return { same: run.same, expected: mask[0]!.repeat(run.expected.length), observed: mask[0]!.repeat(run.observed.length) };
  });

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
