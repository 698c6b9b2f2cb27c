import { arrivalOf, timeClaim } from '../../flow/id-tokens.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { sampleTime } from '../sample-jwt.ts';
import { milliseconds } from '../wording.ts';

const tolerance = 60_000;

export default defineRule({
  id: 'id-token-expired',
  stage: 'id-token',
  title: 'The ID token had already expired when it arrived',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '2')],
  why: 'A client must refuse an ID token after the time in its exp claim. When it is over on arrival already, the server gave it too short a life, or took it from a store, or its clock is wrong.',
  fix: "Look at the server's clock and at the lifetime of ID tokens in its configuration; allow a minute of tolerance in the client.",
  notToBeConfusedWith:
    'An old recording: the ID token is held against the time of the recording, not against today. A wrong clock in the browser.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse'],
  messages: {
    expired: 'The ID token had expired {time} before it arrived{clock}.',
    clock:
      "By the browser's clock the ID token had expired {time} before it arrived, by the server's clock it is still valid: a client that goes by its own clock refuses it.",
  },

  check(flow, conclude) {
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const expiry = timeClaim(token, 'exp');
      if (expiry === undefined) return conclude.notApplicable(); // id-token-required-claim-missing says it.
      const { browser, server } = arrivalOf(token);
      const late = (server ?? browser) - expiry;
      const clock = server === undefined ? '' : ", by the server's own clock";
      if (late >= tolerance) return conclude.faulty('expired', { time: milliseconds(late), clock }, [token.at]);
      if (browser - expiry >= tolerance)
        return conclude.faulty('clock', { time: milliseconds(browser - expiry) }, [token.at], { severity: 'note' });
      return conclude.sound();
    });
  },

  examples: {
    faulty: [signInWith(idToken({ iat: sampleTime - 3720, exp: sampleTime - 120 }))],
    sound: [signInWith(idToken())],
  },
});
