import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'enf-state-not-returned',
  stage: 'enforcement',
  title: 'The server did not give the state back',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '10.12')],
  why: 'The client sends a state to recognise its own sign-in when the browser comes back. The server has to return it unchanged; without it the client cannot tell its answer from a forged one.',
  fix: 'Server: put the state of the request into every answer, byte for byte. Look at gateways and rewriting rules between server and browser.',
  notToBeConfusedWith: 'A state that came back changed, and an answer in a signed token (JARM), where the state is inside.',

  needs: ['authorizationRequest', 'authorizationResponse'],
  messages: { dropped: 'The authorization request carries a state, but the server sent the code back without one.' },

  check({ authorizationRequest, authorizationResponse }, conclude) {
    const sent = read(authorizationRequest, 'state');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || !sent.value) return conclude.notApplicable();
    const code = read(authorizationResponse, 'code');
    if (code.state === 'absent') return conclude.notApplicable();
    const returned = read(authorizationResponse, 'state');
    if (returned.state === 'unobserved') return conclude.inconclusive(returned.because);
    return returned.state === 'present' && returned.value ? conclude.sound() : conclude.faulty('dropped', {}, [returned.at, sent.at]);
  },

  examples: {
    faulty: [signIn({ authorize: authorize({}, { state: undefined }) })],
    sound: [signIn()],
  },
});
