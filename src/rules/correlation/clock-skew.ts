import { otherAttempts } from '../../flow/earlier-attempt.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { roundsBefore } from '../rounds-before.ts';
import { answered, authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { serverClock } from '../server-clock.ts';
import { countOf, milliseconds } from '../wording.ts';

export default defineRule({
  id: 'clock-skew',
  stage: 'correlation',
  title: 'The clocks of browser and server differ',
  severity: 'note',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9110, '6.6.1'), specification('OIDC Core', '3.1.3.7'), rfc(9449, '11.1')],
  why: 'Tokens and proofs carry times. When the clocks of the two sides disagree, a fresh ID token can look expired and a fresh DPoP proof (a signed note that goes along with a request) can look stale.',
  fix: 'Set the clock of the machine that is wrong (let it follow a time server), and allow a minute or two of tolerance when times in tokens are checked.',
  notToBeConfusedWith: 'Answers from a cache, whose Date is that of their making, and the one second that Date is rounded to.',

  needs: ['tokenResponse'],
  uses: ['metadata', 'keySet', 'authorizationRequest', 'pushedAuthorizationRequest', 'tokenRequest'],
  messages: {
    looping:
      'The clock of the browser is {offset} {direction} the server’s, by the Date header of {count}, and the application began this sign-in by itself as soon as tokens had been granted, {times} in a row: it takes fresh ID tokens for {taken}.',
    skewed: 'The server’s clock is {offset} {direction} of the browser’s, by the Date header of {count}.',
  },

  check({ timeline, tokenResponse, authorizationRequest, derived }, conclude) {
    const clock = serverClock(timeline);
    if (!clock) return conclude.inconclusive('header-withheld');
    const median = clock.ahead;
    if (Math.abs(median) <= 60_000) return conclude.sound();
    const at = [{ exchange: tokenResponse.exchange, part: 'response-header', name: 'date' }] as const;
    const count = countOf(clock.answers, 'answer');
    // More than any library bears with. Whoever signs in once for each service he uses has no need of an ID token each time.
    if (Math.abs(median) > 600_000 && derived.issued && derived.idToken && authorizationRequest) {
      const rounds = roundsBefore(authorizationRequest.at, otherAttempts(authorizationRequest, derived), true).length;
      const [direction, taken] = median > 0 ? ['behind', 'tokens from the future'] : ['ahead of', 'expired ones'];
      const values = { offset: milliseconds(Math.abs(median)), direction, count, taken, times: countOf(rounds + 1, 'time') };
      if (rounds > 1) return conclude.faulty('looping', values, at, { severity: 'error' });
    }
    return conclude.faulty(
      'skewed',
      {
        offset: milliseconds(Math.abs(median)),
        direction: median > 0 ? 'ahead' : 'behind',
        count,
      },
      at,
    );
  },

  examples: {
    faulty: [
      inOrder(
        '@ 2026-01-01T00:00:00.000Z',
        authorize(),
        redeem(),
        answered(
          200,
          '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600}',
          'Date: Thu, 01 Jan 2026 00:05:12 GMT',
        ),
      ),
    ],
    sound: [inOrder('@ 2026-01-01T00:00:00.000Z', signIn())],
  },
});
