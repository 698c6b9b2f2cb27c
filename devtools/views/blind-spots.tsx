import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { Icon } from './icon.tsx';

/** What of this flow was not seen, and what would make it seen. */
export function BlindSpots({ blindSpots }: FlowDiagnosis) {
  if (!blindSpots.length) return null;
  return (
    <details open class="reasons">
      <summary>
        {t('not_seen')} <span class="count">{blindSpots.length}</span>
      </summary>
      <ul>
        {blindSpots.map(({ because, text, whatToDo }, i) => (
          <li key={i} data-blind-spot={because}>
            <Icon sign="unseen" />
            <span>
              {text} {whatToDo && <b>{whatToDo}</b>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
