import rule from '../../../src/rules/refresh/refresh-client-id-missing.ts';
import { afterSignIn, denied, granting, refresh } from '../../../src/rules/sample-refresh.ts';
import { testRule } from '../../support/rule-tester.ts';

const nameless = { client_id: undefined };

testRule(rule, {
  faulty: {
    'a refused request without client_id': {
      traffic: afterSignIn(refresh(denied('invalid_client'), nameless)),
      message: 'refused',
      severity: 'error',
    },
    'an empty client_id': { traffic: afterSignIn(refresh(denied('invalid_request'), { client_id: '' })), message: 'refused' },
    'a refusal that says something else': {
      traffic: afterSignIn(refresh(denied(), nameless)),
      message: 'refused',
      severity: 'warning',
    },
    'a refusal whose words were not seen': {
      traffic: afterSignIn(refresh('< 400\n< (body not captured)', nameless)),
      message: 'unseen',
      severity: 'warning',
    },
    'a request without the client_id that the sign-in had, in a recording without request headers': {
      traffic: afterSignIn(refresh(denied('invalid_client'), nameless, '3600s', '')),
      message: 'unlike',
      severity: 'warning',
    },
    'a server that does without': { traffic: afterSignIn(refresh(granting(), nameless)), message: 'missing', severity: 'note' },
  },
  sound: {
    'a request with client_id': afterSignIn(refresh(denied('invalid_client'))),
    'HTTP Basic': afterSignIn(refresh(granting(), nameless, '3600s', '> Authorization: Basic c3BhLTE6czNjcjN0')),
    'a client assertion': afterSignIn(refresh(granting(), { ...nameless, client_assertion: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' })),
  },
  inconclusive: {
    'a redacted client_id': { traffic: afterSignIn(refresh(denied('invalid_client'), { client_id: '[REDACTED]' })), because: 'redacted' },
    'a recording without request headers': {
      traffic: refresh(denied('invalid_client'), nameless, '3600s', ''),
      because: 'header-withheld',
    },
  },
});
