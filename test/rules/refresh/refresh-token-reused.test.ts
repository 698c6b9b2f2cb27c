import rule from '../../../src/rules/refresh/refresh-token-reused.ts';
import { afterSignIn, denied, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { testRule } from '../../support/rule-tester.ts';

const rotated = granting({ refresh_token: nextToken });
const inTab = (tab: string, part: string) => `@ {"tab":"${tab}"}\n${part}`;

testRule(rule, {
  faulty: {
    'a token that was replaced, answered with an empty 400': {
      traffic: afterSignIn(refresh(rotated), refresh('< 400\n< Access-Control-Allow-Origin: *')),
      message: 'unread',
      severity: 'error',
    },
    'a token that was replaced': { traffic: afterSignIn(refresh(rotated), refresh(denied())), message: 'reused', severity: 'error' },
    'a token that another tab had replaced': {
      traffic: afterSignIn(inTab('1', refresh(rotated)), inTab('2', refresh(denied()))),
      message: 'otherTab',
    },
    'a token that was replaced in an answer hidden by CORS': {
      traffic: afterSignIn(`@ {"error":"net::ERR_FAILED"}\n${refresh(rotated)}`, refresh(denied())),
      message: 'hidden',
    },
    'a token that went well in an answer that was not seen': {
      traffic: afterSignIn(refresh('< 200\n< (body not captured)'), refresh(denied())),
      message: 'perhaps',
      severity: 'warning',
    },
    'a refusal whose words were not seen, of a token that was replaced': {
      traffic: afterSignIn(refresh(rotated), refresh('< 400\n< (body not captured)')),
      message: 'unread',
      severity: 'error',
    },
    'neither answer seen': {
      traffic: afterSignIn(refresh('< 200\n< (body not captured)'), refresh('< 400\n< (body not captured)')),
      message: 'perhaps',
    },
    'a chain whose first link was not recorded': { traffic: `${refresh(rotated)}\n${refresh(denied())}`, message: 'reused' },
  },
  sound: {
    'a token that was replaced, and a server that is away': afterSignIn(refresh(rotated), refresh('< 503 <html>Sorry</html>')),
    'a request without a refresh token': afterSignIn(refresh(rotated), refresh(denied(), { refresh_token: undefined })),

    'a refusal whose words were not seen, of a token that nobody used before': afterSignIn(refresh('< 400\n< (body not captured)')),
    'the latest token': afterSignIn(refresh(rotated), refresh(rotated, { refresh_token: nextToken })),
    'the old token within a grace period': afterSignIn(refresh(rotated), refresh(rotated, {}, '2s')),
    'a refusal of a token that nothing replaced': afterSignIn(refresh(denied())),
    'a token that a server never replaces': afterSignIn(refresh(granting()), refresh(denied())),
    'a demand for a DPoP nonce and its retry': afterSignIn(refresh(denied('use_dpop_nonce')), refresh(rotated, {}, '1s')),
  },
  inconclusive: {
    'a retry after a lost answer': {
      traffic: afterSignIn(refresh('< 0 net::ERR_INTERNET_DISCONNECTED'), refresh(denied(), {}, '2s')),
      because: 'unanswered',
    },
    'a refusal in a recording that began late': { traffic: refresh(denied()), because: 'recording-started-late' },
    'a redacted token': { traffic: afterSignIn(refresh(denied(), { refresh_token: '[REDACTED]' })), because: 'redacted' },
  },
});
