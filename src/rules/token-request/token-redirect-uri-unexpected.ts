import { exchangeOf } from '../../flow/answer.ts';
import { redeemsCode } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const bare = authorize({ redirect_uri: undefined }).replace('302 undefined', '302 https://app.example/cb');

export default defineRule({
  id: 'token-redirect-uri-unexpected',
  stage: 'token-request',
  title: 'redirect_uri only in the token request',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3')],
  why: 'The first request left the address to the registration, and the second names one. Most servers do not mind, but some compare it with nothing, or with the registered address, and refuse.',
  fix: 'Send redirect_uri in both requests with the same value, or in neither.',
  notToBeConfusedWith: 'A redirect_uri that was pushed or packed into an encrypted request, where it cannot be seen.',
  needs: ['authorizationRequest', 'tokenRequest'],
  messages: { unexpected: 'The token request names redirect_uri={redirectUri}, but the authorization request had none.' },

  check({ authorizationRequest, tokenRequest, tokenExchanges }, conclude) {
    const sent = read(tokenRequest, 'redirect_uri');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || sent.value === '' || !redeemsCode(tokenRequest)) return conclude.notApplicable();
    const first = read(authorizationRequest, 'redirect_uri');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (first.state === 'present' && first.value !== '') return conclude.sound();
    const suspected = exchangeOf(tokenRequest, tokenExchanges)?.error === 'invalid_grant';
    return conclude.faulty('unexpected', { redirectUri: quote(sent.value) }, [sent.at, first.at], suspected ? { severity: 'warning' } : {});
  },

  examples: { faulty: [inOrder(bare, redeem(), '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA"}')], sound: [signIn()] },
});
