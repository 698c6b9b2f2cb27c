import '../src/extension/polyfill.ts';
import { render } from 'preact';
import { extensionApi } from '../src/extension/browser-api.ts';
import { sessionOf } from '../src/extension/session.ts';
import { t } from '../src/extension/text.ts';
import { AccessPage } from './access-page.tsx';

const api = extensionApi();
document.documentElement.lang = t('language');
const session = api && sessionOf(api);
if (session && api.permissions && api.storage)
  render(<AccessPage api={{ permissions: api.permissions, storage: api.storage, session }} />, document.getElementById('root')!);
