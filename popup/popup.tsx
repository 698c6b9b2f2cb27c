import '../src/extension/polyfill.ts';
import { render } from 'preact';
import { extensionApi } from '../src/extension/browser-api.ts';
import { t } from '../src/extension/text.ts';
import { QuickCheck } from './quick-check.tsx';
import { TabVerdict } from './tab-verdict.tsx';

const api = extensionApi();
document.documentElement.lang = t('language');

// The fields are on screen before the engine and the search for explanations are read.
render(
  <>
    {api && <TabVerdict api={api} load={() => import('../src/analyse.ts')} />}
    <QuickCheck load={() => import('./check.ts')} read={() => import('./anything.ts')} />
  </>,
  document.getElementById('root')!,
);
