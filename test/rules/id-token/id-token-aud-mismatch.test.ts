import rule from '../../../src/rules/id-token/id-token-aud-mismatch.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'another audience': { traffic: signInWith(idToken({ aud: 'other' })), message: 'other', severity: 'error' },
    'a list of others': { traffic: signInWith(idToken({ aud: ['api', 'spa-10'] })), message: 'other', severity: 'error' },
    'another audience in the address bar': { traffic: hybridSignIn(idToken({ aud: 'other' })), message: 'other' },
    'further audiences': { traffic: signInWith(idToken({ aud: ['spa-1', 'api'] })), message: 'more', severity: 'note' },
    'a server whose app signed in': {
      traffic: signInWith(idToken({ aud: 'server-1', azp: 'spa-1' })),
      message: 'authorized',
      severity: 'note',
    },
  },
  sound: { 'this client': signInWith(idToken()), 'a list of this client alone': signInWith(idToken({ aud: ['spa-1'] })) },
  inconclusive: {
    'a redacted client_id': {
      traffic: signInWith(idToken({ aud: 'other' })).replaceAll('client_id=spa-1', 'client_id=%5BREDACTED%5D'),
      because: 'redacted',
    },

    'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' },
    'an encrypted ID token': { traffic: signInWith('eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'), because: 'encrypted' },
  },
  notApplicable: { 'no ID token': signIn(), 'no audience at all': signInWith(idToken({ aud: undefined })) },
});
