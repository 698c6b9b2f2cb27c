import type { Comparison } from '../../src/diagnosis/diagnosis.ts';
import { t, tn } from '../../src/extension/text.ts';
import type { ExchangeId } from '../../src/http/exchange.ts';
import { differenceOf } from '../../src/picture/difference.ts';
import { ComparedValue } from '../../src/picture/value.tsx';
import { timeOfDay } from '../clock.ts';
import { useStore } from './context.ts';

interface Props {
  comparison: Comparison;
  /** Whether the values may only be seen when asked for. */
  secret: boolean;
  /** When each exchange began, in milliseconds since the Unix epoch. */
  startedAt: (exchange: ExchangeId) => number | undefined;
  /** The fault in the fewest words; empty where there is no more to say than that the values differ. */
  words: string;
  /** Neither of the two is known to be the right one. */
  either?: boolean;
  /** Characters that fit beside each other. */
  columns: number;
}

/** The two values that ought to be equal, over each other, aligned, with the differing characters marked and named. */
export function DifferenceView({ comparison, secret, startedAt, words, either = false, columns }: Props) {
  const store = useStore();
  const { runs } = differenceOf(comparison);
  const marked = runs.reduce((sum, run) => sum + (run.same ? 0 : Math.max(run.expected.length, run.observed.length)), 0);
  const hide = secret && !store.revealAll.value;
  const lengthOf = (value: string) => (hide && marked > 3 ? ` ${tn('value_length', value.length)}` : '');
  const longest = Math.max(...[comparison.expected, comparison.observed].map(({ value }) => (value + lengthOf(value)).length));
  const above = columns < 60;
  const labels = above ? 0 : Math.max(comparison.expected.label.length, comparison.observed.label.length) + 2;
  const times = columns - labels - 20 >= longest;
  // With nothing to align it with, a value is shown whole.
  const alone = comparison.observed.absent === true;
  const room = alone
    ? Number.POSITIVE_INFINITY
    : Math.max(12, columns - labels - (times ? 16 : 0) - lengthOf(comparison.expected.value).length - 4);
  return (
    <figure class={`difference${above ? ' above' : ''}${alone ? ' alone' : ''}`} aria-label={t('difference_label', comparison.name)}>
      <div class="difference-name">{comparison.name}</div>
      {(['expected', 'observed'] as const).map((side) => {
        const { label, value, at, absent } = comparison[side];
        const time = at && startedAt(at.exchange);
        return (
          <div class="difference-row" key={side}>
            <span class="difference-side" lang="en" style={above ? {} : { width: `${labels}ch` }}>
              {label}
            </span>
            <code>
              {/* A character or two tells what happened and gives nothing away; a whole value would. */}
              {value === '' ? (
                <span class="gone wide">{t(absent ? 'value_absent' : 'value_empty')}</span>
              ) : (
                <ComparedValue
                  runs={runs}
                  side={side}
                  columns={room}
                  right={side === 'expected' && !either}
                  {...(hide && { hide: marked > 3 ? 'all' : 'same' })}
                />
              )}
              <span class="dim">{lengthOf(value)}</span>
            </code>
            {times && time !== undefined && <time class="dim">{timeOfDay(time, true)}</time>}
          </div>
        );
      })}
      {words && (
        <figcaption>
          <span class="note-chip">{words}</span>
        </figcaption>
      )}
    </figure>
  );
}
