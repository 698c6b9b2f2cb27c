import { urlParts } from '../../http/url.ts';
import { hostOf, isLocalhostName, isLoopbackAddress } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-insecure-transport',
  stage: 'token-request',
  title: 'Token request over plain HTTP',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.2'), rfc(6749, '10.3'), rfc(9700, '2.6')],
  why: 'Code, verifier and tokens went over the network readable for everyone on the way. Many servers also redirect such a request to https, and the browser then repeats it without its body.',
  fix: 'Write https:// into the configured token endpoint, or read it from the server’s metadata.',
  notToBeConfusedWith:
    'A server on this very machine (localhost, 127.0.0.1, ::1) during development, whose traffic never reaches a network.',
  needs: ['tokenRequest'],
  uses: ['refreshRequest'],
  messages: {
    plain: 'The token request went to {url} over plain HTTP.',
    redirected:
      'The token request went to {url} over plain HTTP. The server redirected it with status {status}, after which a browser repeats a POST as a GET without its body.',
    loopback: 'The token request went to {url} over plain HTTP, on this machine only.',
  },

  check({ tokenExchanges, refreshExchanges }, conclude) {
    const insecure = [...tokenExchanges, ...refreshExchanges].filter(({ request }) => urlParts(request.url).origin.startsWith('http:'));
    const isLocal = (url: string) => isLocalhostName(hostOf(url)) || isLoopbackAddress(hostOf(url));
    const [worst] = [...insecure.filter(({ request }) => !isLocal(request.url)), ...insecure];
    if (!worst) return conclude.sound();
    const at = [{ exchange: worst.request.exchange, part: 'request-url' }] as const;
    const values = { url: quote(worst.request.endpoint) };
    const { status = 0 } = worst.request;
    if ([301, 302, 303].includes(status) && !isLocal(worst.request.url)) return conclude.faulty('redirected', { ...values, status }, at);
    return isLocal(worst.request.url)
      ? conclude.faulty('loopback', values, at, { severity: 'note' })
      : conclude.faulty('plain', values, at);
  },

  examples: { faulty: [signIn().replace('POST https:', 'POST http:')], sound: [signIn()] },
});
