import { clientAuthentication } from '../../oauth/client-identity.ts';
import { read, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, firstToken, granting, nextToken, refresh } from '../sample-refresh.ts';

export default defineRule({
  id: 'refresh-token-not-rotated',
  stage: 'refresh',
  title: "A public client's refresh token is neither replaced nor bound to a key",
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.2.2'), rfc(9700, '4.14.2'), rfc(10017, '6.3.2.3')],
  why: 'This client proves nothing but the possession of the refresh token. When the token stays the same at every use, a thief who copied it can go on for as long as the owner can, and nobody notices.',
  fix: 'Switch refresh token rotation on at the server for this client, or bind the tokens to a key with DPoP.',
  notToBeConfusedWith:
    'A client that authenticates itself with a secret or a key; a token bound to a DPoP key; a refresh that was refused.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest'],
  messages: {
    same: 'The server answered the refresh with the same refresh token that was sent, to a client without authentication and without DPoP.',
    none: 'The server answered the refresh without a new refresh token, so the old one stays in use, by a client without authentication and without DPoP.',
  },

  check({ refreshExchanges, derived, provider }, conclude) {
    if (derived.clientType === 'confidential') return conclude.notApplicable();
    const granted = refreshExchanges.filter(({ outcome, response }) => outcome === 'issued' && response);
    const last = granted.at(-1);
    if (!last?.response) return conclude.notApplicable();
    const authentication = clientAuthentication(last.request);
    const proof = readHeader(last.request, 'dpop');
    if (authentication.state === 'present' || proof.state === 'present' || /^dpop$/i.test(textOf(last.response, 'token_type') ?? ''))
      return conclude.sound();
    if (authentication.state === 'unobserved') return conclude.inconclusive(authentication.because);
    if (proof.state === 'unobserved') return conclude.inconclusive(proof.because);
    const sent = read(last.request, 'refresh_token');
    const received = read(last.response, 'refresh_token');
    if (sent.state !== 'present') return sent.state === 'unobserved' ? conclude.inconclusive(sent.because) : conclude.notApplicable();
    if (received.state === 'unobserved') return conclude.inconclusive(received.because);
    // A server that rotates only when a token grows old has shown here that it rotates.
    const rotates = granted.some(({ request, response }) => {
      const next = textOf(response, 'refresh_token');
      return next !== undefined && next !== textOf(request, 'refresh_token');
    });
    if (rotates) return conclude.sound();
    const instead = provider?.keepsRefreshTokens?.value ? ({ severity: 'note' } as const) : {};
    return conclude.faulty(received.state === 'present' && received.value ? 'same' : 'none', {}, [received.at, sent.at], instead);
  },

  examples: {
    faulty: [afterSignIn(refresh(granting({ refresh_token: firstToken }))), afterSignIn(refresh(granting()))],
    sound: [afterSignIn(refresh(granting({ refresh_token: nextToken })))],
  },
});
