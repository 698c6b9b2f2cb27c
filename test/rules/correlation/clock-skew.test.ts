import rule from '../../../src/rules/correlation/clock-skew.ts';
import { inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const dated = (date: string, more = '') =>
  inOrder(
    '@ 2026-01-01T00:00:00.000Z',
    signIn({ redeem: redeem(), answer: `< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA"}\n< Date: ${date}${more}` }),
  );

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
