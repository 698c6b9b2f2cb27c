import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

/** What a browser's error text means, most telling first. */
const meanings: readonly (readonly [RegExp, string, string])[] = [
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST|DNS/, 'there is no such host', 'Look at the host name in the token endpoint, letter by letter.'],
  [/CONNECTION_REFUSED/, 'nothing listens at this address and port', 'Start the server, or mend the port in the token endpoint.'],
  [
    /CONNECTION_(?:RESET|CLOSED|ABORTED)|NET_RESET|EMPTY_RESPONSE/,
    'the connection was cut before an answer came',
    'Look for a proxy or firewall between the browser and the server.',
  ],
  [/TIMED_OUT|NET_TIMEOUT/, 'no answer came in time', 'Look for a firewall, or for a server that hangs.'],
  [
    /CERT|SSL|SEC_ERROR|TLS/,
    'the certificate or the TLS connection was refused',
    'Open the token endpoint in a tab: the browser says what is wrong with the certificate.',
  ],
  [
    /BLOCKED_BY_CLIENT/,
    'an extension of the browser blocked it',
    'Try in a window without extensions; content blockers often have rules for such paths.',
  ],
  [/BLOCKED_BY_CSP|csp/i, "the page's Content-Security-Policy forbids it", 'Add the origin of the token endpoint to connect-src.'],
  [
    /PRIVATE_NETWORK|LOCAL_NETWORK/,
    'a public page may not call a server in the local network',
    'Serve both from the same network, or let the server answer the private network preflight.',
  ],
  [/MIXED_CONTENT/, 'an https page may not call an http address', 'Use https for the token endpoint.'],
  [
    /BLOCKED_BY_RESPONSE|ORB|CORP/,
    "the answer's resource policy forbids this page to read it",
    'Mend Cross-Origin-Resource-Policy on the server.',
  ],
  [
    /ABORTED|NS_BINDING_ABORTED/,
    'the page gave the request up, or left before the answer came',
    'Wait for the answer before navigating, and keep the form from submitting the page.',
  ],
  [/INTERNET_DISCONNECTED|OFFLINE|NETWORK_CHANGED/, 'the network was away', 'Try again.'],
];

export default defineRule({
  id: 'network-no-status',
  stage: 'transport',
  title: 'The token request got no HTTP answer',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9110, '15'), rfc(6749, '3.2')],
  why: 'The request failed below HTTP, so no OAuth error can say why. What the browser reports tells names, connections, certificates and blocked requests apart.',
  fix: 'Open the token endpoint in a tab of its own: a server that answers there, even with an error, can be reached.',
  notToBeConfusedWith:
    'An answer that arrived and was hidden from the page by CORS; a request that was given up because the page moved on after its work was done.',
  needs: ['tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    known: 'The token request to {endpoint} got no answer: {meaning} ({error}).',
    failed:
      'The token request to {endpoint} got no answer that the browser would show ({error}). For a request to another origin that mostly means CORS: the preflight or the answer did not allow the page.',
    silent: 'The token request to {endpoint} ended without a status, and the browser does not say why.',
  },

  check({ tokenRequest, tokenResponse, derived }, conclude) {
    if (!tokenResponse || tokenResponse.status === undefined) return conclude.inconclusive('unanswered');
    if (tokenResponse.status !== 0 || (tokenResponse.body.observed && tokenResponse.body.value)) return conclude.sound();
    const at = { exchange: tokenRequest.exchange, part: 'request-url' } as const;
    const endpoint = quote(tokenRequest.endpoint);
    const error = tokenResponse.networkError;
    const aborted = error !== undefined && /ABORTED/.test(error);
    const instead = derived.issued || aborted ? { severity: 'warning' as const } : {};
    if (error === undefined) return conclude.faulty('silent', { endpoint }, [at], instead);
    const known = meanings.find(([pattern]) => pattern.test(error));
    if (known) return conclude.faulty('known', { endpoint, meaning: known[1], error: quote(error) }, [at], { ...instead, fix: known[2] });
    return conclude.faulty('failed', { endpoint, error: quote(error) }, [at], instead);
  },

  examples: {
    faulty: [
      inOrder(authorize(), redeem(), '< 0 net::ERR_NAME_NOT_RESOLVED'),
      inOrder(authorize(), redeem(), '< 0 net::ERR_BLOCKED_BY_CLIENT'),
    ],
    sound: [signIn()],
  },
});
