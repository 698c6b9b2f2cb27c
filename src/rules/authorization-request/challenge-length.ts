import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf } from '../wording.ts';

const hints: Readonly<Record<number, string>> = {
  22: 'that is what 16 bytes give, such as an MD5',
  27: 'that is what a SHA-1 gives',
  38: 'that is what a SHA-224 gives',
  44: 'that is one too many',
  58: 'that is what base64url gives when it is applied twice, or to a verifier that was never hashed',
  64: 'that is what a SHA-384 gives, or a verifier of 48 bytes that was never hashed',
  86: 'that is what base64url of the hexadecimal hash gives, or a SHA-512',
  88: 'that is what padded base64 of the hexadecimal hash gives',
};

const providerForms = { hex: 64, 'base64-of-hex': 86 } as const;

export default defineRule({
  id: 'challenge-length',
  stage: 'authorization-request',
  title: 'An S256 challenge must be exactly 43 characters',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.2'), rfc(4648, '5')],
  why: 'A SHA-256 hash has 32 bytes, and 32 bytes are always 43 characters in base64url. Any other length means that something else was sent, and no verifier can ever fit it.',
  fix: 'Encode the 32 bytes of the digest themselves, not their hexadecimal text: base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)))).',
  notToBeConfusedWith: 'A plain challenge, which may have 43 to 128 characters, and the few servers that ask for another form on purpose.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  readsPushed: true,
  messages: {
    length: 'The code_challenge has {length} where the method S256 always gives 43{hint}.',
  },

  check({ authorizationRequest, tokenRequest, derived, provider }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'absent') return conclude.notApplicable();
    const method = read(authorizationRequest, 'code_challenge_method');
    if (method.state === 'present' && method.value !== 'S256') return conclude.notApplicable();
    if (method.state === 'absent') return conclude.notApplicable();
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    const { length } = challenge.value;
    if (length === 0) return conclude.notApplicable();
    if (length === 43) return conclude.sound();
    const wanted = provider?.challengeForm?.value;
    if (wanted !== undefined && length === providerForms[wanted]) return conclude.sound();
    const hint = hintOf(challenge.value, textOf(tokenRequest, 'code_verifier'));
    return conclude.faulty(
      'length',
      { length: countOf(length, 'character'), hint: hint === undefined ? '' : `; ${hint}` },
      [challenge.at],
      derived.issued ? { severity: 'warning' } : {},
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});

function hintOf(challenge: string, verifier: string | undefined): string | undefined {
  if (challenge === verifier) return 'it is the verifier itself, not its hash';
  if (/^[A-Za-z0-9+/_-]{43}=$/.test(challenge)) return 'the base64 padding is one too many';
  if (/^[0-9a-f]{64}$/i.test(challenge)) return 'that is the hash in hexadecimal';
  return hints[challenge.length];
}
