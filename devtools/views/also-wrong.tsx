import type { Cause, FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { Icon, type Sign } from '../../src/picture/icon.tsx';
import { Prose } from './prose.tsx';

const signs: Record<Cause['severity'], Sign> = { error: 'bad', warning: 'warn', note: 'note' };

/** What is wrong besides the root cause, each with its fix folded in. */
export function AlsoWrong({ alsoWrong }: FlowDiagnosis) {
  if (!alsoWrong.length) return null;
  return (
    <details open class="reasons">
      <summary>
        {t('also_wrong')} <span class="count">{alsoWrong.length}</span>
      </summary>
      <ul>
        {alsoWrong.map(({ cause, severity, title, text, fix }) => (
          <li key={cause} data-also-wrong={cause}>
            <Icon sign={signs[severity]} label={t(`severity_${severity}`)} />
            <details class="also">
              <summary>
                <b lang="en">{title}</b>
              </summary>
              <p>
                <Prose text={text} />
              </p>
              <p>
                <b>{t('fix')}</b> <Prose text={fix} />
              </p>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
