import { requestHeader } from '../../oauth/exchange-headers.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

const enough = 30_000;

export default defineRule({
  id: 'response-unsolicited',
  stage: 'authorization-response',
  title: 'An authorization response without any matching request',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '10.12'), rfc(9700, '4.7')],
  why: 'A code arrived although this browser did not ask for one while it was watched. If the application accepts it, somebody can sign a victim in to the attacker’s account (login CSRF).',
  fix: 'Accept a code only together with a state that this browser holds; show an error for all others and start a new sign-in.',
  notToBeConfusedWith:
    'A sign-in that began before the recording, in another tab or popup, or on another device, and the sign-ins that an identity provider starts by itself.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest', 'pushedAuthorizationRequest'],
  messages: {
    unsolicited:
      'A code was delivered to the application by a link that was opened directly (Sec-Fetch-Site: none), {time} into the recording, and no authorization request was seen before it.',
  },

  check({ authorizationRequest, pushedAuthorizationRequest, authorizationResponse, derived }, conclude) {
    const code = read(authorizationResponse, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent') return conclude.notApplicable();
    if (authorizationRequest || pushedAuthorizationRequest) return conclude.sound();
    const covered = authorizationResponse.at - derived.recording.startedAt;
    if (covered < enough) return conclude.inconclusive('recording-started-late');
    const site = requestHeader(authorizationResponse, 'sec-fetch-site');
    const landed = code.at.part === 'request-url' && authorizationResponse.method === 'GET';
    if (!landed || site.state !== 'present' || site.value !== 'none') return conclude.inconclusive('other-tab');
    return conclude.faulty('unsolicited', { time: milliseconds(covered) }, [code.at, site.at]);
  },

  examples: {
    faulty: [
      inOrder(
        signIn(),
        '@ +60s',
        'GET https://app.example/cb?code=another-code-0001&state=another-state-01',
        '> Sec-Fetch-Site: none',
        '< 200 <html></html>',
      ),
    ],
    sound: [signIn(), authorize()],
  },
});
