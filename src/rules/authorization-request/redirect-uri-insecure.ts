import { read } from '../../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress, schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'redirect-uri-insecure',
  stage: 'authorization-request',
  title: 'The code is delivered over plain HTTP',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.6'), rfc(8252, '8.3')],
  why: 'An address that begins with http is not encrypted, so everyone on the way can read the code that is delivered to it. On such a page the browser also withholds crypto.subtle, which PKCE needs.',
  fix: 'Serve the callback over https and register that address.',
  notToBeConfusedWith:
    'An address of the machine itself never leaves it: 127.0.0.1 and ::1 are right for native applications, and localhost is common in development.',

  needs: ['authorizationRequest'],
  messages: {
    plain: 'The redirect_uri {value} is not encrypted: the code travels to {host} in the clear.',
    development:
      'The redirect_uri {value} is not encrypted. On localhost that is fine during development; a deployed application needs https.',
  },

  check({ authorizationRequest }, conclude) {
    const redirectUri = read(authorizationRequest, 'redirect_uri');
    if (redirectUri.state === 'unobserved') return conclude.inconclusive(redirectUri.because);
    if (redirectUri.state === 'absent' || redirectUri.value === '') return conclude.notApplicable();
    const host = hostOf(redirectUri.value);
    if (schemeOf(redirectUri.value) !== 'http' || host === '' || isLoopbackAddress(host)) return conclude.sound();
    if (isLocalhostName(host))
      return conclude.faulty('development', { value: quote(redirectUri.value) }, [redirectUri.at], { severity: 'note' });
    return conclude.faulty('plain', { value: quote(redirectUri.value), host: quote(host) }, [redirectUri.at]);
  },

  examples: {
    faulty: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=http%3A%2F%2Fapp.example%2Fcb&state=s1`],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=cli-1&redirect_uri=http%3A%2F%2F127.0.0.1%3A51004%2Fcb&state=s1`,
    ],
  },
});
