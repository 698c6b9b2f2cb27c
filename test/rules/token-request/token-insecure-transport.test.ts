import { inOrder, issued, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-insecure-transport.ts';
import { testRule } from '../../support/rule-tester.ts';

const at = (url: string) => signIn().replace('POST https://as.example/token', `POST ${url}`);

testRule(rule, {
  faulty: {
    'plain HTTP': { traffic: at('http://as.example/token'), message: 'plain', severity: 'error' },
    'plain HTTP that is redirected to https': {
      traffic: signIn({ answer: '< 301 https://as.example/token' }).replace('POST https:', 'POST http:'),
      message: 'redirected',
    },
    'plain HTTP in a private network': { traffic: at('http://192.168.0.7/token'), message: 'plain' },
    'plain HTTP on this machine, as a note': { traffic: at('http://127.0.0.1:8080/token'), message: 'loopback', severity: 'note' },
    'plain HTTP on this machine by name, as a note': { traffic: at('http://localhost:8080/token'), message: 'loopback', severity: 'note' },
    'a name that only begins like this machine’s': { traffic: at('http://localhost.evil.example/token'), message: 'plain' },
    'a refresh over plain HTTP': {
      traffic: inOrder(
        signIn({ answer: issued.replace('{', '{"refresh_token":"r-0000001",') }),
        'POST http://as.example/token\n> grant_type=refresh_token&refresh_token=r-0000001&client_id=spa-1',
        issued,
      ),
      message: 'plain',
    },
  },
  sound: { HTTPS: signIn() },
});
