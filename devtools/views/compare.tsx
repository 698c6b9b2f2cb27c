import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t, tn } from '../../src/extension/text.ts';
import { difference } from '../../src/picture/difference.ts';
import { duration } from '../../src/picture/duration.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { mask } from '../../src/picture/masking.ts';
import { ComparedValue, Value } from '../../src/picture/value.tsx';
import { visibleText } from '../../src/picture/visible.ts';
import { timeOfDay } from '../clock.ts';
import { type ComparedField, type ComparedMessage, compareFlows } from '../compare.ts';
import { signOf } from '../sign.ts';
import type { Row } from '../store.ts';
import { useStore } from './context.ts';

/** Most sign-ins that are offered. */
const offered = 200;

/** Lets a person choose the sign-in to hold this one against. */
export function CompareChoice({ row }: { row: Row }) {
  const store = useStore();
  const others = useSame(store.rows.value.filter(({ key, flow }) => key !== row.key && !flow.unjudged).slice(-offered));
  const choices = useMemo(() => [...others].reverse().map(Choice), [others]);
  if (!others.length) return null;
  return (
    <label class="compare-choice">
      {t('compare_with')}{' '}
      <select
        data-action="compare"
        value={store.compared.value ?? ''}
        onChange={({ currentTarget }) => {
          store.compared.value = currentTarget.value || null;
        }}
      >
        <option value="">{t('compare_none')}</option>
        {choices}
      </select>
    </label>
  );
}

const Choice = ({ key, flow, recording }: Row) => (
  <option key={key} value={key}>
    {[timeOfDay(flow.startedAt), recording.name, flow.headline]
      .filter(Boolean)
      .map((text) => visibleText(text).slice(0, 80))
      .join(' · ')}
  </option>
);

/** The list of last time where it holds the same: two hundred choices are not made anew at each news of the sign-in that is shown. */
function useSame<Item>(list: readonly Item[]): readonly Item[] {
  const last = useRef(list);
  if (list.length !== last.current.length || list.some((item, i) => item !== last.current[i])) last.current = list;
  return last.current;
}

/** Two sign-ins side by side: what differs, in the order in which it came to differ; the rest on request. */
export function Compare({ row, other }: { row: Row; other: Row }) {
  const all = useSignal(false);
  const messages = compareFlows(row.flow, other.flow);
  const shown = messages.filter(({ differs }) => all.value || differs);
  return (
    <section class="compare" aria-label={t('compare')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('compare_what')}</th>
            <Head flow={row.flow} name={row.recording.name} />
            <Head flow={other.flow} name={other.recording.name} />
          </tr>
        </thead>
        {shown.map((message) => (
          <Message key={message.key} message={message} all={all.value} />
        ))}
      </table>
      {shown.length === 0 && <p data-compare-equal>{t('compare_equal')}</p>}
      <button
        type="button"
        class="link"
        aria-pressed={all.value}
        onClick={() => {
          all.value = !all.value;
        }}
      >
        {all.value ? t('compare_only') : t('compare_all')}
      </button>
    </section>
  );
}

const Head = ({ flow, name }: { flow: FlowDiagnosis; name: string }) => (
  <th scope="col">
    <Icon sign={signOf(flow)} label={t(`status_${flow.status}`)} /> <span lang="en">{visibleText(flow.headline)}</span>
    <span class="dim">
      {' '}
      {timeOfDay(flow.startedAt)} {visibleText(name)}
    </span>
  </th>
);

function Message({ message, all }: { message: ComparedMessage; all: boolean }) {
  const { key, kind, one, other, fields } = message;
  const time = (timing: ComparedMessage['one']) =>
    timing ? `${duration(timing.at)}, ${t('compare_took', duration(timing.took))}` : t('compare_absent');
  return (
    <tbody data-compared={key} data-differs={message.differs}>
      <tr class="compare-message">
        <th scope="rowgroup">{t(`kind_${kind}`)}</th>
        <td>{time(one)}</td>
        <td>{time(other)}</td>
      </tr>
      {one &&
        other &&
        fields
          .filter(({ differs }) => all || differs)
          .slice(0, 100)
          .map((field) => <FieldRow key={field.name} field={field} />)}
    </tbody>
  );
}

function FieldRow({ field }: { field: ComparedField }) {
  const { name, one, other, differs } = field;
  const runs = one !== undefined && other !== undefined && differs && !field.fresh ? difference(other, one).runs : undefined;
  return (
    <tr class={differs ? 'differs' : ''} data-parameter={name}>
      <th scope="row">
        {differs && <Icon sign="bad" label={t('compare_differs')} />} <code>{visibleText(name.slice(0, 100))}</code>
      </th>
      <Cell value={one} secret={field.secret} {...(runs && { runs, side: 'observed' })} />
      <Cell value={other} secret={field.secret} {...(runs && { runs, side: 'expected' })} />
    </tr>
  );
}

interface CellProps {
  value: string | undefined;
  secret: boolean;
  runs?: ReturnType<typeof difference>['runs'];
  side?: 'expected' | 'observed';
}

function Cell({ value, secret, runs, side }: CellProps) {
  const store = useStore();
  if (value === undefined) return <td class="dim">{t('value_absent')}</td>;
  if (value === '') return <td class="dim">{t('value_empty')}</td>;
  if (secret && !store.revealAll.value)
    return (
      <td class="dim">
        {mask} {tn('value_length', value.length)}
      </td>
    );
  return (
    <td>
      <code>{runs && side ? <ComparedValue runs={runs} side={side} columns={400} /> : <Value text={value} most={400} />}</code>
    </td>
  );
}
