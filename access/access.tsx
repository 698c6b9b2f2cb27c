import '../src/extension/polyfill.ts';
import { render } from 'preact';
import { extensionApi } from '../src/extension/browser-api.ts';
import { sessionOf } from '../src/extension/session.ts';
import { AccessPage } from './access-page.tsx';

const api = extensionApi();
const session = api && sessionOf(api);
if (session && api.permissions && api.storage)
  render(<AccessPage api={{ permissions: api.permissions, storage: api.storage, session }} />, document.getElementById('root')!);
