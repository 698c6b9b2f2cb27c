import { extensionApi } from '../../src/extension/browser-api.ts';
import type { ToBackground } from '../../src/extension/ports.ts';
import { t } from '../../src/extension/text.ts';

/** Leads to the page where the user lets the background watch sites; the background opens it, for Firefox's panel cannot. */
export function AccessButton() {
  const runtime = extensionApi()?.runtime;
  if (!runtime) return null;
  const open = () => runtime.sendMessage({ type: 'open', page: 'access/access.html' } satisfies ToBackground, () => void runtime.lastError);
  return (
    <button type="button" class="button" data-action="access" onClick={open}>
      {t('access_open')}
    </button>
  );
}
