import { read } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'response-mode-unsafe',
  stage: 'authorization-request',
  title: 'Response mode exposes tokens in the query',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('Multiple Response Types', '3'), specification('Multiple Response Types', '5'), specification('JARM', '2.3.1')],
  why: 'What stands in the query of an address is sent to servers, written into logs and passed on to other sites. Tokens must never travel there.',
  fix: 'Send response_mode=form_post or fragment, or ask for response_type=code alone and take the tokens from the token endpoint.',
  notToBeConfusedWith: 'The query mode with a code alone, which is the ordinary case.',

  needs: ['authorizationRequest'],
  messages: {
    query: 'The response_mode is query, but the response_type {type} brings a token, which must not stand in a query.',
    queryJwt:
      'The response_mode is query.jwt, but the response_type {type} brings a token, which may stand in a query only inside an encrypted JWT.',
  },

  check({ authorizationRequest }, conclude) {
    const mode = read(authorizationRequest, 'response_mode');
    const type = read(authorizationRequest, 'response_type');
    if (mode.state === 'unobserved') return conclude.inconclusive(mode.because);
    if (type.state === 'unobserved') return conclude.inconclusive(type.because);
    if (mode.state === 'absent' || type.state === 'absent') return conclude.notApplicable();
    const bringsToken = spaceSeparated(type.value).some((each) => each === 'token' || each === 'id_token');
    const values = { type: quote(type.value) };
    if (bringsToken && mode.value === 'query') return conclude.faulty('query', values, [mode.at, type.at]);
    if (bringsToken && mode.value === 'query.jwt') return conclude.faulty('queryJwt', values, [mode.at, type.at], { severity: 'warning' });
    return conclude.sound();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code%20id_token&response_mode=query&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n1&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&response_mode=query&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&nonce=n1&state=s1`,
    ],
  },
});
