import { t } from '../../src/extension/text.ts';
import { visibleText } from '../visible.ts';
import { useStore } from './context.ts';

/** Files that are being read, each with its progress and a way to stop it, and the one sentence that the panel has to say. */
export function Notices() {
  const store = useStore();
  return (
    <div class="notices">
      {store.importing.value.map(({ id, name, done, cancel }) => (
        <div key={id} class="importing" data-importing>
          <label for={`progress-${id}`}>{t('importing', visibleText(name))}</label>
          <progress id={`progress-${id}`} max={1} {...(done !== undefined && { value: done })} />
          <button type="button" class="button" data-action="cancel-import" onClick={cancel}>
            {t('import_cancel')}
          </button>
        </div>
      ))}
      {store.message.value && (
        <p class="message" role="alert" data-message>
          {store.message.value}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              store.message.value = '';
            }}
          >
            {t('close')}
          </button>
        </p>
      )}
    </div>
  );
}
