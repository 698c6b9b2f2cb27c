import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder } from '../sample-sign-in.ts';

const metadata = (more: string) =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize"${more}}`;

export default defineRule({
  id: 'iss-unadvertised',
  stage: 'authorization-response',
  title: 'iss is sent but not advertised',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(9207, '2.3'), rfc(9207, '2.4')],
  why: 'The server names its issuer in the answer but does not say so in its metadata. A client cannot know whether a missing iss would be an attack, so the protection is worth less.',
  fix: 'At the server: publish "authorization_response_iss_parameter_supported": true. The client may check iss nevertheless.',
  notToBeConfusedWith: 'A recording without the metadata document, which says nothing about what the server advertises.',
  needs: ['metadata', 'authorizationResponse'],
  messages: {
    unadvertised: 'The response carries iss, but the metadata does not list authorization_response_iss_parameter_supported: true.',
  },

  check({ authorizationResponse, derived }, conclude) {
    const iss = read(authorizationResponse, 'iss');
    if (iss.state === 'unobserved') return conclude.inconclusive(iss.because);
    if (iss.state === 'absent' || !derived.metadata) return conclude.notApplicable();
    if (derived.metadata.authorization_response_iss_parameter_supported === true) return conclude.sound();
    return conclude.faulty('unadvertised', {}, [iss.at]);
  },

  examples: {
    faulty: [inOrder(metadata(''), authorize({}, { iss: 'https://as.example' }))],
    sound: [inOrder(metadata(',"authorization_response_iss_parameter_supported":true'), authorize({}, { iss: 'https://as.example' }))],
  },
});
