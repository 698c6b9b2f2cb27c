import { firstToken, granting } from '../../../src/rules/sample-refresh.ts';
import { inOrder, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/secret-in-url.ts';
import { testRule } from '../../support/rule-tester.ts';

const after = (request: string) =>
  inOrder(signIn({ answer: granting({ refresh_token: firstToken, id_token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' }) }), request);

testRule(rule, {
  faulty: {
    'an access token in the URL of an API call': {
      traffic: after('GET https://api.example/me?access_token=2YotnFZFEjr1zCsicMWpAA\n< 200 {}'),
      message: 'sent',
      severity: 'error',
    },
    'an access token under another name': {
      traffic: after('GET https://api.example/me?auth=2YotnFZFEjr1zCsicMWpAA\n< 200 {}'),
      message: 'sent',
    },
    'a WebSocket, which has no header to send': {
      traffic: after('GET wss://api.example/live?token=2YotnFZFEjr1zCsicMWpAA\n< 101'),
      message: 'sent',
      severity: 'warning',
    },
    'the verifier on its way to a log': { traffic: after(`GET https://app.example/log?v=${verifier}\n< 204`), message: 'sent' },
    'a refresh token in the URL': {
      traffic: after(
        `POST https://as.example/token?grant_type=refresh_token&refresh_token=${firstToken}&client_id=spa-1\n< 200 {"access_token":"a-new-access-token"}`,
      ),
      message: 'refresh',
    },
  },
  sound: {
    'a token in the header': after('GET https://api.example/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n< 200 {}'),
    'an id_token_hint at the sign-out': after(
      'GET https://as.example/logout?id_token_hint=eyJhbGciOiJSUzI1NiJ9.e30.c2ln\n< 302 https://app.example/',
    ),
    'a signed link of a file store': after('GET https://files.example/a.png?token=signed-by-the-file-store\n< 200'),
    'a token of another service': after('GET https://maps.test/tile?access_token=pk.of-the-map-service\n< 200'),
    'code and state on the callback': signIn(),
    'the URL of the token request, which token-params-in-query judges': signIn().replace(
      'as.example/token',
      `as.example/token?code_verifier=${verifier}`,
    ),
  },
});
