import { t } from '../../src/extension/text.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { visibleText } from '../../src/picture/visible.ts';
import { timeOfDay } from '../clock.ts';
import type { Row } from '../store.ts';
import { AlsoWrong } from './also-wrong.tsx';
import { BlindSpots } from './blind-spots.tsx';
import { Hypotheses, NamedCause } from './hypotheses.tsx';
import { Prose } from './prose.tsx';

/** What else is wrong, what it could have been, what was not seen, and whose sign-in it is. */
export function Reasons({ row: { flow, recording } }: { row: Row }) {
  return (
    <aside class="reasons-all" aria-label={t('reasons')}>
      <NamedCause {...flow} />
      <AlsoWrong {...flow} />
      <Hypotheses {...flow} />
      {flow.facts.length > 0 && (
        <details open class="reasons">
          <summary>
            {t('facts')} <span class="count">{flow.facts.length}</span>
          </summary>
          <ul>
            {flow.facts.map((fact) => (
              <li key={fact} data-fact>
                <Icon sign="note" />
                <span>
                  <Prose text={fact} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <BlindSpots {...flow} />
      <p class="facts dim">
        {[flow.server, flow.provider?.name, flow.clientId, timeOfDay(flow.startedAt, true), recording.name]
          .filter(Boolean)
          .map((text) => visibleText(text ?? '').slice(0, 300))
          .join(' · ')}
      </p>
    </aside>
  );
}
