import { keyOf, refreshPasts } from '../../flow/refresh-chain.ts';
import { clientAuthentication } from '../../oauth/client-identity.ts';
import { readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { denied, firstToken, granting, refresh } from '../sample-refresh.ts';
import { inOrder, redeem, signIn } from '../sample-sign-in.ts';

const otherKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const bound = granting({ token_type: 'DPoP', refresh_token: firstToken });
const begin = signIn({ redeem: redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof()}`), answer: bound });

export default defineRule({
  id: 'refresh-dpop-key-changed',
  stage: 'refresh',
  title: 'The refresh was signed with another DPoP key than the sign-in',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '5')],
  why: "A public client's refresh token is bound to the key that proved possession when it was issued. Whoever comes with another key, or with none, is not its owner, so the server refuses.",
  fix: "Keep the key pair over reloads and tabs: `crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])` once, stored as a CryptoKey in IndexedDB beside the refresh token.",
  notToBeConfusedWith:
    'A client that authenticates itself: its refresh tokens are bound to the client, not to the key. A sign-in without DPoP.',

  needs: ['refreshRequest'],
  uses: ['refreshResponse', 'tokenRequest', 'tokenResponse'],
  messages: {
    changed: 'The refresh token was issued to the DPoP key {before}, but the refresh was signed with the key {now}.',
    missing: 'The refresh token was issued to the DPoP key {before}, but the refresh has no DPoP proof.',
  },

  check({ refreshExchanges, tokenExchanges, derived }, conclude) {
    if (derived.clientType === 'confidential') return conclude.notApplicable();
    const pasts = refreshPasts(tokenExchanges, refreshExchanges);
    const verdicts = refreshExchanges.map((later) => {
      const origin = pasts.get(later)?.origin;
      const before = origin && keyOf(origin);
      if (!origin || before === undefined || before === 'none') return conclude.notApplicable();
      if (clientAuthentication(later.request).state === 'present') return conclude.notApplicable();
      // A server that ignored the proof answered with a Bearer token: nothing is bound then.
      if (/^bearer$/i.test(textOf(origin.response, 'token_type') ?? '')) return conclude.notApplicable();
      const proof = readHeader(later.request, 'dpop');
      if (proof.state === 'unobserved') return conclude.inconclusive(proof.because);
      const now = keyOf(later);
      if (now === undefined || now === before) return conclude.sound();
      const at = [proof.at, { exchange: origin.request.exchange, part: 'request-header', name: 'dpop' }] as const;
      const instead = later.outcome === 'issued' ? { severity: 'warning' as const } : {};
      return now === 'none'
        ? conclude.faulty('missing', { before: shown(before) }, [...at], instead)
        : conclude.faulty('changed', { before: shown(before), now: shown(now) }, [...at], instead);
    });
    return verdicts.every(({ verdict }) => verdict === 'not-applicable') ? conclude.notApplicable() : conclude.together(verdicts);
  },

  examples: {
    faulty: [
      inOrder(begin, refresh(denied(), {}, '3600s', `> Origin: https://app.example\n> DPoP: ${sampleProof({}, { jwk: otherKey })}`)),
    ],
    sound: [inOrder(begin, refresh(bound, {}, '3600s', `> Origin: https://app.example\n> DPoP: ${sampleProof({ jti: 'j-0002' })}`))],
  },
});

/** Thumbprints are public; their beginning tells them apart. */
const shown = (thumbprint: string) => `“${thumbprint.slice(0, 8)}…”`;
