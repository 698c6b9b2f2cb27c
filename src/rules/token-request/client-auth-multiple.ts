import { wasIssued } from '../../flow/answer.ts';
import type { Evidence } from '../../http/exchange.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf } from '../wording.ts';

export default defineRule({
  id: 'client-auth-multiple',
  stage: 'token-request',
  title: 'Two client authentication methods in one request',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '2.3'), rfc(6749, '5.2')],
  why: 'A client must prove who it is in exactly one way. Given two, the server cannot know which one counts and answers invalid_request or invalid_client.',
  fix: 'Keep one method: the Authorization header, client_secret in the body, or client_assertion. A page in the browser needs none of them, for it can keep no secret. Libraries add the header by themselves when they are given a secret.',
  notToBeConfusedWith: 'A client_id in the body beside Basic credentials, which only repeats the name.',
  needs: ['tokenRequest'],
  messages: { multiple: 'The token request authenticates the client in {count} ways at once: {methods}.' },

  check({ tokenRequest, tokenExchanges }, conclude) {
    const found: { method: string; at: Evidence }[] = [];
    const header = readHeader(tokenRequest, 'authorization');
    if (header.state === 'present' && /^basic\s/i.test(header.value)) found.push({ method: 'Authorization: Basic', at: header.at });
    for (const name of ['client_secret', 'client_assertion']) {
      const reading = read(tokenRequest, name);
      if (reading.state === 'unobserved' && reading.because !== 'redacted') return conclude.inconclusive(reading.because);
      if (reading.state === 'present' && reading.value !== '') found.push({ method: name, at: reading.at });
    }
    const [first, second, ...more] = found;
    if (first && second) {
      const values = { count: found.length, methods: listOf(found.map(({ method }) => method)) };
      const instead = wasIssued(tokenRequest, tokenExchanges) ? ({ severity: 'note' } as const) : {};
      return conclude.faulty('multiple', values, [first.at, second.at, ...more.map(({ at }) => at)], instead);
    }
    return header.state === 'unobserved' && found.length === 1 ? conclude.inconclusive(header.because) : conclude.sound();
  },

  examples: {
    faulty: [
      inOrder(
        authorize(),
        redeem({ client_secret: 'a-secret-0001' }, '> Authorization: Basic c3BhLTE6YS1zZWNyZXQtMDAwMQ=='),
        '< 400 {"error":"invalid_request"}',
      ),
    ],
    sound: [signIn(), signIn({ redeem: redeem({}, '> Authorization: Basic c3BhLTE6YS1zZWNyZXQtMDAwMQ==') })],
  },
});
