import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../../src/capture/transcript.ts';
import { correlate } from '../../../src/flow/correlate.ts';
import rule from '../../../src/rules/correlation/clock-skew.ts';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { answered, authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const dated = (date: string, more = '') =>
  inOrder(
    '@ 2026-01-01T00:00:00.000Z',
    signIn({ redeem: redeem(), answer: `< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA"}\n< Date: ${date}${more}` }),
  );

const round = (name: string, date: string, id: boolean, wait: string, lingering = '') => {
  const state = `st-${name}-8Qv3k1ZpXw2m`;
  const ask = authorize({ state }, { code: `code-of-${name}`, state });
  const idToken = id ? `,"id_token":"${sampleJwt({ alg: 'RS256' }, { sub: 'u1' })}"` : '';
  return inOrder(
    `@ +${wait}`,
    lingering ? inOrder(`${ask.split('\n')[0]}\n< 200 <form>`, `@ +${lingering}`, ask) : ask,
    redeem({ code: `code-of-${name}` }),
    answered(200, `{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"${idToken}}`, `Date: ${date}`),
  );
};
const rounds = (names: string, date: string, { id = true, wait = '400ms', lingering = '' } = {}) =>
  inOrder('@ 2026-01-01T00:00:00.000Z', ...[...names].map((name, index) => round(name, date, id, wait, index ? '' : lingering)));

testRule(rule, {
  faulty: {
    'a server that is five minutes ahead': { traffic: dated('Thu, 01 Jan 2026 00:05:12 GMT'), message: 'skewed', severity: 'note' },
    'a server that is an hour behind': { traffic: dated('Wed, 31 Dec 2025 23:00:00 GMT'), message: 'skewed' },
  },
  sound: {
    'clocks that agree': dated('Thu, 01 Jan 2026 00:00:00 GMT'),
    'clocks that are half a minute apart': dated('Thu, 01 Jan 2026 00:00:30 GMT'),
  },
  inconclusive: {
    'an answer without a date': {
      traffic: signIn({ answer: '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA"}' }),
      because: 'header-withheld',
    },
    'an answer from a cache': { traffic: dated('Wed, 31 Dec 2025 23:00:00 GMT', '\n< Age: 3600'), because: 'header-withheld' },
  },
});

describe('the last of several sign-ins', () => {
  const late = 'Thu, 01 Jan 2026 03:00:00 GMT';
  it.each([
    ['a page that signs in over and over, three hours behind', rounds('abc', late), 'looping', 'error'],
    ['the same, after a person had signed in', rounds('abc', late, { lingering: '20s' }), 'looping', 'error'],
    ['a page that signs in over and over, two hours ahead', rounds('abc', 'Wed, 31 Dec 2025 22:00:00 GMT'), 'looping', 'error'],
    ['sign-ins for three services, without ID tokens', rounds('abc', late, { id: false }), 'skewed', undefined],
    ['a person who signs in again and again', rounds('abc', late, { wait: '9s' }), 'skewed', undefined],
    ['two sign-ins', rounds('ab', late), 'skewed', undefined],
    ['three sign-ins with clocks five minutes apart', rounds('abc', 'Thu, 01 Jan 2026 00:05:12 GMT'), 'skewed', undefined],
  ])('%s', (_, traffic, message, severity) => {
    const flow = correlate(parseTranscript(traffic)).at(-1)!;
    const outcome = rule.check(flow);
    expect(outcome.verdict === 'faulty' && outcome.faults.map((fault) => [fault.message, fault.severity])).toEqual([[message, severity]]);
  });
});
