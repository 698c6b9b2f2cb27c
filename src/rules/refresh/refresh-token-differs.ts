import type { TokenExchange } from '../../flow/flow.ts';
import { isLiteralNothing } from '../../oauth/grant.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { type OAuthMessage, read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { type ValueDifference, valueDifference } from '../../oauth/value-difference.ts';
import { changeText } from '../change-text.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, firstToken, granting, refresh } from '../sample-refresh.ts';

export default defineRule({
  id: 'refresh-token-differs',
  stage: 'refresh',
  title: 'What was sent as refresh token is not the refresh token that was received',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(6749, '5.1')],
  why: 'The server knows a refresh token by every one of its characters. One that was cut by a column, encoded once more, or taken from the wrong member of the token answer is unknown to it, and it says no more than invalid_grant.',
  fix: 'Store the member refresh_token of the token answer as it is, in a place that is long enough, and build the request with URLSearchParams, which encodes it once.',
  notToBeConfusedWith:
    'A token that the server had replaced; one of a session before the recording, which cannot be compared with anything; an answer that went well.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest', 'tokenResponse', 'authorizationResponse'],
  messages: {
    absent: 'The refresh request has no refresh_token.',
    empty: 'The refresh request has a refresh_token without a value{given}.',
    nothing: 'The refresh request sends the word “{word}” as refresh_token, which a program writes where a value was missing{given}.',
    otherValue: 'The refresh request sends {value} as refresh_token.',
    altered: 'The refresh_token of the request is the one that was received, but {change}.',
  },

  check({ refreshExchanges, tokenExchanges, authorizationResponse }, conclude) {
    const verdicts = refreshExchanges.map(({ request, outcome, response }) => {
      if ((outcome !== 'refused' && outcome !== 'unreadable') || !response) return conclude.sound();
      const token = read(request, 'refresh_token');
      if (token.state === 'unobserved') return conclude.inconclusive(token.because);
      if (token.state === 'absent') return conclude.faulty('absent', {}, [token.at]);
      const before = answersBefore(request, [...tokenExchanges, ...refreshExchanges]);
      const received = before
        .map((answer) => read(answer, 'refresh_token'))
        .filter((each) => each.state === 'present' && each.value !== '');
      const given = before.length && !received.length ? '; the token answers of this recording brought none' : '';
      if (token.value === '') return conclude.faulty('empty', { given }, [token.at]);
      if (isLiteralNothing(token.value)) return conclude.faulty('nothing', { word: token.value, given }, [token.at]);
      if (received.some((each) => each.state === 'present' && each.value === token.value)) return conclude.sound();
      const other = otherValue(token.value, [...before, ...(authorizationResponse ? [authorizationResponse] : [])]);
      if (other) return conclude.faulty('otherValue', { value: other }, [token.at]);
      for (const each of [...received].reverse()) {
        if (each.state !== 'present') continue;
        const difference = valueDifference(each.value, token.value, each.raw);
        if (difference.kind !== 'unrelated' && isTelling(difference, each.value))
          return conclude.faulty('altered', { change: changeText(difference, each.value.length) }, [token.at, each.at]);
      }
      return conclude.inconclusive('recording-started-late');
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      afterSignIn(refresh(denied(), { refresh_token: firstToken.slice(0, 16) })),
      afterSignIn(refresh(denied(), { refresh_token: '2YotnFZFEjr1zCsicMWpAA' })),
    ],
    sound: [afterSignIn(refresh(denied())), afterSignIn(refresh(granting()))],
  },
});

const answersBefore = (request: OAuthMessage, exchanges: readonly TokenExchange[]): OAuthMessage[] =>
  exchanges
    .flatMap(({ response }) => (response && response.endedAt <= request.at ? [response] : []))
    .sort((one, other) => one.endedAt - other.endedAt);

/** What else of this sign-in was sent, where that can be told. */
function otherValue(sent: string, messages: readonly OAuthMessage[]): string | undefined {
  const name = ['access_token', 'id_token', 'code'].find((each) => messages.some((message) => textOf(message, each) === sent));
  if (name) return `the ${name} of this sign-in`;
  const jwt = readJwt(sent);
  const type = jwt.readable ? jwt.jwt.header.typ : undefined;
  return typeof type === 'string' && /^(?:application\/)?at\+jwt$/i.test(type)
    ? 'an access token (its header says typ “at+jwt”)'
    : undefined;
}

/** Tokens of one server begin alike: a stretch in the middle that differs may be another token altogether. */
const isTelling = (difference: ValueDifference, received: string) =>
  difference.kind !== 'one-place' || (difference.received <= 3 && difference.sent <= 3 && received.length >= 16);
