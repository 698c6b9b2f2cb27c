import type { Layout } from '../../src/picture/layout.ts';

/** Room that is left over what is shown and under it, in CSS pixels: two rows. */
const margin = 44;

/** From where to where the picture shows what is wrong: the values that ought to belong together, else the message. */
export function faultRange({ steps }: Pick<Layout, 'steps'>): { wrong: number; from: number; to: number } | undefined {
  const heights = (side: 'observed' | 'expected') =>
    steps.flatMap(({ lines }) => lines.filter(({ field }) => field.side === side).map(({ y }) => y));
  const [wrong] = heights('observed');
  if (wrong !== undefined) {
    const all = [wrong, ...heights('expected').slice(0, 1)];
    return { wrong, from: Math.min(...all), to: Math.max(...all) };
  }
  const message =
    steps.find(({ step }) => step.missing || step.flags.some(({ tone }) => tone === 'bad')) ??
    steps.find(({ step }) => step.tone === 'bad');
  return message && { wrong: message.top, from: message.top, to: message.top };
}

/** How far to scroll a picture that is higher than its frame, so that both values are in it, or where that cannot be the wrong one. */
export function scrollToFault(layout: Pick<Layout, 'steps'>, frame: number, above: number): number {
  const range = faultRange(layout);
  if (!range) return 0;
  const { wrong, from, to } = range;
  if (above + to + margin <= frame) return 0;
  if (to - from + 2 * margin <= frame) return above + from - margin;
  return Math.max(0, above + wrong - frame * 0.55);
}
