import { t } from '../../src/extension/text.ts';
import { useStore } from './context.ts';
import { Progress } from './progress.tsx';

/** Files that are being read, each with its progress and a way to stop it, and the one sentence that the panel has to say. */
export function Notices() {
  const store = useStore();
  return (
    <section class="notices" aria-label={t('notices')}>
      {store.importing.value.map((file) => (
        <Progress key={file.id} file={file} />
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
    </section>
  );
}
