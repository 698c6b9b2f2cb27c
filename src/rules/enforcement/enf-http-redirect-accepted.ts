import { urlParts } from '../../http/url.ts';
import { read } from '../../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const at = (redirectUri: string) =>
  signIn({ authorize: authorize({ redirect_uri: redirectUri }), redeem: redeem({ redirect_uri: redirectUri }) });

export default defineRule({
  id: 'enf-http-redirect-accepted',
  stage: 'enforcement',
  title: 'The server sent a code over an unencrypted connection',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.6'), rfc(6749, '3.1.2.1')],
  why: 'An address that begins with http is fetched in the clear, and everybody on the way can read the code in it. The server should refuse to register such an address.',
  fix: 'Serve the callback page over https and register that address; take the http one out of the registration.',
  notToBeConfusedWith: 'An address on the own machine (localhost, 127.0.0.1, [::1]), which never leaves it.',

  needs: ['authorizationResponse'],
  messages: { accepted: 'The server sent the code to {uri}, without encryption, over the network.' },

  check({ authorizationResponse }, conclude) {
    const code = read(authorizationResponse, 'code');
    if (code.state === 'absent') return conclude.notApplicable();
    if (!/^http:/i.test(urlParts(authorizationResponse.url).origin)) return conclude.sound();
    const host = hostOf(authorizationResponse.url);
    if (isLoopbackAddress(host) || isLocalhostName(host)) return conclude.sound();
    return conclude.faulty('accepted', { uri: quote(authorizationResponse.endpoint) }, [
      code.state === 'present' ? code.at : { exchange: authorizationResponse.exchange, part: 'response-header', name: 'location' },
    ]);
  },

  examples: {
    faulty: [at('http://app.example/cb')],
    sound: [at('http://127.0.0.1:51004/cb'), at('http://localhost:5173/cb'), signIn()],
  },
});
