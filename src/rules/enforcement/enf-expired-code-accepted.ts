import { acceptedExchange } from '../../flow/acceptance.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'enf-expired-code-accepted',
  stage: 'enforcement',
  title: 'The server accepted a very old code',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2')],
  why: 'A code should live for ten minutes at most, so that one that leaks is worthless soon. This server took an older one.',
  fix: 'Server: shorten the lifetime of codes; a minute is enough for a page.',
  notToBeConfusedWith: 'The time that the user spends on the sign-in page, which does not count.',

  needs: ['authorizationResponse', 'tokenRequest'],
  uses: ['tokenResponse'],
  messages: { accepted: 'In this recording the server accepted a code {age} after it had come back to the browser.' },

  check({ authorizationResponse, tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const code = read(accepted.request, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent' || code.value !== textOf(authorizationResponse, 'code')) return conclude.notApplicable();
    const age = accepted.request.at - authorizationResponse.at;
    return age > 600_000 ? conclude.faulty('accepted', { age: milliseconds(age) }, [code.at]) : conclude.sound();
  },

  examples: {
    faulty: [inOrder(authorize(), '@ +900s', redeem(), issued)],
    sound: [signIn()],
  },
});
