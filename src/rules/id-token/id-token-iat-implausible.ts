import { arrivalOf, timeClaim } from '../../flow/id-tokens.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { sampleTime } from '../sample-jwt.ts';
import { milliseconds } from '../wording.ts';

const ahead = 60_000;
const certain = 300_000;
const behind = 600_000;

export default defineRule({
  id: 'id-token-iat-implausible',
  stage: 'id-token',
  title: 'The ID token was issued in the future or long ago',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '2')],
  why: 'The claim iat says when the ID token was made, and a fresh sign-in brings a fresh one. Libraries refuse tokens from the future; one from long ago may be a replay or come out of a cache.',
  fix: 'Let the clocks of server and client follow a time server, and see that no cache or service worker answers for the token endpoint.',
  notToBeConfusedWith: 'A few minutes in the past, which some servers allow for on purpose; a wrong clock in the browser.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse'],
  messages: {
    future: 'The ID token says that it was issued {time} after it arrived{clock}.',
    past: 'The ID token says that it was issued {time} before it arrived{clock}, though it belongs to a new sign-in.',
    clock:
      "The ID token says that it was issued {time} after it arrived, by the browser's clock; by the server's clock it is right. A client that goes by its own clock may refuse it.",
  },

  check(flow, conclude) {
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const issued = timeClaim(token, 'iat');
      if (issued === undefined) return conclude.notApplicable(); // id-token-required-claim-missing says it.
      const { browser, server } = arrivalOf(token);
      const early = issued - (server ?? browser);
      const clock = server === undefined ? '' : ", by the server's own clock";
      const values = { time: milliseconds(Math.abs(early)), clock };
      // By both clocks and beyond every usual tolerance: libraries refuse it.
      const isCertain = early > certain && issued - browser > certain;
      if (early > ahead) return conclude.faulty('future', values, [token.at], isCertain ? { severity: 'error' } : {});
      if (early < -behind) {
        const stored = token.response.fromCache || token.response.viaServiceWorker;
        return conclude.faulty('past', values, [token.at], stored ? { severity: 'note' } : {});
      }
      if (issued - browser > ahead)
        return conclude.faulty('clock', { time: milliseconds(issued - browser) }, [token.at], { severity: 'note' });
      return conclude.sound();
    });
  },

  examples: {
    faulty: [signInWith(idToken({ iat: sampleTime + 300 }))],
    sound: [signInWith(idToken({ iat: sampleTime - 3 }))],
  },
});
