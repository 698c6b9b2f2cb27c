import rule from '../../../src/rules/authorization-response/code-missing.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const bare = (context = '') =>
  inOrder(
    `${authorize().split('\n')[0]}\n< 302 https://app.example/cb`,
    `${context}GET https://app.example/cb\n< 200 <html>missing code</html>`,
  );

testRule(rule, {
  faulty: {
    'a response with nothing but the state': { traffic: authorize({}, { code: undefined }), message: 'missing' },
    'a redirect to the bare callback': {
      traffic: bare(),
      message: 'missing',
    },
    'an empty code': { traffic: authorize({}, { code: '' }), message: 'empty' },
    'an ID token alone after response_type=code': {
      traffic: authorize({}, { code: undefined, id_token: 'a.b.c' }),
      message: 'missing',
    },
  },
  sound: {
    'a response with a code': signIn(),
    'a response with an error': authorize({}, { code: undefined, error: 'access_denied' }),
    'a code in the fragment': authorize().replace('/cb?', '/cb#'),
    'a JWT-secured response': authorize({ response_mode: 'query.jwt' }, { code: undefined, response: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' }),
  },
  inconclusive: {
    'a bare callback after which tokens came all the same': { traffic: inOrder(bare(), redeem(), issued), because: 'fragment-stripped' },
    'a landing whose fragment the recorder leaves out': {
      traffic: inOrder(
        `${authorize({ response_mode: 'fragment' }).split('\n')[0]}\n< 302 https://app.example/cb`,
        'GET https://app.example/cb\n< 200 <html></html>',
      ),
      because: 'fragment-stripped',
    },
  },
  notApplicable: {
    'a server that has not answered yet': `${authorize().split('\n')[0]}\n< 200 <html></html>`,
    'a script that reads the callback page': bare('@ {"resourceType":"fetch"}\n'),
    'a request that asked for an ID token only': authorize({ response_type: 'id_token' }, { code: undefined, id_token: 'a.b.c' }),
  },
});
