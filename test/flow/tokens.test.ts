import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { correlate } from '../../src/flow/correlate.ts';
import { authorize, inOrder, issued, otherVerifier, redeem } from '../../src/rules/sample-sign-in.ts';

it('gives a token request to no sign-in that began after it', () => {
  const flows = correlate(
    parseTranscript(inOrder(redeem({ code: 'a-code-of-an-earlier-time', code_verifier: otherVerifier }), issued, '@ +300ms', authorize())),
  );
  expect(flows.map((flow) => flow.timeline.map(({ kind }) => kind))).toEqual([
    ['tokenRequest', 'tokenResponse'],
    ['authorizationRequest', 'authorizationResponse'],
  ]);
});

it('gives a refresh whose token was never seen to the last sign-in of its client before it, not to a later one', () => {
  const refresh = 'POST https://as.example/token\n> grant_type=refresh_token&refresh_token=never-seen-in-an-answer&client_id=spa-1';
  const again = [authorize({ state: 'second' }, { state: 'second', code: 'code-of-the-second' }), redeem({ code: 'code-of-the-second' })];
  const flows = correlate(parseTranscript(inOrder(authorize(), redeem(), issued, '@ +60s', refresh, issued, '@ +60s', ...again, issued)));
  expect(flows.map((flow) => flow.timeline.filter(({ kind }) => kind === 'refreshRequest').length)).toEqual([1, 0]);
});
