import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { authorize, inOrder, redeem } from '../../src/rules/sample-sign-in.ts';

const comparisonOf = (file: string) => {
  const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8')));
  return analyse(exchanges).flows.find(({ rootCause }) => rootCause)?.rootCause?.comparison;
};

it('holds what the answer allows against the origin of the page', () => {
  expect(comparisonOf('cors-blocked')).toMatchObject({
    name: 'access-control-allow-origin',
    expected: { value: 'http://app.localhost:8600' },
    observed: { value: '', absent: true },
  });
  const other = inOrder(
    authorize(),
    '@ {"resourceType":"fetch"}',
    redeem({}, '> Origin: https://app.example'),
    '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}\n< Access-Control-Allow-Origin: https://app.example/',
  );
  const [flow] = analyse(parseTranscript(other)).flows;
  expect(flow!.rootCause).toMatchObject({
    cause: 'cors-response-blocked',
    comparison: { expected: { value: 'https://app.example' }, observed: { value: 'https://app.example/' } },
  });
  expect(flow!.rootCause!.comparison!.observed.absent).toBeUndefined();
});

it('holds a client_id that was not sent against the one of the authorization request', () => {
  expect(comparisonOf('refresh-without-client')).toMatchObject({
    name: 'client_id',
    expected: { value: 'lab-spa' },
    observed: { value: '', absent: true },
  });
});
