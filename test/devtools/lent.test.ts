import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lentTo } from '../../devtools/lent.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';

const rows = (file: string) =>
  analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges).flows.map((flow) => ({
    key: flow.id,
    flow,
    recording: { id: 'file-1', name: file },
  }));

it('names the sign-in whose verifier the chosen one sent', () => {
  const all = rows('verifier-overwritten');
  const failed = all.find(({ flow }) => flow.rootCause)!;
  const other = all.find((row) => row !== failed)!;
  expect(lentTo(failed)).toEqual({ name: 'code_verifier', flow: other.flow.id, recording: 'file-1' });
  expect([lentTo(other), lentTo(null), lentTo(rows('redirect-uri-slash').find(({ flow }) => flow.rootCause)!)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
