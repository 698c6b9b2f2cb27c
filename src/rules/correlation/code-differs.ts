import { isLiteralNothing } from '../../oauth/grant.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { type OAuthMessage, read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { valueDifference } from '../../oauth/value-difference.ts';
import { changeText } from '../change-text.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { countOf, quote } from '../wording.ts';

export default defineRule({
  id: 'code-differs',
  stage: 'correlation',
  title: 'The code that was sent is not the code that was received',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '4.1.3'), rfc(6749, 'B')],
  why: 'The server knows only the code that it gave out. A code that was decoded, encoded or cut on its way through the page is an unknown one to it.',
  fix: "Read the code once with `new URL(location.href).searchParams.get('code')` and send it with `new URLSearchParams({ code, … })`; do not cut it out with a regular expression and do not encode or decode it by hand.",
  notToBeConfusedWith: 'Two spellings on the wire that are equal once decoded; the code of another sign-in of the same recording.',

  needs: ['authorizationResponse', 'tokenRequest'],
  uses: ['authorizationRequest'],
  messages: {
    altered: 'The code in the token request is the received code, but {change}.',
    unrelated:
      'The code in the token request ({sent}) is not the code that came back ({received}), and no known accident makes the one out of the other: it was taken from somewhere else.',
    otherValue: 'The token request sends {value} as its code, not the code that came back.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, derived }, conclude) {
    const received = read(authorizationResponse, 'code');
    const sent = read(tokenRequest, 'code');
    if (received.state === 'unobserved') return conclude.inconclusive(received.because);
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (received.state === 'absent' || sent.state === 'absent' || !received.value) return conclude.notApplicable();
    if (received.value === sent.value) return conclude.sound();
    if (derived.others.some((other) => other.code === sent.value)) return conclude.notApplicable(); // code-from-other-attempt says it.
    if (derived.issued) return conclude.inconclusive('recording-started-late'); // The server knew this code: its sign-in was not seen.

    const at = [sent.at, received.at] as const;
    const difference = valueDifference(received.value, sent.value, received.raw);
    if (difference.kind !== 'unrelated') return conclude.faulty('altered', { change: changeText(difference, received.value.length) }, at);
    const instead = otherValue(sent.value, received.value, [
      authorizationResponse,
      tokenRequest,
      ...(authorizationRequest ? [authorizationRequest] : []),
    ]);
    if (instead) return conclude.faulty('otherValue', { value: instead }, at);
    const counts = { sent: countOf(sent.value.length, 'character'), received: countOf(received.value.length, 'character') };
    return conclude.faulty('unrelated', counts, at, { severity: 'warning' });
  },

  examples: {
    faulty: [
      signIn({ authorize: authorize({}, { code: '4/0AbCdEf' }), redeem: redeem({ code: '4%2F0AbCdEf' }), answer: refused }),
      signIn({ redeem: redeem({ code: 'SplxlOBeZQQYbYS6' }), answer: refused }),
    ],
    sound: [
      signIn(),
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1
< 302 https://app.example/cb?code=4%2F0AbCdEf&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=4/0AbCdEf&client_id=spa-1
${issued}`,
    ],
  },
});

const own = ['state', 'code_verifier', 'code_challenge', 'nonce', 'client_id', 'iss', 'session_state'];
const tokens = ['access_token', 'id_token', 'refresh_token'];
const typ = ({ typ: kind }: Record<string, unknown>) => (typeof kind === 'string' && kind.length < 20 ? ` (typ ${quote(kind)})` : '');

/** What was sent in place of the code, where that can be told. */
function otherValue(sent: string, received: string, messages: readonly OAuthMessage[]): string | undefined {
  if (isLiteralNothing(sent)) return `the word “${sent}”, which a program writes where a value was missing,`;
  const name = [...own, ...tokens].find((each) => messages.some((message) => textOf(message, each) === sent));
  if (name) return `the ${name}`;
  const jwt = readJwt(sent);
  return jwt.readable && !readJwt(received).readable ? `a JWT${typ(jwt.jwt.header)}, which is a token and no code,` : undefined;
}
