import { readJwt } from '../../oauth/jwt.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { countOf } from '../wording.ts';

export default defineRule({
  id: 'state-missing-in-response',
  stage: 'authorization-response',
  title: 'The response lost the state',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '4.1.2.1'), rfc(6749, '10.12')],
  why: 'The client sent a state so that it could recognise its own sign-in when the browser returns. Without it the client cannot tell an answer to its request from one that somebody else started.',
  fix: 'Reject this response. Find who drops the parameter: the server, or a proxy or router between it and the page.',
  notToBeConfusedWith:
    'A response packed into a JWT (JARM), which has the state inside, and an error page of the server, which has none because it is no redirect.',
  needs: ['authorizationRequest', 'authorizationResponse'],
  messages: {
    missing: 'The request carried a state of {length}, but the response has no state.',
    empty: 'The request carried a state of {length}, but the state in the response is empty.',
  },

  check({ authorizationRequest, authorizationResponse }, conclude) {
    const sent = read(authorizationRequest, 'state');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || sent.value === '') return conclude.notApplicable();
    const returned = read(authorizationResponse, 'state');
    if (returned.state === 'unobserved') return conclude.inconclusive(returned.because);
    if (returned.state === 'present' && returned.value !== '') return conclude.sound();
    const packed = textOf(authorizationResponse, 'response');
    if (packed !== undefined) {
      const jwt = readJwt(packed);
      if (!jwt.readable) return conclude.inconclusive('encrypted');
      if (typeof jwt.jwt.claims.state === 'string') return conclude.sound();
    }
    const values = { length: countOf(sent.value.length, 'character') };
    return conclude.faulty(returned.state === 'present' ? 'empty' : 'missing', values, [returned.at, sent.at]);
  },

  examples: { faulty: [authorize({}, { state: undefined })], sound: [signIn()] },
});
