import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { correlate } from '../../src/flow/correlate.ts';
import { isCertainPair } from '../../src/flow/pairing.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../src/rules/sample-sign-in.ts';

function certain(traffic: string): boolean {
  const flow = correlate(parseTranscript(traffic)).find(({ messages }) => messages.tokenRequest)!;
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  return isCertainPair({
    authorizationRequest: authorizationRequest!,
    tokenRequest: tokenRequest!,
    derived: flow.derived,
    ...(authorizationResponse && { authorizationResponse }),
  });
}

const first = authorize({ state: 'st-of-the-first-one' }, { code: 'code-of-the-first-one' });

it('is certain of the only sign-in', () => expect(certain(signIn())).toBe(true));
it('is certain of one among several by code and state', () => expect(certain(inOrder(first, signIn()))).toBe(true));
it('is certain beside a sign-in of another client', () =>
  expect(
    certain(
      inOrder(
        authorize({ client_id: 'spa-2', state: 's2' }, { code: 'c2' }),
        authorize({ state: undefined }, { state: undefined }),
        redeem(),
        issued,
      ),
    ),
  ).toBe(true));
it('is not certain among several without a state', () =>
  expect(certain(inOrder(first, authorize({ state: undefined }, { state: undefined }), redeem(), issued))).toBe(false));
it('is not certain among several when the code is another one', () =>
  expect(certain(inOrder(first, signIn({ redeem: redeem({ code: 'SplxlOBeZQQYbYS6' }) })))).toBe(false));
