import rule from '../../../src/rules/correlation/code-expired.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const after = (time: string, answer = refused) => inOrder(authorize(), `@ +${time}`, redeem(), answer);
const said = (description: string) =>
  `< 400 ${JSON.stringify({ error: 'invalid_grant', error_description: description })}\n< Cache-Control: no-store`;

testRule(rule, {
  faulty: {
    'a code of 754 seconds': { traffic: after('754s'), message: 'beyondRecommendation', severity: 'error' },
    'a code of 90 seconds': { traffic: after('90s'), message: 'perhaps', severity: 'warning' },
    'a code of 45 seconds': { traffic: after('45s'), message: 'perhaps', severity: 'note' },
    'a code that the server calls expired': {
      traffic: after('20s', said('AADSTS70008: The provided authorization code is expired.')),
      message: 'saidExpired',
      severity: 'error',
    },
    'a code that the server calls expired after a second': {
      traffic: after('1s', said('Code is expired')),
      message: 'saidExpired',
      severity: 'warning',
    },
  },
  sound: {
    'a fresh code': signIn({ answer: refused }),
    'a fresh code and a text that names two causes': signIn({ answer: said('The authorization code is invalid or has expired.') }),
    'a used code that the server calls expired': inOrder(
      signIn({ answer: refused }),
      '@ +1s',
      redeem(),
      said('expired authorization code'),
    ),
  },
  inconclusive: {
    'a code of four seconds at a server whose lifetime is not known': { traffic: after('4s'), because: 'outside-the-browser' },
    'a recording that began after the code had arrived': { traffic: inOrder(redeem(), refused), because: 'recording-started-late' },
  },
  notApplicable: {
    'an old code that was accepted': after('754s', issued),
    'a refusal for something else': after('754s', '< 401 {"error":"invalid_client"}'),
  },
});
