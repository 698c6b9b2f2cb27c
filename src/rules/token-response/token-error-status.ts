import { readHeader, readOtherHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-error-status',
  stage: 'token-response',
  title: 'The error came with an unexpected HTTP status',
  severity: 'warning',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.2'), specification('OAuth 2.1', '3.2.4')],
  why: 'An error of the token endpoint has status 400, or 401 when the client could not be authenticated. A client that looks at the status only takes another one for something else, in the worst case for success.',
  fix: 'Decide in the client by the member `error` of the body, not by the status. The server should answer with 400.',
  notToBeConfusedWith: 'Habits of known servers: Auth0 refuses a code with 403, GitHub reports errors with 200.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    success: 'The error {error} came with status {status}, which says that all went well.',
    serverFault: 'The error {error} came with status {status}, which says that the server itself failed.',
    unusual: 'The error {error} came with status {status} in place of 400.',
    challengeMissing:
      'The client authenticated itself by the Authorization header and got status 401 without the WWW-Authenticate header that belongs to it.',
  },

  check({ tokenExchanges, provider }, conclude) {
    const verdicts = tokenExchanges.map(({ response, error, outcome }) => {
      if (!response || error === undefined || outcome === 'nonce-asked' || outcome === 'pending') return undefined;
      const status = response.status ?? 0;
      const at = [{ exchange: response.exchange, part: 'response-body', name: 'error' }] as const;
      if (status === 400) return conclude.sound();
      if (status === 401) {
        const challenge = readHeader(response, 'www-authenticate');
        const tried = readOtherHeader(response, 'authorization').state === 'present';
        return tried && challenge.state === 'absent'
          ? conclude.faulty('challengeMissing', {}, [challenge.at], { severity: 'note' })
          : conclude.sound();
      }
      if (provider?.tokenErrorStatus?.value.includes(status)) return conclude.sound();
      const known = provider?.errors.some((each) => each.httpStatus === status) ? ({ severity: 'note' } as const) : undefined;
      const values = { error: quote(error), status };
      if (status >= 200 && status < 300) return conclude.faulty('success', values, at, known);
      if (status >= 500) return conclude.faulty('serverFault', values, at, known);
      return conclude.faulty('unusual', values, at, { severity: 'note' });
    });
    const judged = verdicts.filter((verdict) => verdict !== undefined);
    return judged.length ? conclude.together(judged) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      signIn({ answer: answered(200, '{"error":"invalid_grant"}') }),
      signIn({ answer: answered(403, '{"error":"invalid_grant"}') }),
    ],
    sound: [signIn({ answer: refused })],
  },
});
