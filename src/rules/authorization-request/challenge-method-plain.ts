import { read, textOf } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'challenge-method-plain',
  stage: 'authorization-request',
  title: 'PKCE with the “plain” method',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.2'), rfc(7636, '7.2'), rfc(9700, '2.1.1')],
  why: 'With the plain method the challenge in the address is the secret itself, so whoever sees the first request can finish the sign-in. Every browser can compute the S256 hash instead.',
  fix: 'Send code_challenge = base64url(SHA-256(code_verifier)) and code_challenge_method=S256. On a page without https crypto.subtle does not exist, which is why some libraries fall back to plain: serve the page over https.',
  notToBeConfusedWith: 'A method that was forgotten beside a hashed challenge: that is another fault, and it breaks the sign-in.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  messages: {
    declared: 'The authorization request says code_challenge_method=plain: the challenge in the address is the verifier itself.',
    byDefault: 'The challenge in the address is the verifier itself, and no code_challenge_method was sent, which means plain.',
  },

  check({ authorizationRequest, tokenRequest }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'absent') return conclude.notApplicable();
    const method = read(authorizationRequest, 'code_challenge_method');
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    const verifier = textOf(tokenRequest, 'code_verifier');
    // A digest beside the word plain is no plain challenge: challenge-method-contradicts says it.
    if (verifier !== undefined && challenge.state === 'present' && challenge.value === s256(verifier)) return conclude.sound();
    if (method.state === 'present' && method.value === 'plain') return conclude.faulty('declared', {}, [method.at]);
    if (method.state === 'present' && method.value !== '') return conclude.sound();
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.value === '' || challenge.value !== verifier) return conclude.sound();
    return conclude.faulty('byDefault', {}, [challenge.at, method.at]);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&code_challenge_method=plain`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});
