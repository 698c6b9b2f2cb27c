import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, signIn } from '../sample-sign-in.ts';

const metadata =
  'GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}';

export default defineRule({
  id: 'iss-missing',
  stage: 'authorization-response',
  title: 'The server promises an iss parameter but did not send one',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9207, '2'), rfc(9207, '2.3'), rfc(9207, '2.4')],
  why: 'The server’s metadata says that every answer names its issuer, and this one does not. A client that relies on it must refuse the answer, because it could come from another server.',
  fix: 'Look for a proxy or router that drops the parameter; otherwise the server has to send iss in success and error responses, or stop advertising it.',
  notToBeConfusedWith: 'Responses that carry the issuer otherwise: in a JWT-secured response or in an ID token of the front channel.',
  needs: ['metadata', 'authorizationResponse'],
  messages: { missing: 'The metadata says authorization_response_iss_parameter_supported: true, but the response has no iss.' },

  check({ authorizationResponse, metadata, derived }, conclude) {
    if (derived.metadata?.authorization_response_iss_parameter_supported !== true) return conclude.notApplicable();
    const iss = read(authorizationResponse, 'iss');
    if (iss.state === 'unobserved') return conclude.inconclusive(iss.because);
    if (iss.state === 'present' && iss.value !== '') return conclude.sound();
    if (textOf(authorizationResponse, 'response') !== undefined || textOf(authorizationResponse, 'id_token') !== undefined) {
      return conclude.sound();
    }
    const promise = {
      exchange: metadata.exchange,
      part: 'response-body',
      name: 'authorization_response_iss_parameter_supported',
    } as const;
    return conclude.faulty('missing', {}, [iss.at, promise]);
  },

  examples: {
    faulty: [inOrder(metadata, authorize())],
    sound: [inOrder(metadata, signIn({ authorize: authorize({}, { iss: 'https://as.example' }) }))],
  },
});
