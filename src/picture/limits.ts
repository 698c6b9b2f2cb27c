import type { Flag } from './shape.ts';

/** The lengths that a value has to keep to, by the rule that says so (RFC 7636 §4.1, §4.2). */
const limits: Readonly<Record<string, { least?: number; most?: number }>> = {
  'verifier-too-short': { least: 43 },
  'verifier-too-long': { most: 128 },
  'challenge-length': { least: 43, most: 43 },
};

/** The limit that a value breaks, and that as a formula. */
export function limitOf(flags: readonly Flag[], { length }: string): { characters: number; words: string } | undefined {
  for (const { rule, tone } of flags) {
    const { least, most } = (tone !== 'note' && rule && limits[rule]) || {};
    if (least !== undefined && length < least) return { characters: least, words: `${length} < ${least}` };
    if (most !== undefined && length > most) return { characters: most, words: `${length} > ${most}` };
  }
  return undefined;
}
