import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../../src/capture/transcript.ts';
import { correlate } from '../../../src/flow/correlate.ts';
import rule from '../../../src/rules/authorization-response/state-mismatch.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const base64 = 'QWxhZGRpbjpvcGVu+XNlc2FtZQ';
const raw = (sent: string, returned: string) =>
  authorize({ state: 'SENT' }, { state: 'BACK' }).replace('SENT', sent).replace('BACK', returned);

testRule(rule, {
  faulty: {
    'a state that nobody sent': { traffic: authorize({}, { state: 'st-XXXX' }), message: 'unknown', severity: 'error' },
    'a plus sign that became a space': { traffic: raw('a%2Bb-8Qv3k1Zp', 'a+b-8Qv3k1Zp'), message: 'damaged' },
    'a plus sign that was sent as it is': { traffic: raw(base64, base64.replace('+', '%20')), message: 'plus', severity: 'warning' },
    'a state encoded twice': { traffic: raw('%7Ba%7D-8Qv3k1Zp', '%257Ba%257D-8Qv3k1Zp'), message: 'damaged' },
    'a state that was cut': { traffic: authorize({}, { state: 'st-8Qv3k1' }), message: 'damaged' },
    'a state with something glued to its end': { traffic: authorize({}, { state: 'st-8Qv3k1ZpXw2m#_=_' }), message: 'damaged' },
    'a state in another case': { traffic: authorize({}, { state: 'st-8qv3k1zpxw2m' }), message: 'damaged' },
    'a state that was not sent': {
      traffic: authorize({ state: undefined }, { state: 'st-8Qv3k1ZpXw2m' }),
      message: 'unasked',
      severity: 'note',
    },
  },
  sound: {
    'the state that was sent': signIn(),
    'a space that is encoded in another way': raw('two+words', 'two%20words'),
    'a percent-encoding that vanishes on decoding': raw('a%2db-8Qv3k1Zp', 'a-b-8Qv3k1Zp'),
  },
  inconclusive: {
    'a request that was pushed from elsewhere': {
      traffic:
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=abcdefgh&state=s-1',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'a response without a state': authorize({}, { state: undefined }) },
});

describe('the state of another sign-in', () => {
  it('is named with its distance in time', () => {
    const [flow] = correlate(parseTranscript(authorize({}, { state: 'st-of-another-tab' })));
    const other = {
      flow: 'flow-0',
      startedAt: flow!.messages.authorizationRequest!.at - 8_000,
      endedAt: 0,
      refreshTokens: [],
      outcome: 'open',
    } as const;
    const others = [{ ...other, refreshTokens: [], state: 'st-of-another-tab' }];
    const outcome = rule.check({ ...flow!, derived: { ...flow!.derived, others } });
    expect(outcome).toMatchObject({ verdict: 'faulty', faults: [{ message: 'stale', severity: 'warning' }] });
    expect(outcome.verdict === 'faulty' && outcome.faults[0].text).toContain('8 seconds before');
  });
});

it('advises against the accident that it found', () => {
  const fixOf = (traffic: string) => {
    const outcome = rule.check(correlate(parseTranscript(traffic))[0]!);
    return outcome.verdict === 'faulty' ? (outcome.faults[0].fix ?? rule.fix) : '';
  };
  expect(fixOf(authorize({}, { state: 'st-8Qv3k1' }))).toMatch(/short random state/);
  expect(fixOf(raw('%7Ba%7D-8Qv3k1Zp', '%257Ba%257D-8Qv3k1Zp'))).toMatch(/letters, digits, - and _ only/);
  expect(fixOf(authorize({}, { state: 'st-XXXX' }))).toMatch(/one entry per state/);
});
