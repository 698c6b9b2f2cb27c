import { t, tn } from '../../src/extension/text.ts';
import { mask, shortened } from '../../src/picture/masking.ts';
import type { Field } from '../../src/picture/shape.ts';
import { ComparedValue, Value } from '../../src/picture/value.tsx';
import { visibleText } from '../../src/picture/visible.ts';
import { copyText } from '../copy.ts';
import { useStore } from './context.ts';

/** Longest differing part of a secret that is shown: a character or two tells what happened and gives nothing away. */
const harmless = 3;

/** Columns that the length of a masked value takes behind it. */
const lengthColumns = 16;

/** A parameter's value. A secret one is not in the document at all until it is asked for, so that neither selecting nor copying takes it along. */
export function FieldValue({ field, columns }: { field: Field; columns: number }) {
  const store = useStore();
  const { key, name, value, secret, runs, side, limit, right } = field;
  const shown = !secret || store.revealAll.value !== store.revealed.value.has(key);
  const differing = runs?.reduce((sum, run) => sum + (run.same ? 0 : Math.max(run.expected.length, run.observed.length)), 0) ?? 0;
  if (value === '' && !runs) return <span class="value dim">{t('value_empty')}</span>;
  if (!shown)
    return (
      <button
        type="button"
        class="value masked"
        data-action="reveal-one"
        aria-label={t('value_masked', name, value.length)}
        onClick={() => store.reveal(key)}
      >
        {runs && side ? (
          <ComparedValue
            runs={runs}
            side={side}
            columns={Math.max(12, columns - lengthColumns)}
            right={right}
            hide={differing <= harmless ? 'same' : 'all'}
          />
        ) : limit === undefined ? (
          mask
        ) : (
          <LimitedLength length={value.length} limit={limit} most={columns - lengthColumns} />
        )}{' '}
        <span class="dim">{tn('value_length', value.length)}</span>
      </button>
    );
  return (
    <button
      type="button"
      class="value"
      title={`${visibleText(shortened(value).text)}\n${secret ? t('value_hide') : t('value_copy')}`}
      onClick={() => (secret ? store.reveal(key) : void copyText(value))}
    >
      {runs && side ? (
        <ComparedValue runs={runs} side={side} columns={columns} right={right} />
      ) : (
        <Value text={value} most={secret ? Math.max(columns, 64) : columns} ends={name === 'error_description'} />
      )}
      {value.length > Math.max(columns, 200) && <span class="dim"> {tn('value_length', value.length)}</span>}
    </button>
  );
}

/** A masked value as long as it is, with what it lacks or has too much. */
function LimitedLength({ length, limit, most }: { length: number; limit: number; most: number }) {
  const scale = Math.min(1, Math.max(12, most) / Math.max(length, limit));
  const columns = (characters: number) => Math.max(1, Math.round(characters * scale));
  return (
    <>
      {mask[0]!.repeat(columns(Math.min(length, limit)))}
      {length < limit && <span class="gone">{'\u00a0'.repeat(columns(limit - length))}</span>}
      {length > limit && <mark>{mask[0]!.repeat(columns(length - limit))}</mark>}
    </>
  );
}
