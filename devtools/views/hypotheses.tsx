import type { FlowDiagnosis, Hypothesis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { Icon, type Sign } from '../../src/picture/icon.tsx';
import { signOfStanding } from '../sign.ts';
import { Prose } from './prose.tsx';

type Listed = Hypothesis & { sign?: Sign };

/** How many of a list stand open. */
const few = 7;

/** The one cause that is named, as the list begins. */
export function NamedCause({ rootCause }: FlowDiagnosis) {
  return rootCause && <List title={t('cause_named')} items={[{ ...rootCause, because: '' }]} />;
}

/** What else it could have been: still possible, ruled out, not to be seen from the browser, each with its reason. */
export function Hypotheses({ hypotheses, rootCause }: FlowDiagnosis) {
  const of = (...standings: Hypothesis['standing'][]) => hypotheses.filter(({ standing }) => standings.includes(standing));
  // The sign of an error is for the one cause that is named.
  const others = of('proved', 'likely', 'possible')
    .filter(({ cause }) => cause !== rootCause?.cause)
    .map((other): Listed => ({ ...other, sign: 'warn' }));
  return (
    <>
      <List title={t('also_possible')} items={others} />
      <List title={t('ruled_out')} items={of('ruled-out')} />
      <List title={t('not_observable')} items={of('not-observable')} />
    </>
  );
}

/** A reason that most of a list share says nothing of any of them; those that have one of their own come first. */
function telling(items: readonly Listed[]): Listed[] {
  const count = (because: string) => items.filter((item) => item.because === because).length;
  const own = items.map((item) => (count(item.because) > 2 ? { ...item, because: '' } : item));
  return [...own.filter(({ because }) => because), ...own.filter(({ because }) => !because)];
}

function List({ title, items }: { title: string; items: readonly Listed[] }) {
  if (!items.length) return null;
  const shown = telling(items);
  const rest = shown.slice(few);
  return (
    <details open class="reasons">
      <summary>
        {title} <span class="count">{items.length}</span>
      </summary>
      <ul>{shown.slice(0, few).map(Item)}</ul>
      {rest.length > 0 && (
        <details class="rest">
          <summary>{t('more_of_these', rest.length)}</summary>
          <ul>{rest.map(Item)}</ul>
        </details>
      )}
    </details>
  );
}

const Item = ({ cause, title, standing, because, sign }: Listed) => (
  <li key={cause} data-hypothesis={cause} data-standing={standing}>
    <Icon sign={sign ?? signOfStanding[standing]} label={t(`standing_${standing.replace('-', '_') as 'ruled_out'}`)} />
    <span>
      {standing === 'ruled-out' ? <s lang="en">{title}</s> : <b lang="en">{title}</b>} <Prose text={because} />
    </span>
  </li>
);
