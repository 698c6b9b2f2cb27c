import type { StorageArea } from '../src/extension/browser-api.ts';
import { exchangesIn } from '../src/extension/packed.ts';
import { hostOf, type Settings } from '../src/extension/settings.ts';
import { t, tn } from '../src/extension/text.ts';
import { SiteForm } from './site-form.tsx';

interface Props {
  settings: Settings;
  change(next: Partial<Settings>): void;
  session: StorageArea;
  told(text: string): void;
}

/** What of the granted sites is recorded, and what becomes of it. */
export function Recording({ settings: { capture, sitesOff }, change, session, told }: Props) {
  const forgetAll = async () => {
    const ids = new Set<string>();
    // Again until there is nothing, for the background may be packing what it has.
    for (;;) {
      const all = await session.get(null);
      const recorded = Object.keys(all).filter((key) => /^(?:exchange|packed|badges|dropped)\//.test(key));
      if (recorded.length === 0) break;
      for (const id of exchangesIn(all)) ids.add(id);
      await session.remove(recorded);
    }
    told(tn('access_forgotten', ids.size));
  };
  return (
    <section>
      <h2>{t('access_recording')}</h2>
      <label class="switch">
        <input type="checkbox" data-action="capture" checked={capture} onChange={() => change({ capture: !capture })} />
        <span>{t('access_capture')}</span>
      </label>
      <p>{t('access_off')}</p>
      <ul>
        {sitesOff.map((site) => (
          <li key={site} data-site-off={site}>
            <span>{site}</span>
            <button
              type="button"
              class="button"
              data-action="site-on"
              onClick={() => change({ sitesOff: sitesOff.filter((other) => other !== site) })}
            >
              {t('access_site_on')}
            </button>
          </li>
        ))}
      </ul>
      <SiteForm
        action="site-off"
        label={t('access_host')}
        button={t('access_site_off')}
        submit={(text) => {
          const host = hostOf(text);
          if (host === '') told(t('access_no_host'));
          else if (!sitesOff.includes(host)) change({ sitesOff: [...sitesOff, host] });
        }}
      />
      <p>{t('access_kept_where')}</p>
      <p>
        <button type="button" class="button" data-action="forget" onClick={() => void forgetAll()}>
          {t('access_forget')}
        </button>
      </p>
    </section>
  );
}
