import { render } from 'preact';
import { extensionApi } from '../src/extension/browser-api.ts';
import { AccessPage } from './access-page.tsx';

const { permissions, storage } = extensionApi() ?? {};
if (permissions && storage) render(<AccessPage api={{ permissions, storage }} />, document.getElementById('root')!);
