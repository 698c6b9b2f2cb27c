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
