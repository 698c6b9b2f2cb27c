import { read } from '../../oauth/message.ts';
import { looksLikeS256 } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf } from '../wording.ts';

export default defineRule({
  id: 'dpop-jkt-malformed',
  stage: 'authorization-request',
  title: 'dpop_jkt is not a SHA-256 JWK thumbprint',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '10'), rfc(7638, '3')],
  why: 'The dpop_jkt ties the code to a key by the key’s SHA-256 thumbprint. A value of another form fits no key, so the token request will be refused.',
  fix: 'Send the thumbprint that a library computes from the public key, for example await calculateJwkThumbprint(publicJwk) of jose.',
  notToBeConfusedWith: 'The kid of a key, which is a free text and only sometimes its thumbprint.',

  needs: ['authorizationRequest'],
  messages: {
    length: 'The dpop_jkt has {length}; a SHA-256 thumbprint has 43 in base64url{hint}.',
    characters: 'The dpop_jkt has 43 characters, but they are not base64url of a SHA-256 thumbprint.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const thumbprint = read(authorizationRequest, 'dpop_jkt');
    if (thumbprint.state === 'unobserved') return conclude.inconclusive(thumbprint.because);
    if (thumbprint.state === 'absent') return conclude.notApplicable();
    if (looksLikeS256(thumbprint.value)) return conclude.sound();
    const instead = derived.issued ? ({ severity: 'note' } as const) : {};
    const { length } = thumbprint.value;
    if (length === 43) return conclude.faulty('characters', {}, [thumbprint.at], instead);
    const hint = length === 64 ? ', and 64 in hexadecimal' : length === 44 ? ', without padding' : '';
    return conclude.faulty('length', { length: countOf(length, 'character'), hint }, [thumbprint.at], instead);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&dpop_jkt=13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&dpop_jkt=0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I`,
    ],
  },
});
