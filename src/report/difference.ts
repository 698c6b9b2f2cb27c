import type { Comparison } from '../diagnosis/diagnosis.ts';
import { visible } from './visible.ts';

/** Two values over each other, cut to the part where they differ, with a mark under the first character that does. */
export function differenceLines(
  { expected, observed }: Comparison,
  indent: string,
  width: number,
  paint: (text: string) => string,
): string[] {
  const label = Math.max(expected.label.length, observed.label.length) + 2;
  const isNarrow = indent.length + label + 46 > width;
  const room = Math.max(16, width - indent.length - (isNarrow ? 0 : label) - 2);
  const at = firstDifference(expected.value, observed.value);
  const from = Math.max(expected.value.length, observed.value.length) <= room ? 0 : Math.max(0, at - Math.floor(room / 2));
  const cut = (value: string) => {
    const end = Math.min(value.length, from + room);
    return `${from > 0 ? '…' : ''}${visible(value.slice(from, end))}${end < value.length ? '…' : ''}`;
  };
  const row = (side: Comparison['expected']) => {
    const value = side.absent ? '(not sent)' : cut(side.value);
    return isNarrow ? [`${indent}${side.label}`, `${indent}${value}`] : [`${indent}${side.label.padEnd(label)}${value}`];
  };
  const before = indent.length + (isNarrow ? 0 : label) + (from > 0 ? 1 : 0) + at - from;
  return [...row(expected), ...row(observed), `${' '.repeat(before)}${paint('^')}`];
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
