import rule from '../../../src/rules/correlation/sign-in-loop.ts';
import { answered, authorize, inOrder, redeem } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const right = 'Thu, 01 Jan 2026 00:00:00 GMT';
const granted = (date: string) => answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', `Date: ${date}`);
const round = (name: string, date: string, more: Record<string, string> = {}, wait = '400ms') => {
  const state = `st-${name}-8Qv3k1ZpXw2m`;
  return inOrder(
    `@ +${wait}`,
    authorize({ state, ...more }, { code: `code-of-${name}`, state }),
    redeem({ code: `code-of-${name}` }),
    granted(date),
  );
};
const rounds = (names: string, date: string, more = {}, wait = '400ms') =>
  inOrder('@ 2026-01-01T00:00:00.000Z', ...[...names].map((name) => round(name, date, more, wait)));

testRule(rule, {
  faulty: {
    'a clock that is behind': { traffic: rounds('abcd', 'Thu, 01 Jan 2026 01:00:00 GMT'), message: 'clock', severity: 'error' },
    'a clock that is ahead': { traffic: rounds('abcde', 'Wed, 31 Dec 2025 22:00:00 GMT'), message: 'clock' },
    'a loop with right clocks, or somebody who loads the page again and again': {
      traffic: rounds('abcd', right),
      message: 'round',
      severity: 'note',
    },
    'sign-ins for several services': {
      traffic: rounds('abcd', right, { resource: 'https://api.example' }),
      message: 'round',
      severity: 'note',
    },
  },
  sound: {
    'three sign-ins, for three services': rounds('abc', 'Thu, 01 Jan 2026 01:00:00 GMT'),
    'silent renewals': rounds('abcd', 'Thu, 01 Jan 2026 01:00:00 GMT', { prompt: 'none' }),
    'a person who tries again and again': rounds('abcd', 'Thu, 01 Jan 2026 01:00:00 GMT', {}, '9s'),
  },
  notApplicable: {
    'a sign-in without tokens': inOrder(authorize(), redeem(), answered(400, '{"error":"invalid_grant"}')),
  },
});
