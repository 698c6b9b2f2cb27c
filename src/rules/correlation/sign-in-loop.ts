import { otherAttempts } from '../../flow/earlier-attempt.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { roundsBefore } from '../rounds-before.ts';
import { answered, authorize, inOrder, redeem } from '../sample-sign-in.ts';
import { serverClock } from '../server-clock.ts';
import { milliseconds } from '../wording.ts';

const rounds = 4;
const granted = (date: string) =>
  answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600}', `Date: ${date}`);
const round = (name: string, date: string) =>
  inOrder(
    '@ +400ms',
    authorize({ state: `st-${name}-8Qv3k1ZpXw2m` }, { code: `code-${name}`, state: `st-${name}-8Qv3k1ZpXw2m` }),
    redeem({ code: `code-${name}` }),
    granted(date),
  );
const fourRounds = (date: string) => inOrder('@ 2026-01-01T00:00:00.000Z', ...['a', 'b', 'c', 'd'].map((name) => round(name, date)));

export default defineRule({
  id: 'sign-in-loop',
  stage: 'correlation',
  title: 'The application signs in over and over, though each sign-in succeeds',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7')],
  why: 'The server grants tokens, and the page begins the next sign-in within seconds: it does not accept or does not find what it was given. When the clocks of the two sides disagree, a library takes a fresh token for one from the future, or for one that has expired, and asks for another.',
  fix: 'Set the clock of the machine that is wrong and allow a tolerance of some minutes where times in tokens are checked; end a loop after the second try and show the error of the library.',
  notToBeConfusedWith:
    'Silent renewals, a person who signs in and out by hand, and a client that asks for tokens for several services one after the other.',

  needs: ['authorizationRequest', 'tokenResponse'],
  uses: ['metadata', 'keySet', 'tokenRequest'],
  messages: {
    clock:
      'This is the sign-in number {count} of this client in {time}, each of them granted and each begun by itself as soon as the one before had ended. The clock of the browser is {offset} {direction} the server’s, so the application takes fresh tokens for {taken}.',
    round:
      'This is the sign-in number {count} of this client in {time}, each of them granted and each begun as soon as the one before had ended. Where nobody loads the page anew, the application does not accept or does not keep what it was given.',
  },

  check({ authorizationRequest, timeline, derived }, conclude) {
    if (!derived.issued) return conclude.notApplicable();
    const before = roundsBefore(authorizationRequest.at, otherAttempts(authorizationRequest, derived));
    if (before.length < rounds - 1) return conclude.sound();
    const values = { count: before.length + 1, time: milliseconds(authorizationRequest.at - before.at(-1)!.startedAt) };
    const at = [{ exchange: authorizationRequest.exchange, part: 'request-url' }] as const;
    const clock = serverClock(timeline);
    // With right clocks it may as well be a person who loads the page again and again, or a client that signs in once for each service it uses.
    if (!clock || Math.abs(clock.ahead) <= 60_000) return conclude.faulty('round', values, at, { severity: 'note' });
    const [direction, taken] = clock.ahead > 0 ? ['behind', 'tokens from the future'] : ['ahead of', 'expired ones'];
    return conclude.faulty('clock', { ...values, offset: milliseconds(Math.abs(clock.ahead)), direction, taken }, at);
  },

  examples: {
    faulty: [fourRounds('Thu, 01 Jan 2026 01:00:00 GMT')],
    sound: [inOrder('@ 2026-01-01T00:00:00.000Z', round('a', 'Thu, 01 Jan 2026 00:00:00 GMT'))],
  },
});
