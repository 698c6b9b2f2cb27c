import rule from '../../../src/rules/authorization-request/redirect-uri-not-absolute.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a path': { traffic: authorization({ redirect_uri: '/cb' }, '< 400'), message: 'relative', severity: 'error' },
    'a host without a scheme': { traffic: authorization({ redirect_uri: 'app.example/cb' }, '< 400'), message: 'relative' },
    'a value that was encoded twice': {
      traffic: authorization({ redirect_uri: 'https%3A%2F%2Fapp.example%2Fcb' }, '< 400'),
      message: 'twice',
    },
    'a space at the end': { traffic: authorization({ redirect_uri: 'https://app.example/cb ' }, '< 400'), message: 'blank' },
    'a line feed': { traffic: authorization({ redirect_uri: 'https://app.example/cb\n' }, '< 400'), message: 'blank' },
    'the word undefined': { traffic: authorization({ redirect_uri: 'undefined' }, '< 400'), message: 'literal' },
    'a port that is none': { traffic: authorization({ redirect_uri: 'https://app.example:port/cb' }, '< 400'), message: 'unreadable' },
    'a path in the token request only': {
      traffic: signIn({}, { redirect_uri: '/cb' }, '< 400 {"error":"invalid_grant"}'),
      message: 'relative',
    },
    'a path that the server took, as a warning': {
      traffic: signIn({}, { redirect_uri: '/cb' }),
      message: 'relative',
      severity: 'warning',
    },
  },
  sound: {
    F0: signIn(),
    'Google’s postmessage': authorization({ redirect_uri: 'postmessage' }),
    'out of band': authorization({ redirect_uri: 'urn:ietf:wg:oauth:2.0:oob' }),
    storagerelay: authorization({ redirect_uri: 'storagerelay://https/app.example?id=auth1' }),
    'a private scheme': authorization({ redirect_uri: 'com.example.app:/cb' }),
    'an encoded address inside its query': authorization({ redirect_uri: 'https://app.example/cb?to=https%3A%2F%2Fb.example' }),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ redirect_uri: 'REDACTED' }, '< 400'), because: 'redacted' } },
});
