import { exchangeOf } from '../../flow/answer.ts';
import { isLiteralNothing } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';

const bare = authorize({ code_challenge: undefined, code_challenge_method: undefined });

export default defineRule({
  id: 'verifier-unexpected',
  stage: 'token-request',
  title: 'A verifier was sent although no challenge was',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.8.2'), specification('OAuth 2.1', '4.1.3'), specification('OAuth 2.1', '3.2.4')],
  why: 'The verifier is the answer to a challenge, and this sign-in began without one. A careful server refuses the pair, because an attacker who wants to get round PKCE takes the challenge out of the first request.',
  fix: 'Send code_challenge and code_challenge_method=S256 in the authorization request too; often its URL is built by hand while a library adds the verifier. Without PKCE, leave code_verifier out.',
  notToBeConfusedWith:
    'A challenge that travelled in a pushed or encrypted request and cannot be seen. Servers without PKCE ignore the parameter.',
  needs: ['authorizationRequest', 'tokenRequest'],
  messages: {
    unexpected: 'The token request carries a code_verifier, but the authorization request had {challenge}.',
    ignored: 'The token request carries a code_verifier, but the authorization request had {challenge}; the server ignored that.',
  },

  check({ authorizationRequest, tokenRequest, tokenExchanges }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || verifier.value === '' || isLiteralNothing(verifier.value)) return conclude.notApplicable();
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'present' && challenge.value !== '') return conclude.sound();
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    const at = [verifier.at, challenge.at] as const;
    const values = { challenge: challenge.state === 'present' ? 'a code_challenge without a value' : 'no code_challenge' };
    if (exchange?.outcome === 'issued') return conclude.faulty('ignored', values, at, { severity: 'note' });
    const severity: Severity = /^invalid_(?:grant|request)$/.test(exchange?.error ?? '') ? 'error' : 'warning';
    return conclude.faulty('unexpected', values, at, { severity });
  },

  examples: { faulty: [inOrder(bare, redeem(), refused)], sound: [signIn()] },
});
