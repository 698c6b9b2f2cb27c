import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf, quote } from '../wording.ts';

/** An escape of what is not base64: the value is something else, such as the bytes of a digest, that ends so by chance. */
const otherEscape = /%(?!2b|2f|3d)/i;

export default defineRule({
  id: 'challenge-padded',
  stage: 'authorization-request',
  title: 'The challenge still has base64 padding',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '3'), rfc(7636, '4.2'), rfc(7636, 'A')],
  why: 'Most base64 functions fill up the end of their result with equals signs, and PKCE leaves them out. A server that compares the challenge with its own result then finds one character too many.',
  fix: 'Take the padding off before sending: challenge.replace(/=+$/, "").',
  notToBeConfusedWith: 'The %3D that stands for an equals sign in an address is the same thing; it is the decoded value that counts.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    padded: 'The code_challenge ends in {signs}, which is base64 padding; without it, it has {length}.',
    encoded: 'The code_challenge ends in %3D even after decoding: base64 padding that was then encoded twice.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || challenge.value === '') return conclude.notApplicable();
    const instead = derived.issued ? ({ severity: 'warning' } as const) : {};
    if (/%3d$/i.test(challenge.value) && !otherEscape.test(challenge.value)) return conclude.faulty('encoded', {}, [challenge.at], instead);
    let bare = challenge.value.length;
    while (bare > 0 && challenge.value[bare - 1] === '=') bare -= 1;
    if (bare === challenge.value.length) return conclude.sound();
    const values = { signs: quote('='.repeat(challenge.value.length - bare)), length: countOf(bare, 'character') };
    return conclude.faulty('padded', values, [challenge.at], instead);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%3D&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=%25C2%25B1o%2522%25EF%25BF%25BD%25057u%253D&code_challenge_method=S256`,
    ],
  },
});
