import type { Comparison } from '../../src/diagnosis/diagnosis.ts';
import { t, tn } from '../../src/extension/text.ts';
import type { ExchangeId } from '../../src/http/exchange.ts';
import { differenceOf, isFolded } from '../../src/picture/difference.ts';
import { letterKey } from '../../src/picture/letters.ts';
import { mask } from '../../src/picture/masking.ts';
import { SwappedValues, swappedColumns } from '../../src/picture/swapped.tsx';
import { ComparedValue, Value } from '../../src/picture/value.tsx';
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
  /** Letters of the picture, which tell values apart that are masked. */
  letters?: ReadonlyMap<string, string>;
  /** The wrong one was right once, and was sent again. */
  again?: boolean;
  /** What was sent as code_verifier, where it changed places with the challenge. */
  swapped?: string | undefined;
  /** Characters that fit beside each other. */
  columns: number;
}

/** The two values that ought to be equal, over each other, aligned, with the differing characters marked and named. */
export function DifferenceView({ comparison, words, columns, swapped, ...rest }: Props) {
  const above = columns < 60;
  const alone = comparison.observed.absent === true;
  return (
    <figure class={`difference${above ? ' above' : ''}${alone ? ' alone' : ''}`} aria-label={t('difference_label', comparison.name)}>
      <div class="difference-name">{swapped === undefined ? comparison.name : 'code_challenge ⇄ code_verifier'}</div>
      {swapped === undefined ? (
        <Rows {...rest} comparison={comparison} columns={columns} above={above} />
      ) : (
        <Swapped challenge={comparison.observed.value} verifier={swapped} columns={columns} above={above} />
      )}
      {words && (
        <figcaption>
          <span class="note-chip">{words}</span>
        </figcaption>
      )}
    </figure>
  );
}

function Rows({
  comparison,
  secret,
  startedAt,
  either = false,
  letters,
  again,
  columns,
  above,
}: Omit<Props, 'words'> & { above: boolean }) {
  const store = useStore();
  const { name, expected, observed } = comparison;
  const { runs } = differenceOf(comparison);
  const marked = runs.reduce((sum, run) => sum + (run.same ? 0 : Math.max(run.expected.length, run.observed.length)), 0);
  const hide = secret && !store.revealAll.value;
  const letterOf = (value: string) => (secret && !runs.some(({ same }) => same) ? letters?.get(letterKey(name, value)) : undefined);
  const labels = above ? 0 : Math.max(expected.label.length, observed.label.length) + 2;
  // With nothing to align it with, a value is shown whole.
  const free = observed.absent ? Number.POSITIVE_INFINITY : columns - labels - 4;
  const counted = (hide && marked > 3) || isFolded(runs, free);
  const lengthOf = (value: string) => (counted && value ? ` ${tn('value_length', value.length)}` : '');
  const longest = Math.max(...[expected, observed].map(({ value }) => (value + lengthOf(value)).length));
  const times = columns - labels - 20 >= longest;
  const room = Math.max(12, free - (times ? 12 : 0) - Math.max(lengthOf(expected.value).length, lengthOf(observed.value).length));
  return (
    <>
      {(['expected', 'observed'] as const).map((side) => {
        const { label, value, at, absent } = comparison[side];
        const time = at && startedAt(at.exchange);
        const right = side === 'expected' && !either;
        return (
          <div class="difference-row" key={side}>
            <span class="difference-side" lang="en" style={above ? {} : { width: `${labels}ch` }}>
              {label}
            </span>
            <code>
              {letterOf(value) && <span class={`letter ${right ? 'right' : 'wrong'}`}>{letterOf(value)}</span>}
              {/* A character or two tells what happened and gives nothing away; a whole value would. */}
              {value === '' ? (
                <span class="gone wide">{t(absent ? 'value_absent' : 'value_empty')}</span>
              ) : (
                <ComparedValue runs={runs} side={side} columns={room} right={right} {...(hide && { hide: marked > 3 ? 'all' : 'same' })} />
              )}
              <span class="dim">{lengthOf(value)}</span>
              {again && side === 'observed' && <mark class="again">2×</mark>}
              {again && side === 'expected' && <span class="dim"> {t('flag_replaces', letterOf(observed.value) ?? '')}</span>}
            </code>
            {times && time !== undefined && <time class="dim">{timeOfDay(time, true)}</time>}
          </div>
        );
      })}
    </>
  );
}

/** A challenge travels in the open; what was sent as verifier is masked like every verifier. */
function Swapped({ challenge, verifier, columns, above }: { challenge: string; verifier: string; columns: number; above: boolean }) {
  const store = useStore();
  const room = Math.max(8, columns - swappedColumns(above));
  return (
    <SwappedValues
      challenge={<Value text={challenge} most={room} />}
      verifier={
        store.revealAll.value ? (
          <Value text={verifier} most={room} />
        ) : (
          `${mask} ${room > 24 ? tn('value_length', verifier.length) : ''}`.trim()
        )
      }
      above={above}
    />
  );
}
