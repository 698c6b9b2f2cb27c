import { exchangeOf } from '../../flow/answer.ts';
import { redeemsCode } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-redirect-uri-missing',
  stage: 'token-request',
  title: 'redirect_uri was in the authorization request but not in the token request',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), specification('OAuth 2.1', '4.1.3'), specification('OAuth 2.1', '10.2')],
  why: 'OAuth 2.0 servers compare the redirect_uri of both requests before they give out tokens. If the second request has none, the comparison fails and the code is refused.',
  fix: 'Send redirect_uri in the token request too, with exactly the value of the authorization request.',
  notToBeConfusedWith: 'A client that follows OAuth 2.1, which dropped the parameter here; with a server that agrees, nothing is wrong.',
  needs: ['authorizationRequest', 'tokenRequest'],
  messages: {
    missing: 'The authorization request carried redirect_uri={redirectUri}, but the token request has none.',
    empty: 'The authorization request carried redirect_uri={redirectUri}, but in the token request it has no value.',
    accepted: 'The token request has no redirect_uri, as in OAuth 2.1. This server accepts that; OAuth 2.0 servers do not.',
  },

  check({ authorizationRequest, tokenRequest, tokenExchanges }, conclude) {
    const sent = read(tokenRequest, 'redirect_uri');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (!redeemsCode(tokenRequest) || tokenRequest.format === 'text') return conclude.notApplicable();
    const first = read(authorizationRequest, 'redirect_uri');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (first.state === 'absent' || first.value === '') return conclude.notApplicable();
    if (sent.state === 'present' && sent.value !== '') return conclude.sound();
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    const at = [sent.at, first.at] as const;
    if (exchange?.outcome === 'issued') return conclude.faulty('accepted', {}, at, { severity: 'note' });
    const severity: Severity = exchange?.outcome === 'refused' ? 'error' : 'warning';
    return conclude.faulty(sent.state === 'present' ? 'empty' : 'missing', { redirectUri: quote(first.value) }, at, { severity });
  },

  examples: { faulty: [inOrder(authorize(), redeem({ redirect_uri: undefined }), refused)], sound: [signIn()] },
});
