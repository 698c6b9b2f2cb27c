import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'state-missing',
  stage: 'authorization-request',
  title: 'No state parameter',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '10.12'), rfc(9700, '2.1'), specification('OAuth 2.1', '2.3.3'), rfc(10017, '6.3.2.2')],
  why: 'The state comes back with the response and shows that this browser asked for it. Without it, and without PKCE or a nonce in its place, a stranger can slip their own response to a user and sign them in as somebody else.',
  fix: 'Send a random state for each sign-in, keep it in sessionStorage, and refuse a response whose state is not the one that was kept.',
  notToBeConfusedWith:
    'PKCE with S256, or a nonce in OpenID Connect, protects a response just as well where the server checks it, so a state that is then missing is only noted.',

  needs: ['authorizationRequest'],
  messages: {
    unprotected:
      'The authorization request has no state, and neither PKCE nor a nonce in its place: nothing shows that a response was asked for.',
    covered: 'The authorization request has no state; {cover} protects the response in its place, provided that it is checked.',
    plain: 'The authorization request has no state, and the plain PKCE in its place can be read by whoever sees the request.',
  },

  check({ authorizationRequest }, conclude) {
    const state = read(authorizationRequest, 'state');
    if (state.state === 'unobserved') return conclude.inconclusive(state.because);
    if (state.state === 'present' && state.value !== '') return conclude.sound();
    const challenge = textOf(authorizationRequest, 'code_challenge');
    const isS256 = challenge !== undefined && /^s256$/i.test(textOf(authorizationRequest, 'code_challenge_method') ?? '');
    if (isS256) return conclude.faulty('covered', { cover: 'PKCE' }, [state.at], { severity: 'note' });
    if (/^storagerelay:/i.test(textOf(authorizationRequest, 'redirect_uri') ?? ''))
      return conclude.faulty('covered', { cover: 'the popup that hands it to the page that opened it' }, [state.at], { severity: 'note' });
    const isOpenId =
      spaceSeparated(textOf(authorizationRequest, 'scope')).includes('openid') ||
      spaceSeparated(textOf(authorizationRequest, 'response_type')).includes('id_token');
    if (isOpenId && textOf(authorizationRequest, 'nonce') !== undefined)
      return conclude.faulty('covered', { cover: 'the nonce' }, [state.at], { severity: 'note' });
    if (challenge !== undefined) return conclude.faulty('plain', {}, [state.at]);
    return conclude.faulty('unprotected', {}, [state.at], { severity: 'error' });
  },

  examples: {
    faulty: [`GET https://as.example/authorize?response_type=code&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=api`],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=api&state=s1`,
    ],
  },
});
