import { t } from '../../src/extension/text.ts';
import { copyText } from '../copy.ts';
import { isSecret, mask } from '../masking.ts';
import { useStore } from './context.ts';
import { Value } from './value.tsx';

interface Props {
  /** Where the value stands, so that each is shown by itself. */
  id: string;
  name: string;
  value: string;
  columns: number;
}

/** A parameter's value. A secret one is not in the document at all until it is asked for, so that neither selecting nor copying takes it along. */
export function SecretValue({ id, name, value, columns }: Props) {
  const store = useStore();
  const secret = isSecret(name) && value !== '';
  const shown = !secret || store.revealAll.value !== store.revealed.value.has(id);
  if (value === '') return <span class="value dim">{t('value_empty')}</span>;
  if (!shown)
    return (
      <button
        type="button"
        class="value masked"
        data-action="reveal-one"
        aria-label={t('value_masked', name, value.length)}
        onClick={() => store.reveal(id)}
      >
        {mask} <span class="dim">{t('value_length', value.length)}</span>
      </button>
    );
  const cut = value.length > columns;
  return (
    <button
      type="button"
      class="value"
      title={secret ? t('value_hide') : t('value_copy')}
      onClick={() => (secret ? store.reveal(id) : void copyText(value))}
    >
      <Value text={value} most={columns} />
      {cut && value.length > 200 && <span class="dim"> {t('value_length', value.length.toLocaleString('en'))}</span>}
    </button>
  );
}
