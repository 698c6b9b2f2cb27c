import { audiences, claim, idTokensOf, type ReadableIdToken, timeClaim } from '../../flow/id-tokens.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, withIdToken } from '../sample-id-token.ts';
import { sampleTime } from '../sample-jwt.ts';
import { firstToken, refresh } from '../sample-refresh.ts';
import { inOrder, signIn } from '../sample-sign-in.ts';
import { listOf, milliseconds, quote } from '../wording.ts';

const begin = signIn({ answer: withIdToken(idToken(), { refresh_token: firstToken }) });
const renewed = (claims: Record<string, unknown>) =>
  refresh(withIdToken(idToken({ nonce: undefined, iat: sampleTime + 3600, exp: sampleTime + 7200, ...claims })));

export default defineRule({
  id: 'refresh-id-token-inconsistent',
  stage: 'refresh',
  title: 'The refreshed ID token contradicts the one of the sign-in',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '12.2')],
  why: 'A refresh renews the sign-in of the same user at the same server for the same application. An ID token that names another user, server or application belongs to something else, and must not be taken.',
  fix: 'Compare `iss`, `sub` and `aud` with the ID token of the sign-in, and drop the session when they differ. What causes it has to be found at the server.',
  notToBeConfusedWith:
    'An ID token without nonce, which is what a refresh should bring; a refresh without any ID token; another time of issue.',

  needs: ['refreshRequest', 'refreshResponse', 'tokenRequest', 'tokenResponse'],
  messages: {
    issuer: 'The refreshed ID token was issued by {now}, the one of the sign-in by {before}.',
    subject: 'The refreshed ID token is for another user (sub) than the one of the sign-in.',
    audience: 'The refreshed ID token is for {now}, the one of the sign-in was for {before}.',
    nonce: 'The refreshed ID token has a nonce, and it is not the one of the sign-in.',
    authenticated: 'The refreshed ID token says that the user authenticated {distance} {direction} than the one of the sign-in said.',
    older: 'The refreshed ID token was issued {distance} before the one of the sign-in.',
  },

  check(flow, conclude) {
    const original = idTokensOf(flow, ['back']).tokens.at(-1);
    return judgeIdTokens(flow, conclude, ['refresh'], (token) => {
      if (!original) return conclude.inconclusive('recording-started-late');
      if (!original.read.readable) return conclude.notApplicable();
      const before: ReadableIdToken = { ...original, jwt: original.read.jwt };
      const at = [token.at, before.at] as const;
      const differ = (name: string) => {
        const values = [claim(before, name), claim(token, name)];
        return values[0] !== undefined && values[1] !== undefined && values[0] !== values[1];
      };
      const issuers = [before, token].map((each) => withoutScheme(claim(each, 'iss') ?? ''));
      const lost = audiences(before).filter((each) => !audiences(token).includes(each));
      const authenticated = [before, token].map((each) => timeClaim(each, 'auth_time'));
      const moved = authenticated[0] === undefined || authenticated[1] === undefined ? 0 : authenticated[1] - authenticated[0];
      const issued = [before, token].map((each) => timeClaim(each, 'iat'));
      const back = issued[0] === undefined || issued[1] === undefined ? 0 : issued[0] - issued[1];
      return conclude.together([
        differ('iss') && issuers[0] !== issuers[1]
          ? conclude.faulty('issuer', { now: quote(claim(token, 'iss')!), before: quote(claim(before, 'iss')!) }, [...at])
          : conclude.sound(),
        differ('sub') ? conclude.faulty('subject', {}, [...at]) : conclude.sound(),
        lost.length && audiences(token).length
          ? conclude.faulty('audience', { now: named(token), before: named(before) }, [...at])
          : conclude.sound(),
        differ('nonce') && claim(token, 'nonce') !== '' ? conclude.faulty('nonce', {}, [...at], { severity: 'warning' }) : conclude.sound(),
        Math.abs(moved) > 1000
          ? conclude.faulty(
              'authenticated',
              { distance: milliseconds(Math.abs(moved)), direction: moved > 0 ? 'later' : 'earlier' },
              [...at],
              {
                severity: 'note',
              },
            )
          : conclude.sound(),
        back > 60_000 ? conclude.faulty('older', { distance: milliseconds(back) }, [...at], { severity: 'warning' }) : conclude.sound(),
      ]);
    });
  },

  examples: {
    faulty: [inOrder(begin, renewed({ sub: '900112233445' }))],
    sound: [inOrder(begin, renewed({})), inOrder(begin, renewed({ nonce: 'n-0S6_WzA2Mj' }))],
  },
});

/** Google writes its issuer with and without the scheme. */
const withoutScheme = (issuer: string) => issuer.replace(/^https:\/\//, '');

const named = (token: ReadableIdToken) => listOf(audiences(token).slice(0, 5).map(quote));
