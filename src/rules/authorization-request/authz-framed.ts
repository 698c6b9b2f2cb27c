import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import type { Evidence } from '../../http/exchange.ts';
import { read, readHeader, readOtherHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'authz-framed',
  stage: 'authorization-request',
  title: 'Interactive authorization inside a frame',
  severity: 'warning',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9700, '4.16'), rfc(6749, '10.13')],
  why: 'A login page in a frame can be laid under a stranger’s page, so that the user clicks what they do not see. Careful servers refuse to be framed, and browsers withhold their cookies there.',
  fix: 'Open the sign-in in the whole window or in a popup. Send prompt=none when a hidden frame is only meant to renew a session.',
  notToBeConfusedWith: 'A hidden frame with prompt=none, or one that comes back at once without showing anything: that is a renewal.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'authorizationPage'],
  messages: {
    framed:
      'The authorization page was opened in a frame without prompt=none, and the server does not forbid or limit that with frame-ancestors or X-Frame-Options.',
    refused:
      'The authorization page was opened in a frame without prompt=none, but the server forbids framing, so the user sees an empty frame.',
    unknown: 'The authorization page was opened in a frame without prompt=none.',
    allowed: 'The authorization page was opened in a frame without prompt=none; the server limits with frame-ancestors who may do that.',
  },

  check({ authorizationRequest, authorizationResponse, authorizationPage, derived }, conclude) {
    const destination = readHeader(authorizationRequest, 'sec-fetch-dest');
    const type = authorizationRequest.context.resourceType?.toLowerCase();
    const isFrame = destination.state === 'present' ? /^i?frame$/.test(destination.value) : type === 'sub_frame' || type === 'iframe';
    if (destination.state !== 'present' && !isFrame) {
      // Chrome calls a frame's document a document too.
      return type === 'main_frame' || type === 'xhr' || type === 'fetch' ? conclude.sound() : conclude.inconclusive('header-withheld');
    }
    const prompt = read(authorizationRequest, 'prompt');
    if (isFrame && prompt.state === 'unobserved') return conclude.inconclusive(prompt.because);
    const isSilent = prompt.state === 'present' && prompt.value === 'none';
    if (!isFrame || isSilent || authorizationOutcome(authorizationResponse, derived) === 'granted') return conclude.sound();

    const at: [Evidence] =
      destination.state === 'present' ? [destination.at] : [{ exchange: authorizationRequest.exchange, part: 'request-url' }];
    if (/BLOCKED_BY_RESPONSE/.test(authorizationPage?.networkError ?? '')) return conclude.faulty('refused', {}, at, { severity: 'error' });
    const policy = readOtherHeader(authorizationRequest, 'content-security-policy');
    const options = readOtherHeader(authorizationRequest, 'x-frame-options');
    const ancestors = policy.state === 'present' ? /frame-ancestors([^;,]{0,500})/i.exec(policy.value)?.[1]?.trim() : undefined;
    if (ancestors === "'none'" || (ancestors === undefined && options.state === 'present' && /^deny$/i.test(options.value.trim())))
      return conclude.faulty('refused', {}, at);
    if (ancestors !== undefined || options.state === 'present') return conclude.faulty('allowed', {}, at, { severity: 'note' });
    if (policy.state === 'unobserved') return conclude.faulty('unknown', {}, at);
    return conclude.faulty('framed', {}, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
> Sec-Fetch-Dest: iframe
< 200 <html><form></form></html>`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&prompt=none
> Sec-Fetch-Dest: iframe
< 302 https://app.example/cb?error=login_required&state=s1`,
    ],
  },
});
