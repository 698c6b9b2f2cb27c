import rule from '../../../src/rules/authorization-response/iss-missing.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const metadata = (promise: string) =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize"${promise}}`;
const promised = metadata(',"authorization_response_iss_parameter_supported":true');

testRule(rule, {
  faulty: {
    'a success without iss': { traffic: inOrder(promised, authorize()), message: 'missing', severity: 'warning' },
    'an error without iss': { traffic: inOrder(promised, authorize({}, { code: undefined, error: 'access_denied' })), message: 'missing' },
  },
  sound: {
    'a response with iss': inOrder(promised, authorize({}, { iss: 'https://as.example' })),
    'a JWT-secured response': inOrder(promised, authorize({ response_mode: 'jwt' }, { code: undefined, response: 'a.b.c' })),
    'a response with an ID token': inOrder(
      promised,
      authorize({ response_type: 'code id_token' }, { id_token: 'a.b.c' }).replace('/cb?', '/cb#'),
    ),
  },
  notApplicable: { 'a server that promises nothing': inOrder(metadata(''), authorize()), 'a recording without metadata': signIn() },
});
