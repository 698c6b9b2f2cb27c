import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { repetitions } from '../../src/flow/code-uses.ts';
import { correlate } from '../../src/flow/correlate.ts';
import { answered, inOrder, issued, redeem, refused, signIn } from '../../src/rules/sample-sign-in.ts';

const found = (traffic: string) => correlate(parseTranscript(traffic)).flatMap((flow) => repetitions(flow.tokenExchanges));

it('holds a later request against the one that got the tokens', () => {
  const [one, ...more] = found(inOrder(signIn({ answer: refused }), redeem(), issued, '@ +40ms', redeem(), refused));
  expect(one).toMatchObject({ gap: 120, overlapping: false, first: { outcome: 'refused' } });
  expect(more).toMatchObject([{ gap: 40, first: { outcome: 'issued' }, second: { outcome: 'refused' } }]);
});

it('tells requests at the same time from one after the other', () => {
  expect(found(inOrder(signIn(), '@ +3ms', redeem(), refused))).toMatchObject([{ gap: 3, overlapping: true }]);
  expect(found(inOrder(signIn(), '@ +21ms', redeem(), refused))).toMatchObject([{ gap: 21, overlapping: false }]);
});

it.each([
  ['a DPoP nonce', answered(400, '{"error":"use_dpop_nonce"}')],
  ['client authentication', answered(401, '{"error":"invalid_client"}', 'WWW-Authenticate: Basic')],
  ['a pause', answered(429, '{"error":"slow_down"}', 'Retry-After: 1')],
  ['another address', '< 307 https://as.example/token'],
])('takes a request that the server asked to repeat with %s for no repetition', (_, answer) =>
  expect(found(inOrder(signIn({ answer }), redeem(), issued))).toEqual([]),
);

it('takes the same code at another endpoint for no repetition', () =>
  expect(found(inOrder(signIn({ answer: refused }), redeem().replace('/token', '/v2/token'), issued))).toEqual([]));
