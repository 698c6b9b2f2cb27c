import { duration } from './duration.ts';
import { isReached, LaneHeads } from './lane-heads.tsx';
import type { Layout, Placed } from './layout.ts';
import type { Say } from './say.ts';
import type { Picture } from './shape.ts';

/** Lanes, arrows, folded pauses and the tie between the two values that differ. Hidden from readers: the list beside it says the same. */
export function SequenceArrows({ layout, picture, say }: { layout: Layout; picture: Picture; say: Say }) {
  const { width, height, end, lanes, steps, tie } = layout;
  return (
    <svg class="arrows" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <LaneHeads layout={layout} picture={picture} say={say} />
      {lanes.map(({ id, x }) => (
        <line key={id} class={isReached(id, steps) ? 'lane' : 'lane unreached'} x1={x} y1={34} x2={x} y2={end} />
      ))}
      {steps.map((placed) => (
        <Arrow key={placed.step.key} placed={placed} layout={layout} />
      ))}
      {tie && (
        <g class="tie">
          <path d={tiePath(tie, width)} />
          <rect
            x={width - (tie.sign.length > 1 ? 22 : 18)}
            y={(tie.y1 + tie.y2) / 2 - 8}
            width={tie.sign.length > 1 ? 22 : 16}
            height={16}
            rx={8}
          />
          <text
            class={tie.sign.length > 1 ? 'two' : undefined}
            x={width - (tie.sign.length > 1 ? 11 : 10)}
            y={(tie.y1 + tie.y2) / 2 + (tie.sign.length > 1 ? 3.8 : 4.5)}
            text-anchor="middle"
          >
            {tie.sign}
          </text>
        </g>
      )}
    </svg>
  );
}

function Arrow({ placed, layout }: { placed: Placed; layout: Layout }) {
  const { step, arrow, fromX, toX, gap } = placed;
  const way = Math.sign(toX - fromX);
  const tip = toX - way * 2;
  const kind = step.unseen ? 'unseen' : step.lost !== undefined ? 'lost' : step.tone;
  const stop = step.lost !== undefined ? fromX + (toX - fromX) * 0.8 : tip;
  const weight = step.slight ? ' slight' : '';
  return (
    <g class={`arrow ${kind}${weight}${step.missing ? ' missing' : ''}`}>
      {gap && <Gap gap={gap} layout={layout} late={step.late === true} />}
      {way === 0 ? (
        <path d={`M${fromX} ${arrow - 6}h18v8h-14m4-4l-5 4 5 4`} />
      ) : (
        <>
          <path d={`M${fromX} ${arrow}H${stop}`} />
          {step.lost !== undefined ? (
            <path d={`M${stop - 4} ${arrow - 5}l8 10m0-10l-8 10`} />
          ) : (
            <path d={`M${tip - way * 7} ${arrow - 4}l${way * 7} 4l${-way * 7} 4`} />
          )}
        </>
      )}
      {!layout.narrow && !step.unseen && !step.untimed && (
        <text class="clock" x={layout.lanes[0]!.x - 10} y={arrow + 4} text-anchor="end">
          {duration(step.at)}
        </text>
      )}
    </g>
  );
}

function Gap({ gap, layout, late }: { gap: NonNullable<Placed['gap']>; layout: Layout; late: boolean }) {
  const label = `${late ? '! ' : ''}${duration(gap.milliseconds)}`;
  const x = layout.lanes[0]!.x;
  const wide = label.length * 6.4 + 18;
  return (
    <g class={late ? 'gap late' : 'gap'}>
      <path d={`M${x} ${gap.y - 8}l-4 4 8 4-8 4 8 4-4 4`} />
      <rect x={x + 12} y={gap.y - 9} width={wide} height={18} rx={9} />
      <text x={x + 12 + wide / 2} y={gap.y + 4} text-anchor="middle">
        {label}
      </text>
    </g>
  );
}

/** A bracket at the right edge, where no text is. */
function tiePath({ y1, y2 }: NonNullable<Layout['tie']>, width: number): string {
  const down = Math.sign(y2 - y1) * 6;
  return `M${width - 14} ${y1}h4q6 0 6 ${down}V${y2 - down}q0 ${down} -6 ${down}h-4`;
}
