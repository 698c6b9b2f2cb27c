import rule from '../../../src/rules/refresh/refresh-client-differs.ts';
import { afterSignIn, denied, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const basic = (user: string) => `> Origin: https://app.example\n> Authorization: Basic ${btoa(`${user}:s3cret`)}`;

testRule(rule, {
  faulty: {
    'another client_id, answered with an empty 400': {
      traffic: afterSignIn(refresh('< 400\n< Access-Control-Allow-Origin: *', { client_id: 'spa-2' })),
      message: 'differs',
      severity: 'error',
    },
    'another client_id': { traffic: afterSignIn(refresh(denied(), { client_id: 'spa-2' })), message: 'differs', severity: 'error' },
    'another client by HTTP Basic': {
      traffic: afterSignIn(refresh(denied(), { client_id: undefined }, '3600s', basic('spa-2'))),
      message: 'differs',
    },
    'another client after a refresh of the right one': {
      traffic: afterSignIn(
        refresh(granting({ refresh_token: nextToken })),
        refresh(denied(), { refresh_token: nextToken, client_id: 'spa-2' }),
      ),
      message: 'differs',
    },
  },
  sound: {
    'the same client': afterSignIn(refresh(denied())),
    'the same client by HTTP Basic': afterSignIn(refresh(denied(), { client_id: undefined }, '3600s', basic('spa-1'))),
    'a family of clients': afterSignIn(refresh(granting(), { client_id: 'spa-2' })),
  },
  inconclusive: {
    'a token from before the recording': { traffic: inOrder(refresh(denied())), because: 'recording-started-late' },
  },
});
