import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { signOf } from '../devtools/sign.ts';
import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { ExtensionApi } from '../src/extension/browser-api.ts';
import { readTab } from '../src/extension/follow-tab.ts';
import type { ToBackground } from '../src/extension/ports.ts';
import { t } from '../src/extension/text.ts';
import { Icon } from '../src/picture/icon.tsx';

type Engine = typeof import('../src/analyse.ts');

/** What the background recorded of this tab's latest sign-in: its verdict in one sentence, and the way to the whole of it. */
export function TabVerdict({ api, load }: { api: ExtensionApi; load: () => Promise<Engine> }) {
  const state = useSignal<'reading' | 'none' | FlowDiagnosis>('reading');
  const tab = useSignal(Number.NaN);
  useEffect(() => {
    void (async () => {
      tab.value = await currentTab(api);
      const exchanges = await readTab(api, String(tab.value));
      const flows = exchanges.length ? (await load()).analyse(exchanges).flows : [];
      const latest = flows.reduce<FlowDiagnosis | null>((last, flow) => (last && last.startedAt > flow.startedAt ? last : flow), null);
      state.value = latest ?? 'none';
      if (!latest) return;
      const { status } = latest;
      api.runtime.sendMessage({ type: 'state', tabId: tab.value, status } satisfies ToBackground, () => void api.runtime.lastError);
    })();
  }, []);
  const open = (path: string) => void api.tabs?.create({ url: api.runtime.getURL(path) });
  const flow = typeof state.value === 'object' ? state.value : null;
  return (
    <section class="this-tab" aria-label={t('popup_tab')} data-tab-verdict={flow?.status ?? state.value}>
      {flow && (
        <p>
          <Icon sign={signOf(flow)} /> <strong lang="en">{flow.headline}</strong>
        </p>
      )}
      {state.value === 'none' && <p class="dim">{t('popup_none')}</p>}
      <p>
        {flow && (
          <button
            type="button"
            class="button primary"
            data-action="show-flow"
            onClick={() => open(`devtools/panel.html?tab=${tab.value}#${encodeURIComponent(flow.id)}`)}
          >
            {t('popup_show')}
          </button>
        )}{' '}
        <button type="button" class="button" data-action="access" onClick={() => open('access/access.html')}>
          {t('access_open')}
        </button>
      </p>
    </section>
  );
}

/** The tab under the popup; the address may name another one. */
async function currentTab({ tabs }: ExtensionApi): Promise<number> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = (await tabs?.query({ active: true, currentWindow: true })) ?? [];
  return tab?.id ?? -1;
}
