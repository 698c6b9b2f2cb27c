import { type OAuthMessage, read, textOf, whereParametersAre } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { valueDifference } from '../../oauth/value-difference.ts';
import { defineRule } from '../define-rule.ts';
import { challenge, issued, redeem, refused } from '../sample-sign-in.ts';
import { countOf, quote } from '../wording.ts';

const BEGIN = `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=${challenge}&code_challenge_method=S256`;
const hop = (query: string) => `${BEGIN}
< 302 https://as.example/login?response_type=code&client_id=spa-1&state=st-8Qv3k1ZpXw2m${query}
GET https://as.example/login?response_type=code&client_id=spa-1&state=st-8Qv3k1ZpXw2m${query}
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m`;

export default defineRule({
  id: 'code-challenge-not-transmitted',
  stage: 'correlation',
  title: 'The challenge was lost or changed on its way through the server',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(7636, '4.4')],
  why: 'The browser sent the right challenge, but a gateway or an inner redirect passed on another one or none. The server then keeps something that the verifier cannot fit.',
  fix: 'Let the gateway, proxy or login page pass code_challenge and code_challenge_method on unchanged; look for rules that lower-case, cut or filter query parameters.',
  notToBeConfusedWith: 'A broker that begins a sign-in of its own at another server, with its own client_id and its own challenge.',

  needs: ['authorizationRequest', 'authorizationHop'],
  messages: {
    changed: 'The authorization request carries a code_challenge, but the redirect to {hop} passed it on {change}.',
    lost: 'The authorization request carries a code_challenge, but the redirect to {hop} repeats the request without it.',
  },

  check({ authorizationRequest, timeline, derived }, conclude) {
    const sent = read(authorizationRequest, 'code_challenge');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || !sent.value) return conclude.notApplicable();
    const hops = timeline.filter((message) => message.kind === 'authorizationHop' && repeats(message, authorizationRequest));
    const gotThrough = derived.issued && derived.challengeMatches.observed && derived.challengeMatches.value;
    const instead = gotThrough ? { severity: 'note' as const } : undefined;
    return conclude.together(
      hops.map((message) => {
        const passed = read(message, 'code_challenge');
        if (passed.state === 'unobserved') return conclude.inconclusive(passed.because);
        const name = quote(message.endpoint);
        if (passed.state === 'absent') return conclude.faulty('lost', { hop: name }, [whereParametersAre(message), sent.at], instead);
        if (passed.value === sent.value) return conclude.sound();
        return conclude.faulty('changed', { hop: name, change: changeText(sent.value, passed.value) }, [passed.at, sent.at], instead);
      }),
    );
  },

  examples: {
    faulty: [`${hop(`&code_challenge=${challenge.toLowerCase()}`)}\n${redeem()}\n${refused}`, `${hop('')}\n${redeem()}\n${refused}`],
    sound: [`${hop(`&code_challenge=${challenge}&code_challenge_method=S256`)}\n${redeem()}\n${issued}`],
  },
});

/** A hop that repeats this client's request; one of another client is a broker's own sign-in, one without a client is a page. */
const repeats = (hop: OAuthMessage, request: OAuthMessage) =>
  textOf(hop, 'client_id') !== undefined &&
  textOf(hop, 'client_id') === textOf(request, 'client_id') &&
  textOf(hop, 'response_type') !== undefined &&
  textOf(hop, 'request_uri') === undefined &&
  textOf(hop, 'request') === undefined;

function changeText(sent: string, passed: string): string {
  const difference = valueDifference(sent, passed);
  if (difference.kind === 'case-changed') return 'in other upper and lower case';
  if (difference.kind === 'cut-at-end') return `without its last ${countOf(difference.count, 'character')}`;
  if (difference.kind === 'encoded-twice') return 'encoded once more';
  if (difference.kind === 'plus-became-space') return 'with spaces in place of its plus signs';
  return 'as another value';
}
