import { formPairs, urlParts } from '../../http/url.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'code-and-error',
  stage: 'authorization-response',
  title: 'The response contains both a code and an error',
  severity: 'warning',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '4.1.2.1')],
  why: 'A response is either a success with a code or a failure with an error. With both in it, one client goes on and another stops, and neither is wrong.',
  fix: 'Treat the response as an error and do not redeem the code; ask the server’s operator why both were sent.',
  notToBeConfusedWith:
    'An error parameter that the application itself put into the query of its redirect URI and that the server must keep.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest'],
  messages: { both: 'The response carries a code and the error {error} at the same time.' },

  check({ authorizationRequest, authorizationResponse }, conclude) {
    const code = read(authorizationResponse, 'code');
    const error = read(authorizationResponse, 'error');
    if (code.state === 'absent' || error.state === 'absent') return conclude.sound();
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (error.state === 'unobserved') return conclude.inconclusive(error.because);
    if (code.value === '' || error.value === '') return conclude.sound();
    const own = formPairs(urlParts(textOf(authorizationRequest, 'redirect_uri') ?? '').query);
    if (own.some((pair) => pair.name === 'error')) return conclude.sound();
    return conclude.faulty('both', { error: quote(error.value) }, [error.at, code.at]);
  },

  examples: { faulty: [authorize({}, { error: 'server_error' })], sound: [signIn()] },
});
