import rule from '../../../src/rules/id-token/id-token-iss-mismatch.ts';
import { idToken, metadata, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const issuedBy = (iss: string, claims = {}) => signInWith(idToken({ iss, ...claims }));
const answeredBy = (iss: string, found: string) =>
  inOrder(authorize({ scope: 'openid' }, { iss }), redeem(), withIdToken(idToken({ iss: found })));

testRule(rule, {
  faulty: {
    'a slash at the end': { traffic: inOrder(metadata(), issuedBy('https://as.example/')), message: 'slash', severity: 'error' },
    'another host': { traffic: inOrder(metadata(), issuedBy('http://localhost:8080')), message: 'differs' },
    'another case': { traffic: inOrder(metadata(), issuedBy('https://AS.example')), message: 'differs' },
    'another issuer than the response named': { traffic: answeredBy('https://as.example', 'https://other.example'), message: 'differs' },
    'a tenant that does not fit the template': {
      traffic: inOrder(metadata({ issuer: 'https://as.example/{tenantid}/v2.0' }), issuedBy('https://as.example/t-1/v2.0', { tid: 't-2' })),
      message: 'differs',
    },
  },
  sound: {
    'the same issuer': inOrder(metadata(), issuedBy('https://as.example')),
    'a tenant in place of the template': inOrder(
      metadata({ issuer: 'https://as.example/{tenantid}/v2.0' }),
      issuedBy('https://as.example/t-1/v2.0', { tid: 't-1' }),
    ),
    'Google without its scheme': inOrder(metadata({ issuer: 'https://accounts.google.com' }), issuedBy('accounts.google.com')),
    'the issuer that the response named': answeredBy('https://as.example', 'https://as.example'),
  },
  inconclusive: {
    'a sign-in without metadata': { traffic: issuedBy('https://other.example'), because: 'outside-the-browser' },
    'metadata of a neighbour on the same host': {
      traffic: inOrder(
        metadata({
          issuer: 'https://as.example/b',
          authorization_endpoint: 'https://as.example/b/authorize',
          token_endpoint: 'https://as.example/b/token',
        }),
        issuedBy('https://as.example'),
      ),
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'no issuer at all': inOrder(metadata(), signInWith(idToken({ iss: undefined }))),
    'a sign-in without an ID token': inOrder(metadata(), signIn()),
  },
});
