import type { RefObject } from 'preact';
import { t } from '../../src/extension/text.ts';
import { filterKeys } from '../filter.ts';

const keys = [
  ['↑ ↓', 'help_arrows'],
  ['/', 'help_filter'],
  ['c', 'help_copy'],
  ['e', 'help_export'],
  ['r', 'help_reveal'],
  ['p', 'help_pause'],
  ['?', 'help_help'],
  ['Esc', 'help_escape'],
] as const;

/** The keys and the filter's language. */
export function Help({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title">
      <h2 id="help-title">{t('help')}</h2>
      <dl>
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('help_language')}</p>
      <p>
        <code>{filterKeys.map((key) => `${key}:`).join(' ')}</code>
      </p>
      <p class="dim">{t('help_language_more')}</p>
      <form method="dialog">
        <button type="submit" class="button primary">
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}
