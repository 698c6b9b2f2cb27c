import { expect, it, vi } from 'vitest';
import { diagnoseOnChange } from '../devtools/diagnosing.ts';
import { createStore } from '../devtools/store.ts';
import { createAnalyser } from '../src/analyse.ts';
import { parseTranscript } from '../src/capture/transcript.ts';
import type { Diagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { metadata, signInWith } from '../src/rules/sample-id-token.ts';
import { inOrder } from '../src/rules/sample-sign-in.ts';
import { keySet, signedIdToken } from '../src/rules/sample-signed-token.ts';

const changed = signedIdToken.replace(/.(?=.{20}$)/, (character) => (character === 'A' ? 'B' : 'A'));
const traffic = (token: string, keys = keySet) => parseTranscript(inOrder(metadata(), signInWith(token), keys));
const seen = (diagnosis: Diagnosis | null | undefined) =>
  diagnosis?.flows.map(({ status, rootCause, flow }) => [status, rootCause?.cause, flow.derived.signature]);

it('checks signatures as the keys come in, and judges the sign-in again', async () => {
  const exchanges = traffic(changed);
  const analyser = createAnalyser();
  const last = exchanges.length - 1;
  expect(seen(analyser.take(exchanges.slice(0, last)))).toEqual([['sound', undefined, undefined]]);
  expect(seen(await analyser.check())).toEqual([['sound', undefined, 'no-key']]);
  expect(await analyser.check()).toBeNull();
  analyser.take(exchanges.slice(last));
  expect(seen(await analyser.check())).toEqual([['failed', 'id-token-signature-invalid', 'invalid']]);
  expect(await analyser.check()).toBeNull();
});

it('holds a good signature to be good, also when its token comes after the keys', async () => {
  const analyser = createAnalyser();
  for (const exchange of traffic(signedIdToken).toReversed()) analyser.take([exchange]);
  expect(seen(await analyser.check())).toEqual([['sound', undefined, 'valid']]);
});

it('goes on to know a signature when the sign-in is judged anew', async () => {
  const exchanges = traffic(changed);
  const analyser = createAnalyser();
  analyser.take(exchanges);
  await analyser.check();
  const later: Exchange[] = parseTranscript('GET https://api.example/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n< 200 {}').map(
    (exchange) => ({ ...exchange, id: 'later', startedAt: exchanges.at(-1)!.startedAt + 10 }),
  );
  expect(seen(analyser.take(later))).toEqual([['failed', 'id-token-signature-invalid', 'invalid']]);
});

it('reaches the panel', async () => {
  const store = createStore();
  store.engine.value = createAnalyser;
  const stop = diagnoseOnChange(store);
  store.take(traffic(changed));
  await vi.waitFor(() => expect(store.rows.value.map(({ flow }) => flow.rootCause?.cause)).toEqual(['id-token-signature-invalid']), 3000);
  stop();
});
