import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExtensionApi, StorageArea } from '../src/extension/browser-api.ts';
import { defaults, onSettings, readSettings, type Settings, writeSettings } from '../src/extension/settings.ts';
import { t } from '../src/extension/text.ts';
import { everywhere, type Granted, grantedOf, patternsOf } from './origins.ts';
import { Recording } from './recording.tsx';
import { SiteForm } from './site-form.tsx';

export type Api = Required<Pick<ExtensionApi, 'permissions' | 'storage'>> & { session: StorageArea };

/** Where the user decides what the background may record: why it asks, which sites it has, and how to take them back. */
export function AccessPage({ api }: { api: Api }) {
  const granted = useSignal<Granted[]>([]);
  const settings = useSignal<Settings>(defaults);
  const told = useSignal('');
  const { permissions, storage, session } = api;
  const read = () => void permissions.getAll().then(({ origins = [] }) => (granted.value = grantedOf(origins)));
  useEffect(() => {
    read();
    permissions.onAdded.addListener(read);
    permissions.onRemoved.addListener(read);
    void readSettings(storage).then((known) => (settings.value = known));
    onSettings(storage, (next) => (settings.value = next));
  }, []);
  const change = (next: Partial<Settings>) => {
    settings.value = { ...settings.value, ...next };
    void writeSettings(storage, settings.value);
  };
  // The browsers answer only to a click: nothing may be waited for before this.
  const grant = (origins: string[]) => {
    if (!origins.length) {
      told.value = t('access_no_host');
      return;
    }
    void permissions.request({ origins }).then(
      (yes) => (told.value = yes ? t('access_granted') : t('access_refused')),
      () => (told.value = t('access_refused')),
    );
  };
  const takeBack = ({ patterns }: Granted) =>
    void permissions.remove({ origins: patterns }).then(
      () => (told.value = t('access_taken_back')),
      () => (told.value = t('access_kept')),
    );
  return (
    <main class="access">
      <h1>{t('access_title')}</h1>
      <p>{t('access_why')}</p>
      <p>{t('access_promise')}</p>
      <p role="status">{told.value}</p>

      <h2>{t('access_sites')}</h2>
      {granted.value.length === 0 && <p data-granted="none">{t('access_none')}</p>}
      <ul>
        {granted.value.map((site) => (
          <li key={site.host} data-granted={site.host}>
            <span>{site.host === '*' ? t('access_all') : site.host}</span>
            <button type="button" class="button" data-action="take-back" onClick={() => takeBack(site)}>
              {t('access_take_back')}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="button primary" data-action="grant-all" onClick={() => grant(everywhere)}>
          {t('access_grant_all')}
        </button>
      </p>
      <p>{t('access_some')}</p>
      <SiteForm action="grant" label={t('access_host')} button={t('access_grant')} submit={(text) => grant(patternsOf(text))} />

      <Recording settings={settings.value} change={change} session={session} told={(text) => (told.value = text)} />
    </main>
  );
}
