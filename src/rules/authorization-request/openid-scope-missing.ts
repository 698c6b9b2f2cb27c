import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'openid-scope-missing',
  stage: 'authorization-request',
  title: 'ID token expected but “openid” scope not requested',
  severity: 'warning',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.2.1')],
  why: 'The scope openid is what turns a sign-in into one of OpenID Connect. Without it a server gives no ID token and passes over the nonce.',
  fix: 'Add openid to the scope; or leave out the nonce where no ID token is wanted.',
  notToBeConfusedWith: 'Servers of plain OAuth that return an ID token unasked, and libraries that send a nonce to every server.',

  needs: ['authorizationRequest'],
  uses: ['tokenResponse', 'authorizationResponse'],
  messages: {
    required: 'The response_type asks for an ID token, but the scope does not contain openid.',
    noIdToken: 'The authorization request sends {signs}, but its scope does not contain openid, and no ID token came back.',
    expected: 'The authorization request sends {signs}, but its scope{value} does not contain openid.',
  },

  check({ authorizationRequest, tokenResponse, authorizationResponse, provider, derived }, conclude) {
    const scope = read(authorizationRequest, 'scope');
    const signs = ['nonce', 'claims', 'id_token_hint'].filter((name) => textOf(authorizationRequest, name) !== undefined);
    const asksForIdToken = spaceSeparated(textOf(authorizationRequest, 'response_type')).includes('id_token');
    if (!asksForIdToken && signs.length === 0)
      return authorizationRequest.opaque ? conclude.inconclusive(authorizationRequest.opaque) : conclude.notApplicable();
    if (provider?.id === 'apple') return conclude.notApplicable(); // It gives ID tokens without that scope.
    if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
    // A list with other separators is for scope-malformed to say.
    if (scope.state === 'present' && scope.value.split(/[\s,+;|]+/).includes('openid')) return conclude.sound();
    if (textOf(tokenResponse, 'id_token') ?? textOf(authorizationResponse, 'id_token')) return conclude.sound();
    if (asksForIdToken) return conclude.faulty('required', {}, [scope.at]);
    const isSeen = tokenResponse?.status === 200 && tokenResponse.parameters.observed;
    // Some servers register the scopes with the client, so a request without any scope proves little.
    // Some libraries send a nonce to every server, so the nonce alone asks for nothing.
    const instead = signs.every((name) => name === 'nonce') ? ({ severity: 'note' } as const) : {};
    if (isSeen && scope.state === 'present') return conclude.faulty('noIdToken', { signs: listOf(signs) }, [scope.at], instead);
    const value = scope.state !== 'present' ? ', which is missing,' : scope.value === '' ? ', which is empty,' : ` (${quote(scope.value)})`;
    const minds = derived.failure?.at.startsWith('authorization') && /openid|\bscope\b/i.test(derived.failure.description ?? '');
    return conclude.faulty('expected', { signs: listOf(signs), value }, [scope.at], minds ? {} : { severity: 'note' });
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code%20id_token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&scope=api&nonce=n1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code%20id_token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&scope=api%20openid&nonce=n1`,
    ],
  },
});
