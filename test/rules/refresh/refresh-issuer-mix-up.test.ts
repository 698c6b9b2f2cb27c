import rule from '../../../src/rules/refresh/refresh-issuer-mix-up.ts';
import { afterSignIn, denied, granting, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const at = (url: string, answer: string) => refresh(answer).replace('https://as.example/token', url);

testRule(rule, {
  faulty: {
    'another environment': {
      traffic: afterSignIn(at('https://staging.as.example/token', denied())),
      message: 'elsewhere',
      severity: 'error',
    },
    'another tenant': { traffic: afterSignIn(at('https://as.example/tenant-2/token', denied())), message: 'elsewhere' },
  },
  sound: {
    'the same server': afterSignIn(refresh(denied())),
    'the same server with a slash': afterSignIn(at('https://as.example/token/', denied())),
    'another name of the server, which grants it': afterSignIn(at('https://login.as.example/token', granting())),
  },
  inconclusive: {
    'a token from before the recording': { traffic: inOrder(refresh(denied())), because: 'recording-started-late' },
  },
});
