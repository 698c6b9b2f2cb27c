import { type TextKey, t, tn } from '../../src/extension/text.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { openSample } from '../sample.ts';
import { AccessButton } from './access-button.tsx';
import { useStore } from './context.ts';

/** What a person sees before the first flow: what this does, what is watched and what is not, and the next step. */
export function Empty() {
  const store = useStore();
  const hidden = store.rows.value.length > 0;
  if (hidden)
    return (
      <main class="empty">
        <h1>{t('empty_filtered')}</h1>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            store.filterText.value = '';
          }}
        >
          {t('filter_clear')}
        </button>
      </main>
    );
  const access = store.access.value.length > 0;
  const watched: TextKey[] = ['empty_watched_tab', 'empty_watched_frames', access ? 'empty_watched_access' : 'empty_watched_before'];
  const blind: TextKey[] = access
    ? ['empty_blind_elsewhere', 'empty_blind_navigation']
    : ['empty_blind_popup', 'empty_blind_before', 'empty_blind_navigation'];
  return (
    <main class="empty" data-empty>
      <h1>{store.connected.value ? t('empty_title') : t('empty_title_files')}</h1>
      <p>{t('empty_what')}</p>
      <ol class="next">
        <li>{store.connected.value ? t('empty_step_sign_in') : t('empty_step_file')}</li>
        <li>{t('empty_step_read')}</li>
        {store.connected.value && <li>{t('empty_step_file')}</li>}
      </ol>
      <p>
        <button type="button" class="button" data-action="sample" onClick={() => void openSample(store)}>
          {t('sample_open')}
        </button>{' '}
        <span class="dim">{t('sample_what')}</span>
      </p>
      {store.connected.value && (
        <div class="scope">
          <section>
            <h2>{t('watched')}</h2>
            <ul>
              {watched.map((key) => (
                <li key={key}>
                  <Icon sign="good" /> <span>{t(key)}</span>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('not_watched')}</h2>
            <ul>
              {blind.map((key) => (
                <li key={key}>
                  <Icon sign="unseen" /> <span>{t(key)}</span>
                </li>
              ))}
            </ul>
            <AccessButton />
          </section>
        </div>
      )}
      <p class="dim">{t('empty_private')}</p>
      {store.seen.value > 0 && <p class="dim">{tn('empty_seen', store.seen.value)}</p>}
    </main>
  );
}
