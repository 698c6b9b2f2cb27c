import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'redirect-uri-fragment',
  stage: 'authorization-request',
  title: 'The redirect URI contains a fragment',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2'), specification('OAuth 2.1', '2.3')],
  why: 'What follows a # in an address never reaches a server and gets in the way of the parameters that the response adds. Servers therefore refuse such a redirect URI, or send the code to a place where the application does not look.',
  fix: 'Return to a real path, such as /callback, and let the application’s router take over from there. An application with a hash router can serve a small static page at that path.',
  notToBeConfusedWith: 'A # that the server or the browser adds to the address on which the user lands is not part of the redirect URI.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  readsPushed: true,
  messages: {
    fragment: 'The redirect_uri {value} contains the fragment {fragment}.',
  },

  check({ authorizationRequest, tokenRequest, derived }, conclude) {
    const verdicts = [authorizationRequest, tokenRequest].flatMap((message) => {
      const redirectUri = message && read(message, 'redirect_uri');
      if (!redirectUri || redirectUri.state === 'absent') return [];
      if (redirectUri.state === 'unobserved') return [conclude.inconclusive(redirectUri.because)];
      const hash = redirectUri.value.indexOf('#');
      if (hash < 0) return [conclude.sound()];
      const values = { value: quote(redirectUri.value), fragment: quote(redirectUri.value.slice(hash)) };
      return [conclude.faulty('fragment', values, [redirectUri.at], derived.issued ? { severity: 'warning' } : {})];
    });
    return verdicts.length ? conclude.together(verdicts) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2F%23%2Fcb&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?code=c1&state=s1#_=_`,
    ],
  },
});
