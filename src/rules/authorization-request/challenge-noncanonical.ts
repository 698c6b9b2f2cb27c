import { bitsOf } from '../../oauth/digest-text.ts';
import { read } from '../../oauth/message.ts';
import { looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { characterName } from '../wording.ts';

export default defineRule({
  id: 'challenge-noncanonical',
  stage: 'authorization-request',
  title: 'The challenge cannot be a SHA-256 digest',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(4648, '3.5'), rfc(7636, '4.2')],
  why: 'The last of the 43 characters has two bits to spare, and an encoder leaves them zero, so only 16 characters can stand at the end. This one cannot, so what was sent is not the hash of anything.',
  fix: 'Send base64url(SHA-256(code_verifier)). A random text or the verifier itself in place of its hash is the usual reason.',
  notToBeConfusedWith: 'A verifier, which may end in any character: it need not be base64url at all.',

  needs: ['authorizationRequest'],
  messages: {
    spareBits:
      'The code_challenge has 43 characters but ends in {last}, whose six bits are {bits}: no encoder leaves the last two bits set, so this is not a SHA-256 hash.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'absent') return conclude.notApplicable();
    const method = read(authorizationRequest, 'code_challenge_method');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    if (method.state === 'absent' || method.value !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(challenge.value))
      return conclude.notApplicable();
    if (looksLikeS256(challenge.value)) return conclude.sound();
    const last = challenge.value.at(-1)!;
    const bits = bitsOf(last).toString(2).padStart(6, '0');
    return conclude.faulty('spareBits', { last: characterName(last), bits }, [challenge.at], derived.issued ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});
