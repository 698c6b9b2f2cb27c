import rule from '../../../src/rules/authorization-response/iss-unadvertised.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const metadata = (promise: string) =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize"${promise}}`;
const answered = authorize({}, { iss: 'https://as.example' });

testRule(rule, {
  faulty: {
    'a server that says nothing of it': { traffic: inOrder(metadata(''), answered), message: 'unadvertised', severity: 'note' },
    'a server that denies it': {
      traffic: inOrder(metadata(',"authorization_response_iss_parameter_supported":false'), answered),
      message: 'unadvertised',
    },
  },
  sound: { 'a server that promises it': inOrder(metadata(',"authorization_response_iss_parameter_supported":true'), answered) },
  notApplicable: { 'a recording without metadata': answered, 'a response without iss': inOrder(metadata(''), signIn()) },
});
