import type { LaneId } from './lanes.ts';
import { flagColumns, isSerious, shownFields, valueColumns } from './room.ts';
import type { Field, Flag, Picture, Step } from './shape.ts';

/** Sizes of the picture, in CSS pixels; the stylesheet draws text at the same ones. */
export const size = { row: 18, head: 40, character: 6.95, fold: 1500 } as const;

export interface Line {
  field: Field;
  /** Distance of the first row's middle from the picture's top. */
  y: number;
  /** Most characters of the value that fit. */
  columns: number;
  /** Rows under the value that the words of its flags take; 0 where they stand beside it. */
  below: number;
  /** There is room for the signs of the flags, not for their words. */
  brief: boolean;
}

export interface Placed {
  step: Step;
  top: number;
  /** Where the arrow lies; undefined for a step that has none of its own. */
  arrow: number;
  fromX: number;
  toX: number;
  /** What is wrong with the message as a whole, on rows of its own under the arrow; what fits stands beside the title. */
  said?: { flag: Flag; rows: number };
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
  /** Where the lanes end; what became of the sign-in stands below. */
  end: number;
  /** Left edge of all text. */
  left: number;
  narrow: boolean;
  lanes: { id: LaneId; x: number }[];
  steps: Placed[];
  /** Heights of the two values that ought to belong together; they are tied at the right edge. */
  tie?: { y1: number; y2: number; sign: string };
}

/** Places a picture in a given width. Time runs down: short pauses to scale, long ones folded into a mark. */
export function layOut(picture: Picture, width: number, expanded: ReadonlySet<string>): Layout {
  const narrow = width < 540;
  const pageX = narrow ? 10 : 62;
  const left = pageX + 12;
  const end = width - (narrow ? 14 : 54);
  const lanes = picture.lanes.map(({ id }, i) => ({ id, x: Math.round(pageX + (i * (end - pageX)) / (picture.lanes.length - 1)) }));
  const x = (lane: LaneId) => lanes.find(({ id }) => id === lane)?.x ?? pageX;
  const columns = Math.floor((width - left - 24) / size.character);
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
    const open = expanded.has(step.key);
    const shown = step.slight ? [] : shownFields(step, open);
    const nameColumns = nameRoom(shown, columns, narrow);
    const said = saidOf(step, columns);
    y += size.row * (said?.rows ?? 0);
    const lines = shown.map((field): Line => {
      const line = { field, y: y + size.row / 2, ...roomOf(field, columns - nameColumns - 2) };
      y += size.row * (1 + line.below);
      return line;
    });
    const more = step.slight ? 0 : step.fields.length - shown.length;
    if (more > 0 || (open && step.fields.length > shownFields(step, false).length)) y += size.row;
    steps.push({
      step,
      top,
      arrow,
      fromX: x(step.from),
      toX: x(step.to),
      ...(said && { said }),
      lines,
      nameColumns,
      more,
      ...(gap && { gap }),
    });
  }
  alignPair(steps);
  const tie = tieOf(picture.tie, steps);
  const bottom = Math.ceil(y + 12);
  return { width, height: bottom + size.row + 12, end: bottom, left, narrow, lanes, steps, ...(tie && { tie }) };
}

/** The names may be cut, but not that of what is wrong. */
function nameRoom(shown: readonly Field[], columns: number, narrow: boolean): number {
  const longest = (fields: readonly Field[]) => fields.reduce((most, { name }) => Math.max(most, name.length), 4);
  const telling = shown.filter((field) => field.side !== undefined || isSerious(field));
  return Math.max(
    Math.min(narrow ? 15 : Math.max(22, Math.floor(columns * 0.3)), longest(shown)),
    Math.min(narrow ? 21 : 30, longest(telling)),
  );
}

/** Columns that the kind of a message takes beside its title, and that its answer was lost. */
const kindColumns = 26;
const lostColumns = 50;

function saidOf({ title, flags, lost }: Step, columns: number): Placed['said'] {
  const flag = flags.find(({ tone, again }) => !again && (tone === 'bad' || tone === 'warn'));
  const words = (flag?.words ?? flag?.text ?? '').length * 0.95 + 4;
  if (!flag || title.length + kindColumns + (lost === undefined ? 0 : lostColumns) + words <= columns) return undefined;
  return { flag, rows: Math.min(3, Math.ceil(words / columns)) };
}

/** What is wrong is told in whole words, under the value where both do not fit; what is merely worth a note must not cost anything. */
function roomOf(field: Field, room: number): Pick<Line, 'columns' | 'below' | 'brief'> {
  const words = flagColumns(field);
  if (valueColumns(field) + words <= room) return { columns: room - words, below: 0, brief: false };
  if (!isSerious(field)) return { columns: Math.max(10, room - 3 * field.flags.length), below: 0, brief: true };
  return { columns: Math.max(10, room), below: Math.min(3, Math.ceil(words / (room - 1))), brief: false };
}

/** Two values that are held against each other are cut to the same width, so that what they have in common lies over each other. */
function alignPair(steps: readonly Placed[]): void {
  const pair = steps.flatMap(({ lines }) => lines).filter(({ field }) => field.runs && field.side);
  const least = Math.min(...pair.map(({ columns }) => columns));
  for (const line of pair) line.columns = least;
}

function tieOf(tie: Picture['tie'], steps: Placed[]): Layout['tie'] {
  const [a, b] = (tie?.between ?? []).map((key) => steps.flatMap(({ lines }) => lines).find(({ field }) => field.key === key));
  return tie && a && b ? { y1: a.y, y2: b.y, sign: tie.sign } : undefined;
}
