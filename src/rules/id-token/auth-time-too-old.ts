import { arrivalOf, timeClaim } from '../../flow/id-tokens.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { sampleTime } from '../sample-jwt.ts';
import { countOf, milliseconds } from '../wording.ts';

const tolerance = 60_000;

export default defineRule({
  id: 'auth-time-too-old',
  stage: 'id-token',
  title: 'The user signed in longer ago than max_age allows',
  severity: 'warning',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.2.1'), specification('OIDC Core', '3.1.3.7')],
  why: 'With max_age the client demands that the user has proved who they are recently. The server let an older sign-in pass, so the demand was not met, and a strict client refuses the ID token.',
  fix: 'Server: ask the user to sign in again when the last time is longer ago than max_age. Client: check auth_time, and start again with prompt=login.',
  notToBeConfusedWith: 'A user who took long at the consent page: the age counts from the authorization request.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: { old: 'The authorization request allowed an age of {allowed} (max_age), but the user had signed in {age} before it.' },

  check(flow, conclude) {
    const { authorizationRequest } = flow;
    const asked = read(authorizationRequest, 'max_age');
    if (asked.state === 'absent' || (asked.state === 'present' && !/^\d{1,9}$/.test(asked.value))) return conclude.notApplicable();
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const authenticated = timeClaim(token, 'auth_time');
      if (authenticated === undefined) return conclude.notApplicable(); // id-token-required-claim-missing says it.
      if (asked.state === 'unobserved') return conclude.inconclusive(asked.because);
      const allowed = Number(asked.value);
      const { browser, server } = arrivalOf(token);
      const age = authorizationRequest.at + (server === undefined ? 0 : server - browser) - authenticated;
      if (age <= allowed * 1000 + tolerance) return conclude.sound();
      return conclude.faulty('old', { allowed: countOf(allowed, 'second'), age: milliseconds(age) }, [token.at, asked.at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ auth_time: sampleTime - 3600 }), { max_age: '60' })],
    sound: [signInWith(idToken({ auth_time: sampleTime - 30 }), { max_age: '60' })],
  },
});
