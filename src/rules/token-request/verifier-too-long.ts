import { wasIssued } from '../../flow/answer.ts';
import { read, textOf } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { countOf } from '../wording.ts';

const longest = 128;

export default defineRule({
  id: 'verifier-too-long',
  stage: 'token-request',
  title: 'The verifier is longer than 128 characters',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1')],
  why: 'A verifier may have at most 128 characters. Servers that check this refuse a longer one, and some store only its beginning, so that it never fits.',
  fix: 'Take at most 96 random bytes before base64url; 32 are enough and give 43 characters.',
  notToBeConfusedWith: 'A verifier of exactly 128 characters, which is allowed and used by several libraries.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest'],
  readsHandover: true,
  messages: {
    long: 'The code_verifier has {length}; at most 128 are allowed.',
    cut: 'The code_verifier has {length}; at most 128 are allowed. The challenge was made from its first 128 characters.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || verifier.value === '') return conclude.notApplicable();
    if (verifier.value.length <= longest) return conclude.sound();
    const length = countOf(verifier.value.length, 'character');
    const instead = wasIssued(tokenRequest, tokenExchanges) ? ({ severity: 'warning' } as const) : {};
    const cut = textOf(authorizationRequest, 'code_challenge') === s256(verifier.value.slice(0, longest));
    return conclude.faulty(cut ? 'cut' : 'long', { length }, [verifier.at], instead);
  },

  examples: {
    faulty: [inOrder(authorize(), redeem({ code_verifier: 'aB3-'.repeat(33) }), '< 400 {"error":"invalid_request"}')],
    sound: [signIn()],
  },
});
