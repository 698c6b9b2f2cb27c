import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { valueDifference } from '../../oauth/value-difference.ts';
import { changeText } from '../change-text.ts';
import { defineRule } from '../define-rule.ts';

const pushed = `POST https://as.example/par
> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c","expires_in":60}`;
const gone = (uri: string) =>
  `${pushed}\nGET https://as.example/authorize?client_id=spa-1&request_uri=${uri}\n< 400 <html>error: invalid_request_uri</html>`;

export default defineRule({
  id: 'par-request-uri-differs',
  stage: 'authorization-request',
  title: 'The request_uri is not the one that the server gave for the pushed request',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9126, '2.2'), rfc(9126, '4')],
  why: 'The server keeps a pushed request under the request_uri that it answers with, and knows it by every one of its characters. One that was cut or encoded once more on its way into the address leads to nothing.',
  fix: 'Take request_uri from the answer as it is, and put it into the address with URLSearchParams, which encodes it once.',
  notToBeConfusedWith: 'A request_uri that had expired or was used before; one of another pushed request.',

  needs: ['authorizationRequest', 'pushedAuthorizationResponse'],
  messages: { altered: 'The request_uri in the address is the one that the server gave, but {change}.' },

  check({ authorizationRequest, pushedAuthorizationResponse, derived }, conclude) {
    const received = read(pushedAuthorizationResponse, 'request_uri');
    const sent = read(authorizationRequest, 'request_uri');
    if (received.state === 'unobserved') return conclude.inconclusive(received.because);
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (received.state === 'absent' || sent.state === 'absent' || !received.value) return conclude.notApplicable();
    if (received.value === sent.value || derived.issued) return conclude.sound();
    const difference = valueDifference(received.value, sent.value, received.raw);
    if (difference.kind === 'unrelated') return conclude.notApplicable();
    return conclude.faulty('altered', { change: changeText(difference, received.value.length) }, [sent.at, received.at]);
  },

  examples: {
    faulty: [gone('urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5')],
    sound: [gone('urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c')],
  },
});
