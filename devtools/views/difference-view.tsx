import type { Comparison } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import type { ExchangeId } from '../../src/http/exchange.ts';
import { timeOfDay } from '../clock.ts';
import { difference, type Note } from '../difference.ts';
import { useStore } from './context.ts';
import { ComparedValue } from './value.tsx';

/** What a difference is called, in words. */
export const noteText = ({ id, detail }: Note): string => t(`difference_${id}`, detail ?? '');

interface Props {
  comparison: Comparison;
  /** When each exchange began, in milliseconds since the Unix epoch. */
  startedAt: (exchange: ExchangeId) => number | undefined;
  columns: number;
}

/** The two values that ought to be equal, over each other, aligned, with the differing characters marked and named. */
export function DifferenceView({ comparison, startedAt, columns }: Props) {
  const store = useStore();
  const { runs, notes } = difference(comparison.expected.value, comparison.observed.value);
  const differing = runs.filter(({ same }) => !same);
  const marked = differing.reduce((sum, run) => sum + Math.max(run.expected.length, run.observed.length), 0);
  const hide = comparison.secret && !store.revealAll.value;
  // A character or two tells what happened and gives nothing away; a whole value would.
  const masked = hide && marked > 3;
  const label = Math.min(16, Math.max(comparison.expected.label.length, comparison.observed.label.length));
  const room = Math.max(12, columns - label - 4);
  return (
    <figure class="difference" aria-label={t('difference_label', comparison.name)}>
      <div class="difference-name">{comparison.name}</div>
      {(['expected', 'observed'] as const).map((side) => {
        const { label: name, value, at } = comparison[side];
        const time = at && startedAt(at.exchange);
        return (
          <div class="difference-row" key={side}>
            <span class="difference-side">{name}</span>
            <code>
              {masked ? (
                <span class="dim">•••••••• {t('value_length', value.length)}</span>
              ) : value === '' ? (
                <span class="gone wide">{t('value_empty')}</span>
              ) : (
                <ComparedValue runs={runs} side={side} columns={room} {...(hide && { hide })} />
              )}
            </code>
            {time !== undefined && <time class="dim">{timeOfDay(time, true)}</time>}
          </div>
        );
      })}
      {notes.length > 0 && (
        <figcaption>
          {notes.map((note) => (
            <span class="note-chip" key={note.id}>
              {noteText(note)}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
