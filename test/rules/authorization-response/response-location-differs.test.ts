import rule from '../../../src/rules/authorization-response/response-location-differs.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const landed = (url: string, redirectUri = 'https://app.example/cb') =>
  `${authorize({ redirect_uri: redirectUri }).split('\n')[0]}\n< 302 ${url}`;
const answer = 'code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';

testRule(rule, {
  faulty: {
    'another host': { traffic: landed(`https://www.app.example/cb?${answer}`), message: 'differs', severity: 'error' },
    'another scheme': { traffic: landed(`http://app.example/cb?${answer}`), message: 'differs' },
    'an added slash': { traffic: landed(`https://app.example/cb/?${answer}`), message: 'differs' },
    'another name of the same machine': {
      traffic: landed(`http://localhost:5173/cb?${answer}`, 'http://127.0.0.1:5173/cb'),
      message: 'differs',
    },
    'a sign-in that went well all the same, without alarm': {
      traffic: inOrder(landed(`https://app.example/cb/?${answer}`), redeem(), issued),
      message: 'differs',
      severity: 'note',
    },
    'a query of the redirect URI that was dropped': {
      traffic: landed(`https://app.example/cb?${answer}`, 'https://app.example/cb?tenant=7'),
      message: 'queryLost',
    },
    'a second redirect by the application, as a note': {
      traffic: inOrder(authorize(), `GET https://app.example/cb?${answer}\n< 308 https://app.example/cb/?${answer}`),
      message: 'secondHop',
      severity: 'note',
    },
  },
  sound: {
    'the URI that was asked for': signIn(),
    'a query that was kept': landed(`https://app.example/cb?tenant=7&${answer}`, 'https://app.example/cb?tenant=7'),
    'a bare origin that got its slash': landed(`https://app.example/?${answer}`, 'https://app.example'),
    'capital letters in the host': landed(`https://app.example/cb?${answer}`, 'https://App.example:443/cb'),
    'an app’s own scheme': landed(`com.example.app:/cb?${answer}`, 'com.example.app:/cb'),
  },
  inconclusive: {
    'a request that was pushed from elsewhere': {
      traffic:
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=abcdefgh&state=s-1',
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'a request that names no address': `${authorize({ redirect_uri: undefined }).split('\n')[0]}\n< 302 https://app.example/cb?${answer}`,
  },
});
