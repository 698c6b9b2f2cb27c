import { t } from '../../src/extension/text.ts';
import { visibleText } from '../../src/picture/visible.ts';
import type { Import } from '../store.ts';

/** How far the reading of a file is, and a way to stop it. */
export const Progress = ({ file: { id, name, done, cancel } }: { file: Import }) => (
  <div class="importing" data-importing>
    <label for={`progress-${id}`}>{t('importing', visibleText(name))}</label>
    <progress id={`progress-${id}`} max={1} {...(done !== undefined && { value: done })} />
    <button type="button" class="button" data-action="cancel-import" onClick={cancel}>
      {t('import_cancel')}
    </button>
  </div>
);
