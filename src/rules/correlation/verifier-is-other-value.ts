import { otherValueSentAsVerifier } from '../../flow/session.ts';
import { read, readAll } from '../../oauth/message.ts';
import { looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, challenge, redeem, refused, signIn, verifier } from '../sample-sign-in.ts';

export default defineRule({
  id: 'verifier-is-other-value',
  stage: 'correlation',
  title: 'Another value was sent in place of the verifier',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.5'), rfc(7636, '4.6')],
  why: 'The token request has to carry the secret that the sign-in began with. Another value of the same sign-in ended up in its place, usually because the wrong variable, storage key or cookie was read.',
  fix: 'Send the stored verifier: the value that was hashed to make the challenge, not the challenge, the state or any other value. Look at the name under which it is stored and read.',
  notToBeConfusedWith:
    'An unhashed challenge (method plain in effect): there the challenge is the wrong value and the verifier the right one.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse'],
  readsHandover: true,
  messages: {
    challengeSent:
      'The token request sends the code_challenge as code_verifier: both are the same text, and code_challenge_method is S256. (If no digest was ever computed, the same picture means that the verifier was sent unhashed at the start.)',
    challengeSentForSure:
      'The token request sends the code_challenge as code_verifier; it even carries a parameter code_challenge, which belongs into the authorization request only.',
    otherValue: 'The code_verifier of the token request is {value}, and not the verifier that the code_challenge was made from.',
  },

  check(flow, conclude) {
    const { authorizationRequest, tokenRequest, derived } = flow;
    const challengeRead = read(authorizationRequest, 'code_challenge');
    const verifierRead = read(tokenRequest, 'code_verifier');
    if (verifierRead.state === 'unobserved') return conclude.inconclusive(verifierRead.because);
    if (verifierRead.state === 'absent' || !verifierRead.value) return conclude.notApplicable();
    if (challengeRead.state === 'unobserved') return conclude.inconclusive(challengeRead.because);
    if (challengeRead.state === 'absent' || !challengeRead.value) return conclude.notApplicable();

    const instead = derived.issued ? { severity: 'warning' as const } : undefined;
    const at = [verifierRead.at, challengeRead.at] as const;
    if (challengeRead.value === verifierRead.value) {
      if (!derived.method.observed || derived.method.value !== 'S256') return conclude.sound();
      if (readAll(tokenRequest, 'code_challenge').length) return conclude.faulty('challengeSentForSure', {}, at, instead);
      // What cannot be a digest was never hashed: challenge-method-contradicts says that.
      const canBeDigest = looksLikeS256(challengeRead.value.replace(/=$/, '')) || /^[0-9a-fA-F]{64}$/.test(challengeRead.value);
      return canBeDigest ? conclude.faulty('challengeSent', {}, at, instead) : conclude.sound();
    }
    const other = otherValueSentAsVerifier(flow);
    if (!other) return conclude.sound();
    return conclude.faulty('otherValue', { value: other.name }, [verifierRead.at, ...(other.at ? [other.at] : [])], instead);
  },

  examples: {
    faulty: [
      signIn({ redeem: redeem({ code_verifier: challenge }), answer: refused }),
      signIn({ redeem: redeem({ code_verifier: 'st-8Qv3k1ZpXw2m' }), answer: refused }),
      signIn({ redeem: redeem({ code_verifier: 'null' }), answer: refused }),
    ],
    sound: [signIn(), signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) })],
  },
});
