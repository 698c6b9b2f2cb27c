import type { FlowDiagnosis, Hypothesis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { Icon, type Sign } from '../../src/picture/icon.tsx';
import { Prose } from './prose.tsx';

const signs: Record<Hypothesis['standing'], Sign> = {
  proved: 'bad',
  likely: 'bad',
  possible: 'warn',
  'ruled-out': 'good',
  'not-observable': 'unseen',
};

/** How many of a list stand open. */
const few = 7;

/** What else it could have been: still possible, ruled out, not to be seen from the browser, each with its reason. */
export function Hypotheses({ hypotheses, rootCause }: FlowDiagnosis) {
  const of = (...standings: Hypothesis['standing'][]) => hypotheses.filter(({ standing }) => standings.includes(standing));
  return (
    <>
      <List
        title={t('cause_named')}
        items={hypotheses.filter(({ cause }) => cause === rootCause?.cause).map((named) => ({ ...named, because: '' }))}
      />
      <List title={t('also_possible')} items={of('proved', 'likely', 'possible').filter(({ cause }) => cause !== rootCause?.cause)} />
      <List title={t('ruled_out')} items={of('ruled-out')} />
      <List title={t('not_observable')} items={of('not-observable')} />
    </>
  );
}

/** A reason that most of a list share says nothing of any of them; those that have one of their own come first. */
function telling(items: readonly Hypothesis[]): Hypothesis[] {
  const count = (because: string) => items.filter((item) => item.because === because).length;
  const own = items.map((item) => (count(item.because) > 2 ? { ...item, because: '' } : item));
  return [...own.filter(({ because }) => because), ...own.filter(({ because }) => !because)];
}

function List({ title, items }: { title: string; items: readonly Hypothesis[] }) {
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

const Item = ({ cause, title, standing, because }: Hypothesis) => (
  <li key={cause} data-hypothesis={cause} data-standing={standing}>
    <Icon sign={signs[standing]} label={t(`standing_${standing.replace('-', '_') as 'ruled_out'}`)} />
    <span>
      <b lang="en">{title}</b> <Prose text={because} />
    </span>
  </li>
);
