import { readOtherHeader } from '../../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress, schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'authz-insecure-transport',
  stage: 'authorization-request',
  title: 'Authorization endpoint reached over plain HTTP',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1')],
  why: 'The user types a password on the page that this address opens. Over plain HTTP anyone on the way can read and change that page.',
  fix: 'Write the authorization endpoint with https:// in the configuration.',
  notToBeConfusedWith:
    'A server on the developer’s own machine, and a browser that turns http into https by itself before anything leaves it.',

  needs: ['authorizationRequest'],
  messages: {
    plain: 'The authorization request went to {endpoint} without encryption.',
    development: 'The authorization request went to {endpoint} without encryption. On localhost that is fine during development.',
  },

  check({ authorizationRequest }, conclude) {
    const { endpoint, exchange } = authorizationRequest;
    const host = hostOf(endpoint);
    if (schemeOf(endpoint) !== 'http' || isLoopbackAddress(host)) return conclude.sound();
    // Chrome records its own upgrade to https as a redirect that no server sent.
    const reason = readOtherHeader(authorizationRequest, 'non-authoritative-reason');
    if (reason.state === 'present' && /hsts/i.test(reason.value)) return conclude.sound();
    const at = [{ exchange, part: 'request-url' } as const] as const;
    if (isLocalhostName(host)) return conclude.faulty('development', { endpoint: quote(endpoint) }, at, { severity: 'note' });
    return conclude.faulty('plain', { endpoint: quote(endpoint) }, at);
  },

  examples: {
    faulty: [`GET http://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
    sound: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
  },
});
