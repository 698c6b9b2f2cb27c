import { read } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'authz-implicit',
  stage: 'authorization-request',
  title: 'Access tokens are requested in the front channel',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.2'), rfc(10017, '7.2'), specification('OAuth 2.1', '10.1')],
  why: 'An access token that comes back in an address ends up in the browser’s history, in logs and in reach of every script of the page. Nothing ties it to the application that asked for it.',
  fix: 'Ask for response_type=code and use PKCE. Where an ID token is wanted in the front channel too, ask for "code id_token".',
  notToBeConfusedWith: 'An ID token alone, or a code together with an ID token, brings no access token into the address.',

  needs: ['authorizationRequest'],
  messages: {
    token: 'The response_type is {type}, so the server hands out an access token in the address of the application.',
  },

  check({ authorizationRequest }, conclude) {
    const responseType = read(authorizationRequest, 'response_type');
    if (responseType.state === 'unobserved') return conclude.inconclusive(responseType.because);
    if (responseType.state === 'absent') return conclude.notApplicable();
    if (!spaceSeparated(responseType.value).includes('token')) return conclude.sound();
    return conclude.faulty('token', { type: quote(responseType.value) }, [responseType.at]);
  },

  examples: {
    faulty: [`GET https://as.example/authorize?response_type=token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
    sound: [`GET https://as.example/authorize?response_type=id_token&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&nonce=n1`],
  },
});
