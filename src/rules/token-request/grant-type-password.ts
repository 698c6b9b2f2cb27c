import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, issued, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'grant-type-password',
  stage: 'token-request',
  title: 'The password grant is used',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.4'), rfc(10017, '7.3')],
  why: 'The application asks for the user’s password and passes it on. It then holds a secret that only the authorization server should see, and no second factor or passkey can be used.',
  fix: 'Send the user to the authorization endpoint with response_type=code and PKCE; the server asks for the password there.',
  notToBeConfusedWith: 'A sign-in form of the authorization server itself, which is where a password belongs.',
  needs: ['tokenRequest'],
  messages: { password: 'The token request uses grant_type=password: user name and password were in the body{origin}.' },

  check({ tokenRequest }, conclude) {
    const grant = read(tokenRequest, 'grant_type');
    if (grant.state === 'unobserved') return conclude.inconclusive(grant.because);
    if (grant.state === 'absent' || grant.value !== 'password') return conclude.sound();
    const origin = tokenRequest.headers.find(({ name }) => name.toLowerCase() === 'origin')?.value;
    return conclude.faulty('password', { origin: origin ? `, sent by a page of ${quote(origin)}` : '' }, [grant.at]);
  },

  examples: {
    faulty: [inOrder('POST https://as.example/token\n> grant_type=password&username=pat&password=a-password-1&client_id=spa-1', issued)],
    sound: [signIn()],
  },
});
