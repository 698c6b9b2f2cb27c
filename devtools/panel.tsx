import { effect } from '@preact/signals';
import { render } from 'preact';
import { extensionApi } from '../src/extension/browser-api.ts';
import { t } from '../src/extension/text.ts';
import { percentDecode } from '../src/http/url.ts';
import { connect } from './connection.ts';
import { diagnoseOnChange } from './diagnosing.ts';
import { createStore } from './store.ts';
import { followTheme } from './theme.ts';
import { App } from './views/app.tsx';
import { warmUp } from './warm-up.tsx';

const api = extensionApi();
document.documentElement.lang = t('language');
const store = createStore();
followTheme(api, document.documentElement);
// The popup opens this page in a tab of its own, for tabs without developer tools.
const tab = api?.devtools?.inspectedWindow.tabId ?? Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const recorder = api && !Number.isNaN(tab) && connect(api, store, tab);
store.chosen.value = percentDecode(location.hash.slice(1)) || null;
effect(() => {
  const key = store.chosen.value;
  if (key) history.replaceState(null, '', `#${encodeURIComponent(key)}`);
});
render(<App store={store} {...(recorder && { recorder })} />, document.getElementById('root')!);
diagnoseOnChange(store);

// The engine is most of the code; the list and the explanation are on screen before it is read.
setTimeout(async () => {
  try {
    const { createAnalyser, ruleMeta } = await import('../src/analyse.ts');
    store.engine.value = createAnalyser;
    store.ruleMeta.value = ruleMeta;
    setTimeout(warmUp, 200, store, createAnalyser);
  } catch {
    store.message.value = t('engine_missing');
  }
}, 0);
