import rule from '../../../src/rules/authorization-request/redirect-uri-insecure.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'http on a public host': { traffic: authorization({ redirect_uri: 'http://app.example/cb' }), message: 'plain', severity: 'error' },
    'a host that only begins like the machine': {
      traffic: authorization({ redirect_uri: 'http://localhost.app.example/cb' }),
      message: 'plain',
    },
    'localhost, as a note': {
      traffic: authorization({ redirect_uri: 'http://localhost:5173/cb' }),
      message: 'development',
      severity: 'note',
    },
  },
  sound: {
    https: signIn(),
    'IPv4 loopback': authorization({ redirect_uri: 'http://127.0.0.1:51004/cb' }),
    'IPv6 loopback': authorization({ redirect_uri: 'http://[::1]:51004/cb' }),
    'a private scheme': authorization({ redirect_uri: 'com.example.app:/cb' }),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ redirect_uri: 'REDACTED' }), because: 'redacted' } },
});
