import rule from '../../../src/rules/authorization-request/redirect-uri-fragment.ts';
import { authorization, granted, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a hash router': {
      traffic: authorization({ redirect_uri: 'https://app.example/#/cb' }, '< 400'),
      message: 'fragment',
      severity: 'error',
    },
    'an empty fragment': { traffic: authorization({ redirect_uri: 'https://app.example/cb#' }, '< 400'), message: 'fragment' },
    'a fragment in the token request only': {
      traffic: signIn({}, { redirect_uri: 'https://app.example/cb#x' }, '< 400 {"error":"invalid_grant"}'),
      message: 'fragment',
    },
    'a fragment that the server took, as a warning': {
      traffic: signIn({ redirect_uri: 'https://app.example/cb#x' }),
      message: 'fragment',
      severity: 'warning',
    },
  },
  sound: {
    F0: signIn(),
    'a # that the server added to the landing': authorization({}, `${granted()}#_=_`),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ redirect_uri: '***' }, '< 400'), because: 'redacted' } },
  notApplicable: { 'no redirect_uri': authorization({ redirect_uri: undefined }) },
});
