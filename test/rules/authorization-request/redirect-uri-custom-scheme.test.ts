import rule from '../../../src/rules/authorization-request/redirect-uri-custom-scheme.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a scheme without a dot': { traffic: authorization({ redirect_uri: 'myapp://cb' }), message: 'scheme', severity: 'warning' },
    'a path that is read as a host, as a note': {
      traffic: authorization({ redirect_uri: 'com.example.app://cb' }),
      message: 'authority',
      severity: 'note',
    },
    'a browser extension’s own address, as a note': {
      traffic: authorization({ redirect_uri: 'chrome-extension://abcdefgh/cb.html' }),
      message: 'extension',
      severity: 'note',
    },
  },
  sound: {
    'a reversed domain': authorization({ redirect_uri: 'com.example.app:/cb' }),
    'a host with dots behind a reversed domain': authorization({
      redirect_uri: 'com.example.app://login.example/ios/com.example.app/callback',
    }),
    https: signIn(),
    'an extension’s https address': authorization({ redirect_uri: 'https://abcdefgh.chromiumapp.org/' }),
    'the scheme of Microsoft’s library': authorization({ redirect_uri: 'msal00000000-0000-0000-0000-000000000000://auth' }),
    'out of band': authorization({ redirect_uri: 'urn:ietf:wg:oauth:2.0:oob' }),
  },
  notApplicable: {
    'a path': authorization({ redirect_uri: '/cb' }),
    'a host with a port': authorization({ redirect_uri: 'app.example:8080/cb' }),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ redirect_uri: 'REDACTED' }), because: 'redacted' } },
});
