import { jsonMembers } from '../../oauth/json-body.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'expires-in-invalid',
  stage: 'token-response',
  title: 'The answer does not say in numbers how long the token lives',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1'), specification('OAuth 2.1', '3.2.3')],
  why: 'expires_in is a number of seconds. From a text or from nothing, a client may compute that the token never expires, or that it has expired already.',
  fix: 'Let the server send `"expires_in":3600`, without quotation marks. In the client, use `Number(expires_in)` and fall back to a short time.',
  notToBeConfusedWith: 'A fraction or a large number, which are numbers too.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    missing: 'The answer with the access token has no expires_in.',
    text: 'expires_in is the text {value} in place of a number.',
    impossible: 'expires_in is {value}: a token with that lifetime has expired before it is used.',
    noNumber: 'expires_in is {value}, which is no number of seconds.',
  },

  check({ tokenExchanges }, conclude) {
    const issued = tokenExchanges.filter(({ response }) => textOf(response, 'access_token') !== undefined);
    if (!issued.length) return conclude.notApplicable();
    return conclude.together(
      issued.map(({ response }) => {
        const members = jsonMembers(response!);
        if (!members) return conclude.sound(); // token-not-json says it.
        const value = members.expires_in;
        const at = [{ exchange: response!.exchange, part: 'response-body', name: 'expires_in' }] as const;
        if (value === undefined || value === null) return conclude.faulty('missing', {}, at);
        const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        if (typeof seconds !== 'number' || Number.isNaN(seconds))
          return conclude.faulty('noNumber', { value: quote(jsonText(value)) }, at, { severity: 'warning' });
        if (seconds <= 0) return conclude.faulty('impossible', { value: seconds }, at, { severity: 'warning' });
        return typeof value === 'string' ? conclude.faulty('text', { value: quote(value) }, at) : conclude.sound();
      }),
    );
  },

  examples: {
    faulty: [
      signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":"3600"}') }),
      signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":-1}') }),
    ],
    sound: [signIn()],
  },
});
