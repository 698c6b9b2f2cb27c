import rule from '../../../src/rules/id-token/id-token-as-access-token.ts';
import { idToken, nonce, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const call = (token: string, host = 'api.example', answer = '< 200 {}') =>
  `GET https://${host}/me\n> Authorization: Bearer ${token}\n${answer}`;
const after = (...calls: string[]) => inOrder(signInWith(idToken()), ...calls);

const hidden = '< 200\n< (body not captured)';
const unseen = (...calls: string[]) => inOrder(signIn({ authorize: authorize({ scope: 'openid api', nonce }), answer: hidden }), ...calls);

testRule(rule, {
  faulty: {
    'an API call with the ID token': { traffic: after(call(idToken())), message: 'used', severity: 'warning' },
    'a refused one': { traffic: after(call(idToken(), 'api.example', '< 401')), message: 'refused', severity: 'error' },
    'one that is refused the second time': {
      traffic: after(call(idToken()), call(idToken(), 'api.example', '< 403')),
      message: 'refused',
      severity: 'error',
    },
    'a refusal by a server of the application itself': {
      traffic: after(call(idToken(), 'api.app.example', '< 401')),
      message: 'refused',
      severity: 'error',
    },
    'a refusal by a service that is built for it': {
      traffic: after(call(idToken(), 'x1.execute-api.eu-west-1.amazonaws.com', '< 401')),
      message: 'used',
      severity: 'note',
    },
    'a token whose answer was not seen, by its nonce': {
      traffic: unseen(call(idToken(), 'api.example', '< 401')),
      message: 'byContentRefused',
      severity: 'error',
    },
    'the same, taken by the API': { traffic: unseen(call(idToken())), message: 'byContent', severity: 'note' },
    'a token without nonce, by at_hash and client': {
      traffic: unseen(call(idToken({ nonce: undefined, at_hash: 'LDktKdoQak3Pk0cnXxCltA' }), 'api.example', '< 401')),
      message: 'byContentRefused',
      severity: 'error',
    },
    'a service that is built for it': {
      traffic: after(call(idToken(), 'x1.execute-api.eu-west-1.amazonaws.com')),
      message: 'used',
      severity: 'note',
    },
    'a server of the application itself': { traffic: after(call(idToken(), 'api.app.example')), message: 'used', severity: 'note' },
  },
  sound: {
    'the access token by DPoP': after('GET https://api.example/me\n> Authorization: DPoP 2YotnFZFEjr1zCsicMWpAA\n< 200 {}'),
    'the access token': after(call('2YotnFZFEjr1zCsicMWpAA')),
    'one token under both names': inOrder(signIn({ answer: withIdToken(idToken(), { access_token: idToken() }) }), call(idToken())),
  },
  notApplicable: {
    'no API call': signInWith(idToken()),
    'an ID token of another sign-in': unseen(call(idToken({ nonce: 'another' }), 'api.example', '< 401')),
    'an access token of Dex, which holds what its ID tokens hold': unseen(
      call(idToken({ sub: 'CgVhZG1pbhIFbG9jYWw', at_hash: 'LDktKdoQak3Pk0cnXxCltA' }), 'api.example', '< 401'),
    ),
    'the same, by its issuer': unseen(call(idToken({ iss: 'https://as.example/dex' }), 'api.example', '< 401')),
    'a JWT access token whose answer was not seen': unseen(
      call(idToken({ aud: 'https://api.example', scope: 'api' }, { typ: 'at+jwt' }), 'api.example', '< 401'),
    ),
  },
});
