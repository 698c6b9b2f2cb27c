import rule from '../../../src/rules/refresh/refresh-token-differs.ts';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { afterSignIn, denied, firstToken, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (refresh_token: string | undefined, message: string) => ({
  traffic: afterSignIn(refresh(denied(), { refresh_token })),
  message,
  severity: 'error',
});
const slashed = '1//0gT+aB/cD9eF';
const slashedSignIn = (token: string) =>
  inOrder(signIn({ answer: granting({ refresh_token: slashed }) }), refresh(denied(), { refresh_token: token }));

testRule(rule, {
  faulty: {
    'no token': sent(undefined, 'absent'),
    'an empty token': sent('', 'empty'),
    'the word undefined': sent('undefined', 'nothing'),
    'the word null': sent('null', 'nothing'),
    'the access token': sent('2YotnFZFEjr1zCsicMWpAA', 'otherValue'),
    'the code': sent('SplxlOBeZQQYbYS6WxSbIA', 'otherValue'),
    'an access token by its header': sent(sampleJwt({ alg: 'RS256', typ: 'at+jwt' }, { sub: '1' }), 'otherValue'),
    'a token that was cut': sent(firstToken.slice(0, 18), 'altered'),
    'a token with a newline': sent(`${firstToken}\n`, 'altered'),
    'a token in quotation marks': sent(`"${firstToken}"`, 'altered'),
    'a token in lower case': sent(firstToken.toLowerCase(), 'altered'),
    'a token that was encoded twice': { traffic: slashedSignIn(encodeURIComponent(slashed)), message: 'altered' },
    'a plus that became a space': { traffic: slashedSignIn(slashed.replace('+', ' ')), message: 'altered' },
    'a cut token of a later refresh': {
      traffic: afterSignIn(refresh(granting({ refresh_token: nextToken })), refresh(denied(), { refresh_token: nextToken.slice(0, 12) })),
      message: 'altered',
    },
  },
  sound: {
    'the right token, refused': afterSignIn(refresh(denied())),
    'another token that the server took': afterSignIn(refresh(granting(), { refresh_token: `${firstToken}x` })),
    'a request that never arrived': afterSignIn(refresh('< 0 net::ERR_FAILED', { refresh_token: 'undefined' })),
  },
  inconclusive: {
    'a token of another session': {
      traffic: afterSignIn(refresh(denied(), { refresh_token: 'zzzzzzzz-of-a-session-before' })),
      because: 'recording-started-late',
    },
  },
});
