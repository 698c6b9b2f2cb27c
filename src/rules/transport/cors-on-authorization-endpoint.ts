import { urlParts } from '../../http/url.ts';
import { readOtherHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'cors-on-authorization-endpoint',
  stage: 'transport',
  title: 'The authorization endpoint allows other origins to read its answers (CORS)',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.6'), specification('OAuth 2.1', '3.1')],
  why: 'The authorization endpoint is visited by the browser itself, never called by a script. Where scripts of other origins may read its answers, they can learn things about the signed-in user, or get at what the server put into the answer.',
  fix: 'Server: send no Access-Control-Allow-Origin at the authorization endpoint; CORS belongs to the token, metadata and key endpoints.',
  notToBeConfusedWith: 'Pictures and scripts from the same host; the token endpoint, where CORS is needed.',
  needs: ['authorizationRequest'],
  messages: { allowed: 'The authorization endpoint {endpoint} answered with Access-Control-Allow-Origin: {origin}.' },

  check({ authorizationRequest }, conclude) {
    const allowed = readOtherHeader(authorizationRequest, 'access-control-allow-origin');
    if (allowed.state === 'unobserved') return conclude.inconclusive(allowed.because);
    if (allowed.state === 'absent' || allowed.value === '' || allowed.value === urlParts(authorizationRequest.url).origin)
      return conclude.sound();
    return conclude.faulty('allowed', { endpoint: quote(authorizationRequest.endpoint), origin: quote(allowed.value) }, [allowed.at]);
  },

  examples: {
    faulty: [`${authorize()}\n< Access-Control-Allow-Origin: https://app.example`],
    sound: [signIn()],
  },
});
