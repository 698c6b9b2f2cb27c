import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'nonce-missing',
  stage: 'authorization-request',
  title: 'OpenID Connect request without nonce',
  severity: 'warning',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [
    specification('OIDC Core', '3.1.2.1'),
    specification('OIDC Core', '3.2.2.1'),
    specification('OIDC Core', '3.3.2.11'),
    rfc(9700, '4.5.3.2'),
  ],
  why: 'The nonce comes back inside the signed ID token and shows that the token was made for this sign-in. Without it an ID token of another sign-in can be slipped in, unless PKCE prevents that.',
  fix: 'Send a random nonce for each sign-in, keep it, and compare it with the nonce in the ID token.',
  notToBeConfusedWith: 'A code with PKCE does without a nonce, and so does a client with a secret; there a missing nonce is only noted.',

  needs: ['authorizationRequest'],
  messages: {
    required:
      'The response_type {type} brings an ID token through the browser, for which a nonce is required, and the authorization request has none.',
    recommended:
      'The authorization request asks for an ID token with neither a nonce nor PKCE: an ID token of another sign-in could be slipped in.',
    covered: 'The authorization request asks for an ID token without a nonce; {cover} does its work.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const type = textOf(authorizationRequest, 'response_type') ?? 'code';
    const isFrontChannel = spaceSeparated(type).includes('id_token');
    const scope = read(authorizationRequest, 'scope');
    const asksForIdToken = isFrontChannel || (scope.state === 'present' && spaceSeparated(scope.value).includes('openid'));
    if (!asksForIdToken) return scope.state === 'unobserved' ? conclude.inconclusive(scope.because) : conclude.notApplicable();
    const nonce = read(authorizationRequest, 'nonce');
    if (nonce.state === 'unobserved') return conclude.inconclusive(nonce.because);
    if (nonce.state === 'present' && nonce.value !== '') return conclude.sound();

    if (isFrontChannel) return conclude.faulty('required', { type: quote(type) }, [nonce.at], { severity: 'error' });
    if (textOf(authorizationRequest, 'code_challenge') !== undefined)
      return conclude.faulty('covered', { cover: 'PKCE' }, [nonce.at], { severity: 'note' });
    if (derived.clientType === 'confidential' || derived.clientType === 'server-side')
      return conclude.faulty('covered', { cover: 'the secret of the client' }, [nonce.at], { severity: 'note' });
    // Whether the client has a secret, which does the work of the nonce, was not seen.
    return conclude.faulty('recommended', {}, [nonce.at], derived.clientType === 'unknown' && !derived.failure ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code%20id_token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code%20id_token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s1&nonce=n-0S6_WzA2Mj`,
    ],
  },
});
