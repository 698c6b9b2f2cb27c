import { isLiteralNothing } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { hostOf, isReservedHost } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

const publishedExamples: Readonly<Record<string, string>> = {
  'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM': 'RFC 7636 Appendix B',
  '6fdkQaPm51l13DSukcAH3Mdx7_ntecHYd1vi3n0hMZY': 'OAuth 2.1',
  'K2-ltc83acc4h0c9w6ESC_rEMTJ3bww-uCHaoeK1t8U': 'RFC 9126',
};

const hashesOf: Readonly<Record<string, string>> = {
  '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU': 'the empty text',
  '6wRdeNJzEHNIsDAMAdKbdVLWIqu8b6-Bs-xVNZqplQw': 'the word “undefined”',
  'dCNOmK_nSY-12vHzasLXiswzlGT5UHA7jAGYkvmCuQs': 'the word “null”',
  soyUshlcjtJZ8LQVqu4_ObCykgpFN2EUmfoESVaReiE: 'the text “[object Object]”',
  'tOYGAAa5ILwCERDqirjWd0SYPit_914ci-VhOvk_aH0': 'the text “[object Promise]”',
};

export default defineRule({
  id: 'challenge-known-constant',
  stage: 'authorization-request',
  title: 'The challenge is a well-known constant',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(7636, '7.1'), rfc(9700, '2.1.1')],
  why: 'A challenge protects a sign-in only when its verifier is a fresh random value. The verifier of this one is printed in a specification, or is what a program makes of a value that was missing.',
  fix: 'Make the verifier anew for each sign-in from crypto.getRandomValues(new Uint8Array(32)), and await the digest before building the address.',
  notToBeConfusedWith:
    'Documentation and tests use the published examples on purpose: on hosts that are set apart for that, they are only noted.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    example: 'The code_challenge is the example value printed in {where}, whose verifier everyone knows.',
    hashOf: 'The code_challenge is the S256 of {what}: there was no verifier when it was hashed.',
    text: 'The code_challenge is the text {value}: the challenge was not there when the address was built.',
  },

  check({ authorizationRequest }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || challenge.value === '') return conclude.notApplicable();
    const { value, at } = challenge;
    if (isLiteralNothing(value)) return conclude.faulty('text', { value: quote(value) }, [at]);
    // Stray padding does not make it another value.
    const bare = value.slice(0, 60).replace(/=+$/, '');
    if (Object.hasOwn(hashesOf, bare)) return conclude.faulty('hashOf', { what: hashesOf[bare]! }, [at]);
    if (!Object.hasOwn(publishedExamples, bare)) return conclude.sound();
    const isDocumentation = isReservedHost(hostOf(authorizationRequest.endpoint));
    return conclude.faulty('example', { where: publishedExamples[bare]! }, [at], isDocumentation ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY&code_challenge_method=S256`,
    ],
  },
});
