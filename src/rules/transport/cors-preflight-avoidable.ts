import { readHeader } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { permitted, samplePreflight } from '../sample-preflight.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

/** Headers that a token request of a public client can do without; DPoP and vendors' keys are not among them. */
const avoidable: readonly (readonly [RegExp, string])[] = [
  [/^authorization$/, 'a public client names itself by client_id in the body'],
  [/^content-type$/, 'a form-encoded body needs none, another media type is not accepted by most servers'],
  [/^x-requested-with$/, 'an HTTP library adds it'],
  [
    /^(?:traceparent|tracestate|sentry-trace|baggage|newrelic|b3|uber-trace-id|request-id|request-context|elastic-apm-traceparent|x-(?:datadog|b3|cloud-trace|amzn-trace)-.{1,40})$/,
    'a monitoring script adds it',
  ],
  [/^(?:cache-control|pragma|expires)$/, 'a POST is not answered from a cache anyway'],
];

export default defineRule({
  id: 'cors-preflight-avoidable',
  stage: 'transport',
  title: 'A header that is not needed forces the browser to send a preflight',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [specification('Fetch', '2.2.2'), specification('Fetch', '4.8')],
  why: 'A plain form POST goes out at once. Each header of your own makes the browser ask the server first, which costs a round trip and fails at servers that do not expect it.',
  fix: "Send the token request without headers of your own: `fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams({ … }) })`, and take the authorization server out of the list of hosts that interceptors and monitoring scripts add headers to.",
  notToBeConfusedWith: 'The DPoP header, which is needed, and keys that a vendor demands.',
  needs: ['preflight'],
  messages: { avoidable: 'The preflight was needed for {headers} ({because}).' },

  check({ timeline }, conclude) {
    const verdicts = timeline.map((preflight) => {
      const asked = readHeader(preflight, 'access-control-request-headers');
      if (asked.state === 'unobserved') return conclude.inconclusive(asked.because);
      if (asked.state === 'absent') return conclude.sound();
      const names = asked.value.split(',').map((name) => name.trim().toLowerCase());
      const found = names.flatMap((name) => {
        const known = avoidable.find(([pattern]) => pattern.test(name));
        return known ? [{ name, because: known[1] }] : [];
      });
      if (found.length === 0) return conclude.sound();
      const values = {
        headers: listOf(found.slice(0, 8).map(({ name }) => quote(name))),
        because: [...new Set(found.map(({ because }) => because))].join('; '),
      };
      return conclude.faulty('avoidable', values, [asked.at]);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(authorize(), samplePreflight('sentry-trace', permitted('sentry-trace')), redeem(), issued)],
    sound: [inOrder(authorize(), samplePreflight('dpop', permitted('dpop')), redeem(), issued)],
  },
});
