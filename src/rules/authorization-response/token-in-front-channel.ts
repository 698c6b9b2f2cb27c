import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { countOf } from '../wording.ts';

export default defineRule({
  id: 'token-in-front-channel',
  stage: 'authorization-response',
  title: 'An access token came back in the URL',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.2'), rfc(9700, '4.3.2'), rfc(10017, '7.2')],
  why: 'What stands in a URL ends up in the history, in logs and in Referer headers, and every script of the page can read it. An access token there can be stolen and used by anyone; PKCE does not protect it.',
  fix: 'Use response_type=code with PKCE and fetch the access token from the token endpoint.',
  notToBeConfusedWith: 'A code in the URL, which is worthless without the verifier, and an id_token alone.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest'],
  messages: {
    query: 'An access token of {length} came back in the query of the redirect, which servers and proxies log.',
    fragment: 'An access token of {length} came back in the fragment of the redirect, although it was not asked for.',
    asked: 'An access token of {length} came back in the fragment, as response_type asked for (implicit flow).',
    form: 'An access token of {length} came back through the browser in a form post.',
  },

  check({ authorizationRequest, authorizationResponse }, conclude) {
    const token = read(authorizationResponse, 'access_token');
    if (token.state === 'unobserved') return conclude.inconclusive(token.because);
    if (token.state === 'absent' || token.value === '') return conclude.sound();
    const length = { length: countOf(token.value.length, 'character') };
    if (authorizationResponse.delivered === 'query') return conclude.faulty('query', length, [token.at]);
    if (authorizationResponse.delivered === 'form_post') return conclude.faulty('form', length, [token.at], { severity: 'warning' });
    const asked = (textOf(authorizationRequest, 'response_type') ?? '').split(' ').includes('token');
    return asked ? conclude.faulty('asked', length, [token.at], { severity: 'warning' }) : conclude.faulty('fragment', length, [token.at]);
  },

  examples: {
    faulty: [
      authorize({ response_type: 'token' }, { code: undefined, access_token: '2YotnFZFEjr1zCsicMWpAA' }).replace('/cb?', '/cb#'),
      authorize({}, { access_token: '2YotnFZFEjr1zCsicMWpAA' }),
    ],
    sound: [signIn()],
  },
});
