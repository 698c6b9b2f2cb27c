import type { Field, LaneId, Picture, Step } from './picture.ts';

/** Sizes of the picture, in CSS pixels; the stylesheet draws text at the same ones. */
export const size = { row: 18, head: 40, character: 6.95, fold: 1500, fields: 8 } as const;

export interface Line {
  field: Field;
  /** Distance of the line's middle from the picture's top. */
  y: number;
  /** Most characters of the value that fit. */
  columns: number;
  flagBelow: boolean;
}

export interface Placed {
  step: Step;
  top: number;
  /** Where the arrow lies; undefined for a step that has none of its own. */
  arrow: number;
  fromX: number;
  toX: number;
  lines: Line[];
  /** Width of the names, in characters. */
  nameColumns: number;
  /** Fields that are not shown. */
  more: number;
  /** Time without a message before this step, too long to be drawn to scale. */
  gap?: { y: number; milliseconds: number };
}

export interface Layout {
  width: number;
  height: number;
  /** Left edge of all text. */
  left: number;
  narrow: boolean;
  lanes: { id: LaneId; x: number }[];
  steps: Placed[];
  /** Heights of the two values that ought to be equal; they are tied at the right edge. */
  tie?: { y1: number; y2: number };
}

/** Places a picture in a given width. Time runs down: short pauses to scale, long ones folded into a mark. */
export function layOut(picture: Picture, width: number, expanded: ReadonlySet<string>): Layout {
  const narrow = width < 560;
  const pageX = narrow ? 10 : 62;
  const left = pageX + 12;
  const end = width - (narrow ? 14 : 54);
  const lanes = picture.lanes.map(({ id }, i) => ({ id, x: Math.round(pageX + (i * (end - pageX)) / (picture.lanes.length - 1)) }));
  const x = (lane: LaneId) => lanes.find(({ id }) => id === lane)?.x ?? pageX;
  const columns = Math.floor((width - left - 8) / size.character);
  const steps: Placed[] = [];
  let y = size.head;
  let previous: number | undefined;
  for (const step of picture.steps) {
    const pause = previous === undefined || step.unseen ? 0 : Math.max(0, step.at - previous);
    const gap = pause >= size.fold ? { y: y + 20, milliseconds: pause } : undefined;
    y += gap ? 40 : 8 + Math.min(14, Math.sqrt(pause) * 0.4);
    if (!step.unseen) previous = step.at;
    const top = y;
    const arrow = top + size.row + 2;
    y = arrow + 7;
    const shown = step.slight ? [] : shownFields(step, expanded.has(step.key));
    const nameColumns = Math.min(
      narrow ? 15 : 22,
      shown.reduce((most, { name }) => Math.max(most, name.length), 4),
    );
    const lines = shown.map((field): Line => {
      const flagBelow = narrow && field.flags.length > 0;
      const room = columns - nameColumns - 2;
      const line = { field, y: y + size.row / 2, flagBelow, columns: flagBelow ? Math.max(10, room) : columnsFor(field, room) };
      y += flagBelow ? size.row * 2 : size.row;
      return line;
    });
    const more = step.slight ? 0 : step.fields.length - shown.length;
    if (more > 0 || (expanded.has(step.key) && step.fields.length > size.fields)) y += size.row;
    steps.push({ step, top, arrow, fromX: x(step.from), toX: x(step.to), lines, nameColumns, more, ...(gap && { gap }) });
  }
  const tie = tieOf(picture.tie, steps);
  return { width, height: Math.ceil(y + 16), left, narrow, lanes, steps, ...(tie && { tie }) };
}

/** Columns of a value: what its flags leave, but two thirds of the line where it needs them, for flags can be cut. */
const columnsFor = (field: Field, room: number) =>
  Math.max(10, room - columnsOf(field), Math.min(field.value.length + 1, Math.floor(room * 0.66)));

/** What the words beside a value need, in characters; the longest are cut with the value kept readable. */
const columnsOf = ({ flags }: Field) =>
  flags.reduce(
    (sum, { text, words, echo, counterpart }, i) =>
      sum + (i > 0 ? 3 : echo || counterpart ? 22 : Math.min(34, (words ?? text ?? '').length + 4)),
    0,
  );

/** The first fields, and every one that something is said about. */
function shownFields({ fields }: Step, all: boolean): Field[] {
  if (all) return fields;
  const telling = (field: Field) => field.flags.some(({ tone }) => tone === 'bad' || tone === 'warn');
  return fields.filter((field, i) => i < size.fields || telling(field));
}

function tieOf(tie: [string, string] | undefined, steps: Placed[]): Layout['tie'] {
  const [a, b] = (tie ?? []).map((key) => steps.flatMap(({ lines }) => lines).find(({ field }) => field.key === key));
  return a && b ? { y1: a.y, y2: b.y } : undefined;
}
