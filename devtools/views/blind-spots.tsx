import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import type { BlindSpot } from '../../src/http/exchange.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { AccessButton } from './access-button.tsx';

/** What the background sees once it may watch the sites. */
const helpedByAccess = new Set<BlindSpot>([
  'access-withdrawn',
  'body-not-captured',
  'fragment-stripped',
  'recording-started-late',
  'outside-the-browser',
  'other-tab',
]);

/** What of this flow was not seen, and what would make it seen. */
export function BlindSpots(flow: FlowDiagnosis) {
  // What is on its way is said at the verdict.
  const blindSpots = flow.blindSpots.filter(({ because }) => because !== 'arriving');
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
            <span lang="en">
              {text} {whatToDo && <b>{whatToDo}</b>}
            </span>
          </li>
        ))}
      </ul>
      {blindSpots.some(({ because }) => helpedByAccess.has(because)) && <AccessButton />}
    </details>
  );
}
