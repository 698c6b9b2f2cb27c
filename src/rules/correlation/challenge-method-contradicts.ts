import { read } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, challenge, redeem, refused, signIn, verifier } from '../sample-sign-in.ts';

const LONG = 'T94rZcXURuPBdD0fLTgdbX9AM-F2jyoMVZx3l-dyzu0JTTVpaXheJi0euadu0BjW';

export default defineRule({
  id: 'challenge-method-contradicts',
  stage: 'correlation',
  title: 'The challenge was made with another method than the declared one',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(7636, '4.6')],
  why: 'The server checks the verifier with the method that the sign-in declared, and with nothing else. When the challenge was made in another way, no verifier in the world can pass that check.',
  fix: 'Send `code_challenge_method=S256` together with `base64url(SHA-256(verifier))`, both in the same authorization request.',
  notToBeConfusedWith:
    'A challenge that was sent in place of the verifier: both values are equal then as well. A challenge that cannot be a SHA-256 digest decides it; otherwise one sign-in alone cannot.',

  needs: ['authorizationRequest', 'tokenRequest'],
  readsHandover: true,
  messages: {
    methodMissing:
      'The code_challenge is the SHA-256 digest of the code_verifier, but the authorization request has no code_challenge_method, so the server has to compare the two as they are (plain), and they differ.',
    plainDeclared:
      'The code_challenge is the SHA-256 digest of the code_verifier, but the authorization request declares code_challenge_method=plain, so the server compares the two as they are, and they differ.',
    notHashed:
      'The authorization request declares code_challenge_method=S256, but its code_challenge is the code_verifier itself, never hashed: with {count} characters it cannot be a SHA-256 digest in base64url{reason}.',
    undecided:
      'The authorization request declares code_challenge_method=S256, and code_challenge and code_verifier are the same text. Either the verifier was sent unhashed as the challenge, or the challenge was sent in place of the verifier; its form fits both.',
  },

  check({ authorizationRequest, tokenRequest, derived, provider }, conclude) {
    const challengeSent = read(authorizationRequest, 'code_challenge');
    const method = read(authorizationRequest, 'code_challenge_method');
    const verifierSent = read(tokenRequest, 'code_verifier');
    for (const reading of [challengeSent, method, verifierSent]) {
      if (reading.state === 'unobserved') return conclude.inconclusive(reading.because);
    }
    if (challengeSent.state !== 'present' || verifierSent.state !== 'present' || !challengeSent.value || !verifierSent.value) {
      return conclude.notApplicable();
    }
    const declared = method.state === 'present' && method.value !== '' ? method : undefined;
    const methodAt = declared?.at ?? challengeSent.at;
    const at = [methodAt, challengeSent.at, verifierSent.at] as const;
    const isDigest = challengeSent.value === s256(verifierSent.value);
    const isSame = challengeSent.value === verifierSent.value;

    if (!declared || declared.value === 'plain') {
      if (!isDigest) return conclude.sound();
      const { methodWhenMissing } = provider ?? {};
      if (!declared && methodWhenMissing?.value === 'S256' && methodWhenMissing.trust !== 'unverified') return conclude.sound();
      // Some servers take S256 where no method is given: a sign-in that worked shows it.
      const instead = derived.issued ? { severity: 'note' as const } : undefined;
      return conclude.faulty(declared ? 'plainDeclared' : 'methodMissing', {}, at, instead);
    }
    if (declared.value !== 'S256') return conclude.notApplicable(); // challenge-method-unknown says it.
    if (!isSame) return conclude.sound();
    if (!canBeDigest(challengeSent.value)) {
      const reason = challengeSent.value.length === 43 ? ', for the spare bits of its last character are not zero' : ', which has 43';
      return conclude.faulty('notHashed', { count: challengeSent.value.length, reason }, at, {
        ...(derived.issued && { severity: 'warning' }),
        fix: "Hash the verifier before it is sent as the challenge: `base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))`.",
      });
    }
    return conclude.faulty('undecided', {}, at, {
      severity: 'warning',
      fix: 'Look at what is stored before the redirect: it has to be the verifier, and the challenge has to be its hash. Send the first to the token endpoint and the second to the authorization endpoint.',
    });
  },

  examples: {
    faulty: [
      signIn({ authorize: authorize({ code_challenge_method: undefined }), answer: refused }),
      signIn({ authorize: authorize({ code_challenge: LONG }), redeem: redeem({ code_verifier: LONG }), answer: refused }),
      signIn({ redeem: redeem({ code_verifier: challenge }), answer: refused }),
    ],
    sound: [signIn(), signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) })],
  },
});

/** A SHA-256 digest in base64url, padded or not, or in hex. */
const canBeDigest = (text: string) => looksLikeS256(text.replace(/=$/, '')) || /^[0-9a-fA-F]{64}$/.test(text);
