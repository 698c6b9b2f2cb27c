import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'pkce-missing',
  stage: 'authorization-request',
  title: 'No PKCE challenge was sent',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.1'), rfc(10017, '6.3.2.1'), rfc(8252, '6'), specification('OAuth 2.1', '7.5.1')],
  why: 'Without a challenge, whoever gets hold of the code can exchange it for the user’s tokens. Applications that cannot keep a secret have no other protection, and many servers refuse them without it.',
  fix: 'Make a new random code_verifier for each sign-in, send code_challenge = base64url(SHA-256(code_verifier)) with code_challenge_method=S256, and send the verifier with the token request.',
  notToBeConfusedWith:
    'A challenge that was pushed or is inside an encrypted request object cannot be seen, and a request for an ID token alone has no code to protect.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    public:
      'The authorization request has no code_challenge, although this client cannot keep a secret: nothing ties the code to the browser that asked for it.',
    unknown:
      'The authorization request has no code_challenge. If this is an application in a browser or on a device it must send one; if a server with a secret redeems the code, it should.',
    confidential: 'The authorization request has no code_challenge. A client with a secret should send one too.',
    nonce: 'The authorization request has no code_challenge. This client has a secret and a nonce; PKCE would be the stronger protection.',
    empty: 'The authorization request has a code_challenge without a value, which counts as none.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const responseType = textOf(authorizationRequest, 'response_type');
    if (responseType !== undefined && !spaceSeparated(responseType).includes('code')) return conclude.notApplicable();
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'present' && challenge.value !== '') return conclude.sound();

    const at = [challenge.at] as const;
    const isPublic = derived.clientType === 'public-browser' || derived.clientType === 'native';
    if (challenge.state === 'present') return conclude.faulty('empty', {}, at, isPublic ? {} : { severity: 'warning' });
    if (isPublic) return conclude.faulty('public', {}, at);
    if (derived.clientType === 'unknown') return conclude.faulty('unknown', {}, at, { severity: derived.failure ? 'warning' : 'note' });
    if (textOf(authorizationRequest, 'nonce') !== undefined) return conclude.faulty('nonce', {}, at, { severity: 'note' });
    // RFC 9700 §2.1.1 only recommends it to these clients; without state as well nothing at all guards the response.
    const hasState = textOf(authorizationRequest, 'state') !== undefined;
    return conclude.faulty('confidential', {}, at, { severity: hasState ? 'note' : 'warning' });
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/token
> Origin: https://app.example
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1
< 200 {"access_token":"a1","token_type":"Bearer"}`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});
