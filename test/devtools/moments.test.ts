import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { momentsOf } from '../../devtools/moments.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';

const moments = (file: string) => {
  const { flows } = analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges);
  return momentsOf(flows.find(({ rootCause }) => rootCause) ?? flows[0]!);
};
const told = (file: string) => moments(file).map(({ message, status }) => [message.kind, status]);

it('tells both uses of a code in their order, and what came of each', () => {
  expect(told('code-replayed')).toEqual([
    ['tokenRequest', 200],
    ['tokenRequest', 400],
  ]);
  expect(moments('code-replayed').map(({ after }) => after !== undefined && after > 0)).toEqual([false, true]);
});

it('tells from when to when a code waited', () => {
  expect(told('code-expired')).toEqual([
    ['authorizationResponse', undefined],
    ['tokenRequest', 400],
  ]);
  expect(moments('code-expired')[1]!.after).toBeGreaterThan(4000);
});

it('tells nothing of a cause that is no matter of time, nor of a sound sign-in', () => {
  expect([told('redirect-uri-slash'), told('sound')]).toEqual([[], []]);
});
