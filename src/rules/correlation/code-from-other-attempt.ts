import { isCodeTheStaleOne } from '../../flow/pairing.ts';
import { ownerOfVerifier } from '../../flow/session.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, refused } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'code-from-other-attempt',
  stage: 'correlation',
  title: 'The code belongs to another sign-in',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.6'), rfc(9700, '4.5')],
  why: 'The page had begun a sign-in and got a code for it, but sent the code of another one. Code and verifier then stem from two sign-ins, which looks to the server exactly as if a code had been stolen.',
  fix: 'Take the code from the address of the page that handles the return, at that moment, and never from storage; refuse a return whose state is not the pending one, and delete what an abandoned sign-in left behind.',
  notToBeConfusedWith: 'A verifier of another sign-in that is sent with the right code, as when a second tab overwrote the stored one.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse'],
  messages: {
    stale:
      'The token request carries the code of one sign-in and the verifier of another: the code is that of the sign-in that began {gap} {order}, although the page had just received a newer code.',
    foreign:
      'The token request carries the code that came back to another sign-in of this recording, which began {gap} {order}, and not its own.',
  },

  check(flow, conclude) {
    const { authorizationRequest, authorizationResponse, tokenRequest, derived } = flow;
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent' || !code.value) return conclude.notApplicable();
    const received = authorizationResponse && read(authorizationResponse, 'code');
    const instead = derived.issued ? { severity: 'warning' as const } : undefined;

    const owner = ownerOfVerifier(flow);
    if (owner && isCodeTheStaleOne(authorizationResponse, tokenRequest, owner)) {
      const gap = authorizationRequest.at - owner.startedAt;
      const at = [code.at, ...(owner.response ? [owner.response] : [])] as const;
      return conclude.faulty('stale', { gap: milliseconds(Math.abs(gap)), order: gap > 0 ? 'later' : 'earlier' }, at, instead);
    }
    const sender = derived.others.find((other) => other.code === code.value);
    if (sender && received?.state === 'present' && received.value !== code.value) {
      const gap = authorizationRequest.at - sender.startedAt;
      const at = [code.at, ...(sender.response ? [sender.response] : [])] as const;
      return conclude.faulty('foreign', { gap: milliseconds(Math.abs(gap)), order: gap > 0 ? 'earlier' : 'later' }, at, instead);
    }
    return derived.others.length || received?.state === 'present' ? conclude.sound() : conclude.inconclusive('recording-started-late');
  },

  examples: {
    faulty: [
      inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize(),
        redeem({ code: 'code-of-the-first-one' }),
        refused,
      ),
    ],
    sound: [
      inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize(),
        redeem(),
        issued,
      ),
      inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize(),
        redeem({ code_verifier: otherVerifier }),
        refused,
      ),
    ],
  },
});
