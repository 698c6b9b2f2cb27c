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
  nameColumns: number;
  lanes: { id: LaneId; x: number }[];
  steps: Placed[];
  tie?: { x1: number; y1: number; x2: number; y2: number };
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
  const nameColumns = Math.min(narrow ? 14 : 22, longestName(picture));
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
    const lines = shown.map((field): Line => {
      const flagged = field.flags.length > 0;
      const flagBelow = narrow && flagged;
      const line = {
        field,
        y: y + size.row / 2,
        flagBelow,
        columns: Math.max(10, columns - nameColumns - 2 - (flagged && !narrow ? 30 : 0)),
      };
      y += flagBelow ? size.row * 2 : size.row;
      return line;
    });
    const more = step.slight ? 0 : step.fields.length - shown.length;
    if (more > 0 || (expanded.has(step.key) && step.fields.length > size.fields)) y += size.row;
    steps.push({ step, top, arrow, fromX: x(step.from), toX: x(step.to), lines, more, ...(gap && { gap }) });
  }
  const tie = tieOf(picture.tie, steps, left, nameColumns, width);
  return { width, height: Math.ceil(y + 16), left, narrow, nameColumns, lanes, steps, ...(tie && { tie }) };
}

const longestName = ({ steps }: Picture) =>
  steps.flatMap(({ fields }) => fields).reduce((most, { name }) => Math.max(most, name.length), 4);

/** The first fields, and every one that something is said about. */
function shownFields({ fields }: Step, all: boolean): Field[] {
  if (all) return fields;
  const telling = (field: Field) => field.flags.some(({ tone }) => tone === 'bad' || tone === 'warn');
  return fields.filter((field, i) => i < size.fields || telling(field));
}

function tieOf(tie: [string, string] | undefined, steps: Placed[], left: number, nameColumns: number, width: number): Layout['tie'] {
  const [a, b] = (tie ?? []).map((key) => steps.flatMap(({ lines }) => lines).find(({ field }) => field.key === key));
  if (!a || !b) return undefined;
  const rightOf = ({ field, columns }: Line) =>
    Math.min(width - 30, left + (nameColumns + 2 + Math.min(field.value.length, columns)) * size.character + 8);
  return { x1: rightOf(a), y1: a.y, x2: rightOf(b), y2: b.y };
}
