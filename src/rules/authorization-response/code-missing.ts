import { read, textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'code-missing',
  stage: 'authorization-response',
  title: 'The response carries neither a code nor an error',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), specification('Multiple Response Types', '2.1')],
  why: 'The browser came back to the application, but without the code that it would exchange for tokens. The sign-in ends here, usually with a blank page or “missing code”.',
  fix: 'Check response_type (it must contain code) and response_mode, and look for a proxy or a router that drops the query on the way to the page.',
  notToBeConfusedWith:
    'A response in the fragment: the part after # is often missing in recordings although the page sees it. A health check, a prefetch or a favicon request may hit the same path.',
  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'callback'],
  messages: {
    missing: 'The browser returned to {place} without code and without error; the response carries {names}.',
    empty: 'The response has a code parameter, but it is empty.',
  },

  check({ authorizationRequest, authorizationResponse, callback, derived }, conclude) {
    const answer = authorizationResponse ?? callback;
    if (!answer) return conclude.notApplicable();
    const type = textOf(authorizationRequest, 'response_type');
    if (type !== undefined && !type.split(' ').includes('code')) return conclude.notApplicable();
    if (!authorizationResponse && answer.context.resourceType && !/^(document|navigation)$/.test(answer.context.resourceType)) {
      return conclude.notApplicable();
    }
    for (const name of ['code', 'error', 'response']) {
      const reading = read(answer, name);
      if (reading.state === 'unobserved') return conclude.inconclusive(reading.because);
      if (reading.state === 'present' && reading.value !== '') return conclude.sound();
    }
    if (derived.issued) return conclude.inconclusive('fragment-stripped');
    const code = read(answer, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'present') return conclude.faulty('empty', {}, [code.at]);
    const names = answer.parameters.observed ? [...new Set(answer.parameters.value.map(({ name }) => name))].slice(0, 8) : [];
    const values = { place: quote(answer.endpoint), names: names.length ? `only ${listOf(names.map(quote))}` : 'no parameter at all' };
    return conclude.faulty('missing', values, [code.at]);
  },

  examples: {
    faulty: [authorize({}, { code: undefined }), authorize({}, { code: '' })],
    sound: [signIn(), authorize({}, { code: undefined, error: 'access_denied' })],
  },
});
