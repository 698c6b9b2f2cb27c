import { acceptedExchange } from '../../flow/acceptance.ts';
import { read } from '../../oauth/message.ts';
import { isLegalVerifier } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, redeem, signIn } from '../sample-sign-in.ts';
import { characterName, countOf, position } from '../wording.ts';

export default defineRule({
  id: 'enf-short-verifier-accepted',
  stage: 'enforcement',
  title: 'The server accepted a verifier that breaks the rules',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(7636, '7.1')],
  why: 'A verifier has 43 to 128 letters, digits, hyphens, dots, underscores or tildes, so that it cannot be guessed. This server took one that is shorter, longer or made of other characters; the next server will not.',
  fix: 'Client: make the verifier of 32 random bytes in base64url. Server: check its length and its characters.',
  notToBeConfusedWith: 'A verifier that is no base64url, such as one with dots or tildes: these are allowed.',

  needs: ['tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    length: 'In this recording the server accepted a code_verifier of {count}; it should have 43 to 128.',
    character:
      'In this recording the server accepted a code_verifier with {character} at {where}, which is none of the allowed characters.',
  },

  check({ tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const sent = read(accepted.request, 'code_verifier');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || !sent.value) return conclude.notApplicable();
    if (isLegalVerifier(sent.value)) return conclude.sound();
    const index = sent.value.search(/[^A-Za-z0-9._~-]/);
    if (index < 0) return conclude.faulty('length', { count: countOf(sent.value.length, 'character') }, [sent.at]);
    return conclude.faulty(
      'character',
      { character: characterName(String.fromCodePoint(sent.value.codePointAt(index)!)), where: position(index) },
      [sent.at],
    );
  },

  examples: {
    faulty: [
      signIn({
        authorize: authorize({ code_challenge: 'jQyEUbKWTQxQKYdB9jcDCPVk3zcbRkWRV0HuCyAzFbo' }),
        redeem: redeem({ code_verifier: '0f8fad5b-d9cb-469f-a165-70867728950e' }),
      }),
    ],
    sound: [signIn()],
  },
});
