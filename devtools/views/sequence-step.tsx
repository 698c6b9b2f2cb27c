import { t, tn } from '../../src/extension/text.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { duration } from '../../src/picture/duration.ts';
import { Flags } from '../../src/picture/flag-signs.tsx';
import { Icon } from '../../src/picture/icon.tsx';
import { isInBrowser } from '../../src/picture/lanes.ts';
import { type Layout, type Line, type Placed, size } from '../../src/picture/layout.ts';
import { visibleText } from '../../src/picture/visible.ts';
import { say } from '../say.ts';
import { FieldValue } from './field-value.tsx';
import { useLit } from './lit.ts';

interface Props {
  placed: Placed;
  layout: Layout;
  flow: Flow;
  expanded: boolean;
  toggle(key: string): void;
}

/** One message in words: what it is, and its parameters with what is wrong at the place where it is wrong. */
export function SequenceStep({ placed, layout, flow, expanded, toggle }: Props) {
  const { step, top, said, lines, more, nameColumns } = placed;
  const beside = step.flags.filter((flag) => flag !== said?.flag && (!step.slight || flag.tone !== 'note'));
  const matches = flow.derived.challengeMatches;
  return (
    <li
      class={`step ${step.tone}${step.slight ? ' slight' : ''}`}
      data-step={step.kind}
      style={{ top: `${top}px`, left: `${layout.left}px`, width: `${layout.width - layout.left - 14}px` }}
    >
      <div class="step-title">
        {step.unseen ? (
          <span class={step.missing ? 'bad-text' : 'dim'}>
            {step.missing && <Icon sign="bad" />}{' '}
            {t(step.missing ? 'step_missing_token' : step.kind === 'tokenRequest' ? 'step_unseen_token' : 'step_unseen')}
          </span>
        ) : (
          <strong>{visibleText(step.title) || t('step_answer')}</strong>
        )}{' '}
        <span class="dim step-kind">{t(`kind_${step.kind}`)}</span>{' '}
        <Flags say={say} flags={beside} brief={!beside.some(({ tone }) => tone === 'bad' || tone === 'warn')} />
        {step.lost !== undefined && (
          <span class="bad-text">
            {' '}
            {isInBrowser(step.from) ? t('step_lost') : t('step_withheld')} {visibleText(step.lost)}
          </span>
        )}
        {layout.narrow && !step.unseen && !step.untimed && <span class="dim clock"> {duration(step.at)}</span>}
      </div>
      {said && (
        <p class="step-said" style={{ height: `${size.row * said.rows}px` }}>
          <Flags say={say} flags={[said.flag]} />
        </p>
      )}
      {lines.length > 0 && (
        <dl>
          {lines.map((line) => (
            <FieldLine key={line.field.key} line={line} nameColumns={nameColumns} pairs={matches.observed ? matches.value : undefined} />
          ))}
        </dl>
      )}
      {(more > 0 || (expanded && lines.length > 0)) && (
        <button type="button" class="link" aria-expanded={expanded} onClick={() => toggle(step.key)}>
          {expanded ? t('fields_fewer') : tn('fields_more', more)}
        </button>
      )}
    </li>
  );
}

function FieldLine({ line, nameColumns, pairs }: { line: Line; nameColumns: number; pairs: boolean | undefined }) {
  const { field, columns, below, brief } = line;
  const lit = useLit(field, pairs);
  const worst = field.effect ? 'effect' : field.flags.find(({ tone }) => tone === 'bad' || tone === 'warn')?.tone;
  const classes = ['field', worst, field.side, field.made && 'made', below > 0 && 'tall', lit.class].filter(Boolean).join(' ');
  return (
    <div class={classes} data-parameter={field.name} style={below ? { maxHeight: `${size.row * (1 + below)}px` } : {}} {...lit.handlers}>
      <dt style={{ width: `${nameColumns + 1}ch` }} title={visibleText(field.name)}>
        {visibleText(field.name.slice(0, 200)) || t('value_absent')}
      </dt>
      <dd>
        {field.absent ? (
          field.name !== '' && <span class="gone wide">{t('value_absent')}</span>
        ) : (
          <span class="lettered">
            {field.letter && <span class="letter">{field.letter}</span>}
            <FieldValue field={field} columns={columns} />
          </span>
        )}
        <span class="flags">
          <Flags say={say} flags={field.flags} brief={brief} />
        </span>
      </dd>
    </div>
  );
}
