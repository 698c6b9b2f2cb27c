import rule from '../../../src/rules/authorization-request/redirect-uri-localhost-name.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a native application that listens on localhost': {
      traffic: authorization(
        { redirect_uri: 'http://localhost:51004/cb' },
        '< 302 http://localhost:51004/cb?code=c1&state=st-8Qv3k1ZpXw2m',
      ),
      message: 'name',
      severity: 'note',
    },
  },
  sound: {
    'the address in place of the name': authorization({ redirect_uri: 'http://127.0.0.1:51004/cb' }),
    'a web application in development': signIn({ redirect_uri: 'http://localhost:5173/cb' }, { redirect_uri: 'http://localhost:5173/cb' }),
    'a web application in development on a high port': signIn(
      { redirect_uri: 'http://localhost:51004/cb' },
      { redirect_uri: 'http://localhost:51004/cb' },
    ),
    F0: signIn(),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ redirect_uri: 'REDACTED' }), because: 'redacted' } },
});
