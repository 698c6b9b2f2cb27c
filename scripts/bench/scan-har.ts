// What the command does with a HAR file up to the entries, as a process of its own.
import { partsOf } from '../../src/capture/compressed.ts';
import { scanHar } from '../../src/capture/har-scan.ts';
import { simdTokeniser } from '../../src/capture/json-tokens-simd.ts';
import { openFile } from '../../src/cli/file-source.ts';

const source = openFile(process.argv[2]!);
let kept = 0;
for (const part of await partsOf(source)) {
  if ('problem' in part) throw new Error(part.problem);
  const tokeniser = simdTokeniser();
  const chunks = part.chunksInto?.(tokeniser.room!) ?? part.chunks;
  for await (const item of scanHar(chunks, { tokeniser, ...(part.readAgain && { readAgain: part.readAgain }) })) {
    if (item.kind === 'entry') kept++;
    if (item.kind === 'problem') throw new Error(item.text);
  }
}
source.close();
console.log(kept);
