import { jsonMembers } from '../../oauth/json-body.ts';
import { readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-content-type-wrong',
  stage: 'token-response',
  title: 'The JSON of the token endpoint is labelled as something else',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1'), rfc(6749, '5.2')],
  why: 'The answer is JSON, but its Content-Type says otherwise. A strict client goes by the label and does not read it.',
  fix: 'Let the server answer with `Content-Type: application/json`.',
  notToBeConfusedWith: 'A label with parameters, such as a charset, or one that ends in +json.',

  needs: ['tokenResponse'],
  messages: {
    other: 'The token endpoint answered with JSON that is labelled {type} in place of application/json.',
    missing: 'The token endpoint answered with JSON and without a Content-Type header.',
  },

  check({ tokenResponse }, conclude) {
    if (!tokenResponse.body.observed) return conclude.inconclusive(tokenResponse.body.because);
    if (!jsonMembers(tokenResponse)) return conclude.notApplicable();
    const header = readHeader(tokenResponse, 'content-type');
    if (header.state === 'unobserved') return conclude.inconclusive(header.because);
    if (header.state === 'absent') return conclude.faulty('missing', {}, [header.at]);
    const type = header.value.split(';')[0]!.trim().toLowerCase();
    if (type === 'application/json' || type.endsWith('+json')) return conclude.sound();
    return conclude.faulty('other', { type: quote(type) }, [header.at]);
  },

  examples: {
    faulty: [
      signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', 'Content-Type: text/html') }),
    ],
    sound: [
      signIn({
        answer: answered(
          200,
          '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}',
          'Content-Type: application/json;charset=UTF-8',
        ),
      }),
    ],
  },
});
