import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { say } from '../../devtools/say.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { checkSignatures } from '../../src/flow/signatures.ts';
import { folded } from '../../src/picture/difference.ts';
import { layOut, size } from '../../src/picture/layout.ts';
import { pictureOf } from '../../src/picture/picture.ts';
import { flagColumns, valueColumns } from '../../src/picture/room.ts';

const recordings = readdirSync('test/corpus').filter((name) => name.endsWith('.har'));

async function failedFlow(file: string) {
  const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}`, 'utf8')));
  const { flows } = analyse(exchanges, { signatures: await checkSignatures(exchanges) });
  return flows.find(({ rootCause }) => rootCause);
}

/** Recordings whose two values are no two versions of one. */
const otherwise = /roles-swapped|reused/;

/** Whether one sees where it is wrong: at a value, at what is missing, or at the pause. */
it.each(recordings)('shows in the picture of %s where it is wrong, and all of what differs', async (file) => {
  const diagnosis = await failedFlow(file);
  if (!diagnosis) return;
  const { cause, comparison } = diagnosis.rootCause!;
  const picture = pictureOf(diagnosis, say);
  const fields = picture.steps.flatMap((step) => step.fields);
  const wrong = fields.filter(({ side, flags }) => side === 'observed' && flags[0]?.rule === cause);
  expect(wrong).toHaveLength(1);
  expect(wrong[0]!.flags).toHaveLength(1);
  for (const width of [296, 560, 900]) {
    const { left, steps } = layOut(picture, width, new Set());
    const step = steps.find(({ lines }) => lines.some(({ field }) => field.key === wrong[0]!.key))!;
    const line = step.lines.find(({ field }) => field.key === wrong[0]!.key)!;
    const room = Math.floor((width - left - 24) / size.character) - step.nameColumns - 2;
    expect(line.brief).toBe(false);
    expect(Math.min(valueColumns(line.field), line.columns) + (line.below ? 0 : flagColumns(line.field))).toBeLessThanOrEqual(room);
    if (!comparison || comparison.observed.absent || otherwise.test(file)) continue;
    const { runs } = line.field;
    // A value too long for its room is cut where it is the same, not where it differs.
    const shown = valueColumns(line.field) <= line.columns ? runs! : folded(runs!, line.columns);
    expect(shown.filter(({ same }) => !same).map(({ observed }) => observed[0])).toEqual(
      runs!.filter(({ same }) => !same).map(({ observed }) => observed[0]),
    );
  }
});

it('ties the two values that differ in every picture of a comparison that has both', async () => {
  for (const file of recordings) {
    const diagnosis = await failedFlow(file);
    const comparison = diagnosis?.rootCause?.comparison;
    if (!diagnosis || !comparison?.expected.at || !comparison.observed.at) continue;
    const sign = otherwise.exec(file)?.[0];
    expect(pictureOf(diagnosis, say).tie?.sign, file).toBe(sign === 'reused' ? '2×' : sign ? '⇄' : '≠');
  }
});
