import { t, tn } from '../../src/extension/text.ts';
import { duration } from '../../src/picture/duration.ts';
import { isInBrowser } from '../../src/picture/lanes.ts';
import { mask, shortened } from '../../src/picture/masking.ts';
import type { Field, Picture } from '../../src/picture/shape.ts';
import { visibleText } from '../../src/picture/visible.ts';
import { useStore } from './context.ts';
import { Fold } from './fold.tsx';

/** The picture as a table, for who reads by ear or wants to copy it. */
export function SequenceTable({ picture }: { picture: Picture }) {
  return (
    <Fold class="table-form" summary={t('table')}>
      {() => <Table picture={picture} />}
    </Fold>
  );
}

function Table({ picture }: { picture: Picture }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard (WCAG 2.1.1) */}
      <section class="scrolls" tabIndex={0} aria-label={t('table')}>
        <table>
          <caption class="off-screen">{t('sequence')}</caption>
          <thead>
            <tr>
              {(['table_time', 'table_message', 'table_from', 'table_to', 'table_parameters'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {picture.steps.map(({ key, at, kind, title, from, to, unseen, untimed, fields, flags, lost }) => (
              <tr key={key}>
                <td>{unseen ? t('step_not_seen') : untimed ? '–' : duration(at)}</td>
                <th scope="row">
                  {t(`kind_${kind}`)} {visibleText(title)}
                  {lost !== undefined && ` ${t(isInBrowser(from) ? 'step_lost' : 'step_withheld')} ${visibleText(lost)}`}
                  {flags.map(({ text }) => text && <p key={text}>{text}</p>)}
                </th>
                <td>{t(`lane_${from}`)}</td>
                <td>{t(`lane_${to}`)}</td>
                <td>
                  <ul>
                    {fields.slice(0, 100).map((field) => (
                      <FieldItem key={field.key} field={field} />
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function FieldItem({ field: { name, value, secret, absent, flags } }: { field: Field }) {
  const store = useStore();
  const shown = absent
    ? t('value_absent')
    : value === ''
      ? t('value_empty')
      : secret && !store.revealAll.value
        ? `${mask} ${tn('value_length', value.length)}`
        : visibleText(shortened(value, 400).text);
  const told = flags.flatMap(({ words, text }) => words ?? text ?? []);
  return (
    <li>
      <code>{visibleText(name.slice(0, 200))}</code> {shown}
      {told.length > 0 && <b> {told.join(', ')}</b>}
    </li>
  );
}
