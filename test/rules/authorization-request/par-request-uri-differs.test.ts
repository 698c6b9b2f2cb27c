import rule from '../../../src/rules/authorization-request/par-request-uri-differs.ts';
import { authorize } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const uri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';
const push = (given = uri) =>
  `POST https://as.example/par\n> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\n< 201 {"request_uri":"${given}","expires_in":60}`;
const go = (sent: string) =>
  `GET https://as.example/authorize?client_id=spa-1&request_uri=${encodeURIComponent(sent)}\n< 400 <html>error: invalid_request_uri</html>`;

testRule(rule, {
  faulty: {
    'one that was cut': { traffic: `${push()}\n${go(uri.slice(0, 46))}`, message: 'altered', severity: 'error' },
    'one that was encoded twice': { traffic: `${push()}\n${go(encodeURIComponent(uri))}`, message: 'altered' },
    'one with a newline': { traffic: `${push()}\n${go(`${uri}\n`)}`, message: 'altered' },
  },
  sound: {
    'the right one': `${push()}\n${go(uri)}`,
    'the right one of two': `${push()}\n${push(`${uri}-2`)}\n${go(uri)}\n${go(`${uri}-2`)}`,
  },
  notApplicable: {
    'a request that was not pushed': authorize(),
    'a request_uri of a server, whose push was not seen': `${push()}\n${go('urn:ietf:params:oauth:request_uri:of-another-one-9876543210')}`,
  },
});
