import type { Cause } from '../diagnosis/diagnosis.ts';
import { differenceOf } from '../picture/difference.ts';
import { isEither } from '../picture/guilt.ts';
import { saying } from '../picture/saying.ts';
import { SwappedValues, swappedColumns } from '../picture/swapped.tsx';
import { ComparedValue, Value } from '../picture/value.tsx';
import { visibleText } from '../picture/visible.ts';
import { BothWidths } from './html-widths.tsx';
import { say } from './picture-words.ts';

type Compared = Pick<Cause, 'construction'> & {
  comparison: NonNullable<Cause['comparison']>;
  /** What was sent as code_verifier, where it changed places with the challenge. */
  swapped?: string | undefined;
};

/** The two values that ought to be equal, over each other, aligned, with what differs marked and named, as in the panel. */
export function DifferenceView({ comparison, construction, swapped }: Compared) {
  const either = isEither({ comparison, ...(construction && { construction }) });
  const { runs } = differenceOf(comparison);
  const words = saying({ comparison, ...(construction && { construction }) }, say);
  return (
    <BothWidths>
      {(width) => {
        const labels = width < 400 ? 0 : Math.max(comparison.expected.label.length, comparison.observed.label.length) + 2;
        return (
          <figure class="difference">
            <code>{swapped === undefined ? comparison.name : 'code_challenge ⇄ code_verifier'}</code>
            {swapped !== undefined && (
              <Swapped
                challenge={comparison.observed.value}
                verifier={swapped}
                columns={Math.floor((width - 26) / character)}
                above={!labels}
              />
            )}
            {(swapped === undefined ? sides : []).map((side) => (
              <div class={labels ? 'side beside' : 'side'} key={side}>
                <code class="soft" style={labels ? { width: `${labels}ch` } : {}}>
                  {comparison[side].label}
                </code>
                <code>
                  {comparison[side].value === '' ? (
                    <span class="gone wide-gone">{comparison[side].absent ? 'not sent' : 'empty'}</span>
                  ) : (
                    <ComparedValue
                      runs={runs}
                      side={side}
                      right={side === 'expected' && !either}
                      columns={
                        comparison.observed.absent ? Number.POSITIVE_INFINITY : Math.max(12, Math.floor((width - 26) / character) - labels)
                      }
                    />
                  )}
                </code>
              </div>
            ))}
            {words && (
              <figcaption>
                <span>▲ {visibleText(words)}</span>
              </figcaption>
            )}
          </figure>
        );
      }}
    </BothWidths>
  );
}

const sides = ['expected', 'observed'] as const;

function Swapped({ challenge, verifier, columns, above }: { challenge: string; verifier: string; columns: number; above: boolean }) {
  const room = Math.max(8, columns - swappedColumns(above));
  return (
    <SwappedValues challenge={<Value text={challenge} most={room} />} verifier={<Value text={verifier} most={room} />} above={above} />
  );
}

/** Width of a character of the two values, in CSS pixels. */
const character = 7.3;
