import { isCodeTheStaleOne } from '../../flow/pairing.ts';
import { otherValueSentAsVerifier, ownerOfVerifier } from '../../flow/session.ts';
import { read } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { isLegalVerifier, looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, refused } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'verifier-from-other-attempt',
  stage: 'correlation',
  title: 'The verifier belongs to another sign-in',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(7636, '4.6')],
  why: 'Every sign-in makes a verifier of its own, and only that one opens its code. When two sign-ins keep their verifiers in the same place, the later one overwrites the earlier one, and the wrong one is sent.',
  fix: "Store each verifier under a key that contains the state (`sessionStorage.setItem('pkce.' + state, verifier)`), read it back by the state that returns, and see to it that a sign-in is not started twice (double click, an effect that runs twice, a silent renewal at the same time).",
  notToBeConfusedWith:
    'A code that stems from an earlier sign-in while verifier and page belong to the present one: there the code is the stale value.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse'],
  readsHandover: true,
  messages: {
    earlier:
      'The code_verifier is that of another sign-in, which began {gap} before this one {where}: its hash is the code_challenge of that sign-in, and not of this one.',
    later:
      'The code_verifier is that of another sign-in, which began {gap} after this one {where} and overwrote the stored verifier: its hash is the code_challenge of that sign-in, and not of this one.',
  },

  check(flow, conclude) {
    const { authorizationRequest, authorizationResponse, tokenRequest, derived } = flow;
    const challenge = read(authorizationRequest, 'code_challenge');
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || !verifier.value) return conclude.notApplicable();
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);

    const owner = ownerOfVerifier(flow);
    if (owner) {
      if (isCodeTheStaleOne(authorizationResponse, tokenRequest, owner)) return conclude.notApplicable(); // code-from-other-attempt says it.
      const gap = owner.startedAt - authorizationRequest.at;
      const tab = authorizationRequest.context.tab;
      const where =
        tab === undefined || owner.tab === undefined ? 'in this recording' : tab === owner.tab ? 'in the same tab' : 'in another tab';
      return conclude.faulty(
        gap <= 0 ? 'earlier' : 'later',
        { gap: milliseconds(Math.abs(gap)), where },
        [verifier.at, challenge.at, ...(owner.request ? [owner.request] : [])],
        derived.issued ? { severity: 'warning' } : undefined,
      );
    }
    if (challenge.state === 'absent' || !challenge.value) return conclude.notApplicable();
    if (challenge.value === s256(verifier.value) || challenge.value === verifier.value) return conclude.sound();
    const couldBeOfAnUnseenOne = derived.others.length === 0 && isLegalVerifier(verifier.value) && looksLikeS256(challenge.value);
    if (!couldBeOfAnUnseenOne || otherValueSentAsVerifier(flow)) return conclude.sound();
    return conclude.inconclusive('recording-started-late');
  },

  examples: {
    faulty: [
      inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize(),
        redeem({ code_verifier: otherVerifier }),
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
    ],
  },
});
