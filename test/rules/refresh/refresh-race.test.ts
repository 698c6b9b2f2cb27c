import rule from '../../../src/rules/refresh/refresh-race.ts';
import { afterSignIn, denied, firstToken, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { testRule } from '../../support/rule-tester.ts';

const rotated = granting({ refresh_token: nextToken });
const slow = (part: string) => `@ {"took":180}\n${part}`;

testRule(rule, {
  faulty: {
    'a second refresh 12 ms later, refused': {
      traffic: afterSignIn(slow(refresh(rotated)), refresh(denied(), {}, '12ms')),
      message: 'refused',
      severity: 'error',
    },
    'a second refresh at the same time': { traffic: afterSignIn(slow(refresh(rotated)), refresh(denied(), {}, '0ms')), message: 'refused' },
    'two refreshes that were both granted with new tokens': {
      traffic: afterSignIn(slow(refresh(rotated)), refresh(granting({ refresh_token: 'another-refresh-token' }), {}, '12ms')),
      message: 'granted',
      severity: 'warning',
    },
    'two refreshes at a server that keeps the token': {
      traffic: afterSignIn(slow(refresh(granting())), refresh(granting({ refresh_token: firstToken }), {}, '12ms')),
      message: 'granted',
      severity: 'note',
    },
  },
  sound: {
    'one after the other': afterSignIn(refresh(rotated), refresh(rotated, { refresh_token: nextToken }, '1s')),
    'two refreshes of different tokens': afterSignIn(slow(refresh(rotated)), refresh(rotated, { refresh_token: nextToken }, '12ms')),
    'the retry that a DPoP nonce asks for': afterSignIn(slow(refresh(denied('use_dpop_nonce'))), refresh(rotated, {}, '100ms')),
    'a single refresh': afterSignIn(refresh(rotated)),
  },
  inconclusive: {
    'two redacted tokens': {
      traffic: afterSignIn(
        slow(refresh(rotated, { refresh_token: '[REDACTED]' })),
        refresh(denied(), { refresh_token: '[REDACTED]' }, '12ms'),
      ),
      because: 'redacted',
    },
  },
});
