import { isCertainPair } from '../../flow/pairing.ts';
import { otherValueSentAsVerifier, ownerOfVerifier, sessionOf } from '../../flow/session.ts';
import { explain } from '../../forensics/explain.ts';
import type { Explanation } from '../../forensics/explanation.ts';
import { type OAuthMessage, read } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { isLegalVerifier, looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, otherVerifier, redeem, refused, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'challenge-mismatch',
  stage: 'correlation',
  title: 'The verifier does not belong to the challenge',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.6'), rfc(7636, '4.2')],
  why: 'The server keeps the challenge from the start of the sign-in and hashes the verifier that comes at its end. When the two differ, it must take the sender for somebody else and refuse the code.',
  fix: "Make the challenge from the stored verifier in one place: `base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))`, without padding, and send that same verifier, unchanged, to the token endpoint.",
  notToBeConfusedWith:
    'A server that wants another form of the challenge than RFC 7636, such as hex, and accepts it; a token request that belongs to another sign-in of the same recording; a value that a tool replaced before the recording was handed on.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse'],
  readsHandover: true,
  messages: {
    explained:
      'The code_verifier of the token request does not give the code_challenge of the authorization request. {explanation} Done to the observed verifier, exactly this gives the observed challenge.{method}',
    exchanged:
      'The code_verifier of the token request does not give the code_challenge of the authorization request. {explanation} Done to the observed challenge, this gives exactly the observed verifier.{method}',
    ofOther:
      'The code_verifier of the token request does not give the code_challenge of the authorization request. {explanation} Exactly this gives the observed challenge.{method}',
    hinted:
      'The code_verifier of the token request does not give the code_challenge of the authorization request. {explanation} Only {bits} bits of the challenge can be compared, so this is a hint and no proof.',
    replaced:
      'The code_verifier of the token request does not give the code_challenge of the authorization request, and no known construction explains the difference. Both values are well formed, so the verifier was most likely made anew after the redirect or overwritten by another sign-in.{sign}',
    malformed:
      'The code_verifier of the token request does not give the code_challenge of the authorization request, and no known construction explains the difference. {shape}',
    serverWantsOther:
      'The code_verifier gives the code_challenge as RFC 7636 says, but {server} is documented to want {form} in its place, and it refused the exchange.',
  },

  check(flow, conclude) {
    const { authorizationRequest, tokenRequest, derived, provider } = flow;
    const challenge = read(authorizationRequest, 'code_challenge');
    const verifier = read(tokenRequest, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (challenge.state === 'absent' || verifier.state === 'absent' || !challenge.value || !verifier.value) return conclude.notApplicable();

    const at = [verifier.at, challenge.at] as const;
    const digest = s256(verifier.value);
    const plain = derived.method.observed && derived.method.value === 'plain';
    if (challenge.value === digest) {
      const form = provider?.challengeForm;
      if (!form || form.trust === 'unverified' || plain || derived.issued || derived.failure?.at !== 'token-response')
        return conclude.sound();
      const wanted = form.value === 'hex' ? 'the digest in hex' : 'base64 of the hex digest';
      return conclude.faulty('serverWantsOther', { server: provider.name, form: wanted }, at, { severity: 'warning' });
    }
    if (challenge.value === verifier.value) return plain ? conclude.sound() : conclude.notApplicable(); // challenge-method-contradicts or verifier-is-other-value says it.
    if (derived.issued) return conclude.notApplicable(); // The server took it: enf-mismatch-accepted says what that means.

    if (ownerOfVerifier(flow) || otherValueSentAsVerifier(flow)) return conclude.notApplicable(); // A more exact rule names it.

    const [best, ...rest] = explain(verifier.value, challenge.value, sessionOf(flow));
    const uncertain = isCertainPair(flow) ? {} : ({ severity: 'warning' } as const);
    if (best) {
      const equal = rest.filter(
        (other) => other.steps.length === best.steps.length && other.standing === best.standing && other.text !== best.text,
      );
      const explanation = [best.text, ...(equal[0] ? [`Or, with the same result: ${equal[0].text}`] : [])].map(asSentence).join(' ');
      return best.standing === 'proved'
        ? conclude.faulty(proofOf(best), { explanation, method: withoutMethod(authorizationRequest) }, at, {
            fix: asSentence(best.fix.text),
            ...uncertain,
          })
        : conclude.faulty('hinted', { explanation, bits: best.bits }, at, { fix: asSentence(best.fix.text), ...uncertain });
    }
    const shape = shapeText(challenge.value, verifier.value);
    return shape
      ? conclude.faulty('malformed', { shape }, at, uncertain)
      : conclude.faulty('replaced', { sign: signOfDamage(verifier.value) }, at, {
          fix: 'Store the verifier under a key that contains the state, read it back by the state that returns, and call the function that makes a verifier only where the authorization request is built.',
          ...uncertain,
        });
  },

  examples: {
    faulty: [
      signIn({
        authorize: authorize({ code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' }),
        answer: refused,
      }),
      signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
    ],
    sound: [signIn()],
  },
});

/** What the construction was done to, so that the proof says it of the right value. */
function proofOf({ steps: [first] }: Explanation): 'explained' | 'exchanged' | 'ofOther' {
  if (first?.id === 'cf-x-roles-swapped') return 'exchanged';
  return first?.family === 'role' ? 'ofOther' : 'explained';
}

/** Servers that keep to RFC 7636 §4.3 take the challenge for a plain one then. */
function withoutMethod(request: OAuthMessage): string {
  const method = read(request, 'code_challenge_method');
  return method.state === 'absent' || (method.state === 'present' && method.value === '')
    ? ' The request names no code_challenge_method either, so most servers would take a right one for plain: send S256 with it.'
    : '';
}

const asSentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function shapeText(challenge: string, verifier: string): string {
  const faults = [
    looksLikeS256(challenge) ? '' : `The challenge, ${challenge.length} characters long, is no SHA-256 digest in base64url.`,
    isLegalVerifier(verifier)
      ? ''
      : /^[\w.~-]{16,42}$/.test(verifier)
        ? `The verifier has only ${verifier.length} characters, and 43 are the least: its end or its beginning was most likely cut off.`
        : `The verifier, ${verifier.length} characters long, is not 43 to 128 of the characters that PKCE allows.`,
  ];
  return faults.filter(Boolean).join(' ');
}

/** What a well-formed verifier shows of an accident that nothing can undo. */
function signOfDamage(verifier: string): string {
  if (verifier.length === 128) return ' Or it was cut: it has exactly 128 characters, the most that are allowed.';
  if (/[g-z]/.test(verifier) && !/[A-Z]/.test(verifier)) return ' Or it was turned into lower case on its way: it has no capital letter.';
  return /[G-Z]/.test(verifier) && !/[a-z]/.test(verifier) ? ' Or it was turned into capitals on its way: it has no small letter.' : '';
}
