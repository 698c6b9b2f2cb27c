import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import type { Cause } from '../../src/diagnosis/diagnosis.ts';
import { lossless, lossy } from './recorders.ts';

const folder = new URL('../corpus/', import.meta.url);
const recordings = readdirSync(folder).filter((name) => name.endsWith('.har'));

function judged(name: string, change: (entries: never[]) => unknown[] = (entries) => entries) {
  const har = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  har.log.entries = change(har.log.entries);
  const { flows } = analyse(exchangesOfHar(har).exchanges);
  const alarms = flows.flatMap(({ findings }) => findings).filter((each) => each.verdict === 'faulty' && each.severity !== 'note');
  return { causes: flows.flatMap(({ rootCause }) => rootCause ?? []), alarms: alarms.map(({ rule }) => rule) };
}

const original = new Map(recordings.map((name) => [name, judged(name)]));
const sound = recordings.filter((name) => !original.get(name)!.causes.length && !original.get(name)!.alarms.length);
const broken = recordings.filter((name) => original.get(name)!.causes.length);
const named = ({ cause, standing }: Cause) => `${cause} ${standing}`;

test('there are enough of both to tell', () => {
  expect([sound.length, broken.length].every((count) => count >= 6)).toBe(true);
});

describe.each(Object.entries(lossless))('%s', (_, change) => {
  test.each(broken)('%s has the same cause', (name) => {
    expect(judged(name, change).causes.map(({ cause }) => cause)).toEqual(original.get(name)!.causes.map(({ cause }) => cause));
  });
});

describe.each(Object.entries({ ...lossless, ...lossy }))('%s', (_, change) => {
  test.each(sound)('%s raises no alarm', (name) => {
    const { causes, alarms } = judged(name, change);
    expect([...causes.map(named), ...alarms]).toEqual([]);
  });
});
