import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { SequenceArrows } from '../picture/arrows.tsx';
import { duration } from '../picture/duration.ts';
import { Flags } from '../picture/flag-signs.tsx';
import { Icon } from '../picture/icon.tsx';
import { isInBrowser } from '../picture/lanes.ts';
import { type Layout, type Line, layOut, type Placed, size } from '../picture/layout.ts';
import { pictureOf } from '../picture/picture.ts';
import { SequenceEnd } from '../picture/sequence-end.tsx';
import type { Field, Picture, Step } from '../picture/shape.ts';
import { ComparedValue, Value } from '../picture/value.tsx';
import { visibleText } from '../picture/visible.ts';
import { BothWidths } from './html-widths.tsx';
import { say } from './picture-words.ts';
import { kindNames } from './steps.ts';

/** The messages as arrows between lanes, as in the panel, with what is wrong at the value that is wrong. */
export function PictureView({ flow }: { flow: FlowDiagnosis }) {
  const picture = shownWhole(pictureOf(flow, say));
  if (picture.steps.length === 0) return null;
  return <BothWidths>{(width) => <Drawing picture={picture} width={width} />}</BothWidths>;
}

/** Nothing is hidden on paper: what may not be seen was replaced before. */
const shownWhole = (picture: Picture): Picture => ({
  ...picture,
  steps: picture.steps.map((step) => ({ ...step, fields: step.fields.map((field) => ({ ...field, secret: false })) })),
});

/** Fields of one message that are all drawn; of longer ones the first and what something is said about. The table has the rest. */
const most = 14;

function Drawing({ picture, width }: { picture: Picture; width: number }) {
  const whole = new Set(picture.steps.filter(({ fields }) => fields.length <= most).map(({ key }) => key));
  const layout = layOut(picture, width, whole);
  return (
    <div class={picture.doubt ? 'sequence doubted' : 'sequence'} style={{ height: `${layout.height}px`, width: `${width}px` }}>
      <SequenceArrows layout={layout} picture={picture} say={say} />
      <ol class="steps" aria-label="The messages in order">
        {layout.steps.map((placed) => (
          <StepView key={placed.step.key} placed={placed} layout={layout} />
        ))}
        <SequenceEnd layout={layout} picture={picture} say={say} />
      </ol>
    </div>
  );
}

function StepView({ placed, layout }: { placed: Placed; layout: Layout }) {
  const { step, top, said, lines, more, nameColumns } = placed;
  const beside = step.flags.filter((flag) => flag !== said?.flag && (!step.slight || flag.tone !== 'note'));
  return (
    <li class={`step ${step.tone}`} style={{ top: `${top}px`, left: `${layout.left}px`, width: `${layout.width - layout.left - 14}px` }}>
      <div class="step-title">
        <Title step={step} /> <span class="dim">{kindNames[step.kind]}</span>{' '}
        <Flags say={say} flags={beside} brief={!beside.some(({ tone }) => tone === 'bad' || tone === 'warn')} />
        {step.lost !== undefined && (
          <span class="bad-text">
            {' '}
            {isInBrowser(step.from) ? 'no answer reached the page' : 'the browser kept it from the page'} {visibleText(step.lost)}
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
            <FieldLine key={line.field.key} line={line} nameColumns={nameColumns} />
          ))}
        </dl>
      )}
      {more > 0 && <span class="dim">{more === 1 ? '1 more parameter' : `${more} more parameters`} in the table</span>}
    </li>
  );
}

function Title({ step: { kind, title, unseen, missing } }: { step: Step }) {
  if (!unseen) return <strong>{visibleText(title) || 'Answer'}</strong>;
  if (missing)
    return (
      <span class="bad-text">
        <Icon sign="bad" /> No token request was sent
      </span>
    );
  return (
    <span class="dim">
      {kind === 'tokenRequest' ? 'No token request was seen; a server may redeem the code' : 'The authorization request was not seen'}
    </span>
  );
}

function FieldLine({ line: { field, columns, below, brief }, nameColumns }: { line: Line; nameColumns: number }) {
  const worst = field.effect ? 'effect' : field.flags.find(({ tone }) => tone === 'bad' || tone === 'warn')?.tone;
  const classes = ['field', worst, field.side, field.made && 'made', below > 0 && 'tall'].filter(Boolean).join(' ');
  return (
    <div class={classes} style={below ? { maxHeight: `${size.row * (1 + below)}px` } : {}}>
      <dt style={{ width: `${nameColumns + 1}ch` }}>{visibleText(field.name.slice(0, 200)) || 'not sent'}</dt>
      <dd>
        {!field.absent ? (
          <span class="lettered">
            {field.letter && <span class="letter">{field.letter}</span>}
            <FieldValue field={field} columns={columns} />
          </span>
        ) : (
          field.name !== '' && <span class="gone wide-gone">not sent</span>
        )}
        <Flags say={say} flags={field.flags} brief={brief} />
      </dd>
    </div>
  );
}

function FieldValue({ field: { name, value, runs, side, right }, columns }: { field: Field; columns: number }) {
  if (runs && side) return <ComparedValue runs={runs} side={side} columns={columns} right={right} />;
  return value === '' ? <span class="dim">empty</span> : <Value text={value} most={columns} ends={name === 'error_description'} />;
}
