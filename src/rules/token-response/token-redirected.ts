import { absoluteUrl, endpointOf } from '../../http/url.ts';
import { readOtherHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-redirected',
  stage: 'token-response',
  title: 'The token endpoint answered with a redirect',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9110, '15.4'), specification('Fetch')],
  why: 'A token endpoint answers the request itself. After most redirects the browser asks the new address with GET and without the body, so the code never arrives.',
  fix: 'Put the final address into the configuration: https in place of http, the right host, no missing or added slash. Where the redirect leads to a sign-in page, the token endpoint is guarded by mistake.',
  notToBeConfusedWith: 'Redirects of the authorization endpoint, which are how a sign-in works.',

  needs: ['tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    bodyLost:
      'The token request to {from} was answered with status {status}, a redirect to {to}, which browsers follow with GET and without the body.',
    bodyKept:
      'The token request to {from} was answered with status {status}, a redirect to {to}, which gets the code and verifier sent once more.',
    nowhere: 'The token request to {from} was answered with status {status}, a redirect without a readable address.',
  },

  check({ tokenExchanges, derived }, conclude) {
    const answered = tokenExchanges.filter(({ request }) => (request.status ?? 0) > 0);
    if (!answered.length) return tokenExchanges.length ? conclude.inconclusive('unanswered') : conclude.notApplicable();
    return conclude.together(
      answered.map(({ request }) => {
        const status = request.status!;
        if (status < 300 || status > 399 || status === 304) return conclude.sound();
        const location = readOtherHeader(request, 'location');
        const from = quote(request.endpoint);
        const instead = derived.issued ? { severity: 'note' as const } : undefined;
        if (location.state !== 'present') {
          return conclude.faulty(
            'nowhere',
            { from, status },
            [{ exchange: request.exchange, part: 'response-header', name: 'location' }],
            instead,
          );
        }
        const to = quote(endpointOf(absoluteUrl(location.value, request.url)));
        return conclude.faulty(status === 307 || status === 308 ? 'bodyKept' : 'bodyLost', { from, status, to }, [location.at], instead);
      }),
    );
  },

  examples: {
    faulty: [signIn({ answer: '< 302 https://as.example/login' })],
    sound: [signIn()],
  },
});
