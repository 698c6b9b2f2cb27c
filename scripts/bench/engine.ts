// Times of the engine in one process, as ratios against a floor in the same run: one SHA-256 for forensics, JSON.parse of the same HAR for a diagnosis.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsToTime } from './engine-parts.ts';

const folder = process.argv[2] ?? 'test/corpus';
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.har'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const parts = partsToTime();
const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const p95 = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)]!;
const time = (run: () => void) => {
  const begun = performance.now();
  run();
  return performance.now() - begun;
};

for (let turn = 0; turn < 3; turn++) for (const file of files) parts.diagnose(file);
const parse = files.flatMap((file) => [1, 2, 3].map(() => time(() => JSON.parse(file))));
const diagnose = files.flatMap((file) => [1, 2, 3].map(() => time(() => parts.diagnose(file))));
console.log(
  `Diagnosis of a recording (${files.length} files): median ${median(diagnose).toFixed(1)} ms, p95 ${p95(diagnose).toFixed(1)} ms, ${(median(diagnose) / median(parse)).toFixed(0)} times JSON.parse of the same file`,
);

const hash = Array.from({ length: 2000 }, (_, index) => time(() => parts.hash(`verifier-${index}-${'a'.repeat(40)}`)));
for (const length of [43, 128]) {
  const pairs = Array.from({ length: 60 }, () => parts.unrelatedPair(length));
  for (const [verifier, challenge] of pairs.slice(0, 20)) parts.explain(verifier, challenge);
  const explain = pairs.slice(20).map(([verifier, challenge]) => time(() => parts.explain(verifier, challenge)));
  console.log(
    `A mismatch that nothing explains, ${length} characters: median ${median(explain).toFixed(1)} ms, p95 ${p95(explain).toFixed(1)} ms (budget 30 ms), ${Math.round(median(explain) / median(hash))} single hashes`,
  );
}
