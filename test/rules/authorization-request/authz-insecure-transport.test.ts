import rule from '../../../src/rules/authorization-request/authz-insecure-transport.ts';
import { authorizationUrl, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const at = (endpoint: string) => `GET ${authorizationUrl({}, endpoint)}`;

testRule(rule, {
  faulty: {
    http: { traffic: at('http://as.example/authorize'), message: 'plain', severity: 'error' },
    'localhost, as a note': {
      traffic: at('http://localhost:8080/realms/dev/protocol/openid-connect/auth'),
      message: 'development',
      severity: 'note',
    },
  },
  sound: {
    https: signIn(),
    loopback: at('http://127.0.0.1:8080/authorize'),
    'an upgrade inside the browser': `${at('http://as.example/authorize')}\n< 307 ${authorizationUrl()}\n< Non-Authoritative-Reason: HSTS`,
  },
});
