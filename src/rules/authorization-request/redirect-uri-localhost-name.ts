import { read, textOf } from '../../oauth/message.ts';
import { hostOf, isLocalhostName } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'redirect-uri-localhost-name',
  stage: 'authorization-request',
  title: 'Loopback redirect uses the name “localhost”',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(8252, '8.3'), specification('OAuth 2.1', '8.4.2')],
  why: 'A native application listens on a port that changes, and servers must allow any port only for 127.0.0.1 and ::1. The name localhost can also be pointed elsewhere on the machine.',
  fix: 'Listen on 127.0.0.1 or [::1] and send that address, with its port, as redirect_uri.',
  notToBeConfusedWith: 'A web application in development runs on localhost like every other; this is about native applications only.',

  needs: ['authorizationRequest'],
  messages: {
    name: 'The native application’s redirect_uri {value} uses the name localhost in place of 127.0.0.1 or [::1].',
  },

  check({ authorizationRequest, derived }, conclude) {
    const redirectUri = read(authorizationRequest, 'redirect_uri');
    if (redirectUri.state === 'unobserved') return conclude.inconclusive(redirectUri.because);
    if (redirectUri.state === 'absent') return conclude.notApplicable();
    if (!isLocalhostName(hostOf(redirectUri.value))) return conclude.sound();
    // An application that listens for one sign-in takes a port of the system's choosing, and redeems the code out of the browser's sight.
    const port = Number(/^http:\/\/[^/?#]*:(\d{1,5})(?:[/?#]|$)/i.exec(redirectUri.value)?.[1] ?? 0);
    const redeemsUnseen = derived.clientType === 'server-side' || derived.clientType === 'unknown';
    const isNative = redeemsUnseen && port >= 32_768 && textOf(authorizationRequest, 'code_challenge') !== undefined;
    if (derived.clientType !== 'native' && !isNative) return conclude.sound();
    return conclude.faulty('name', { value: quote(redirectUri.value) }, [redirectUri.at]);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=cli-1&redirect_uri=http%3A%2F%2Flocalhost%3A51004%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 http://localhost:51004/cb?code=c1&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=cli-1&redirect_uri=http%3A%2F%2F127.0.0.1%3A51004%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
< 302 http://127.0.0.1:51004/cb?code=c1&state=s1`,
    ],
  },
});
