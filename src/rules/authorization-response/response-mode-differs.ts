import { read, textOf } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';

const words = { query: 'the query', fragment: 'the fragment (after #)', form_post: 'a form post' } as const;
type Mode = keyof typeof words;

export default defineRule({
  id: 'response-mode-differs',
  stage: 'authorization-response',
  title: 'The response came back by another channel than requested',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [
    specification('Multiple Response Types', '2.1'),
    specification('Multiple Response Types', '5'),
    specification('Form Post Response Mode', '2'),
    specification('JARM', '2.3'),
  ],
  why: 'The page looks for the code in one place and the server put it into another. A page that reads location.search sees nothing of a fragment, and a script sees nothing of a form post.',
  fix: 'Ask for the response_mode that the callback page reads, or read the place that the server uses; look at the response mode setting of this client at the server.',
  notToBeConfusedWith: 'An error response: a server that does not know the requested mode may answer with the error in the default one.',
  needs: ['authorizationRequest', 'authorizationResponse'],
  messages: { differs: 'The response was expected in {expected} ({reason}), but it came in {found}.' },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const found = authorizationResponse.delivered;
    if (!found) return conclude.notApplicable();
    const mode = read(authorizationRequest, 'response_mode');
    if (mode.state === 'unobserved') return conclude.inconclusive(mode.because);
    const type = read(authorizationRequest, 'response_type');
    const asked = mode.state === 'present' && mode.value !== '' ? mode.value.replace(/\.?jwt$/, '') : '';
    if (asked === '' && type.state !== 'present') {
      return type.state === 'unobserved' ? conclude.inconclusive(type.because) : conclude.notApplicable();
    }
    const types = type.state === 'present' ? type.value.split(' ') : [];
    const byType: Mode = types.includes('token') || types.includes('id_token') ? 'fragment' : 'query';
    const expected = asked === '' ? byType : asked;
    if (!isMode(expected)) return conclude.notApplicable();
    if (found === expected || textOf(authorizationResponse, 'error') !== undefined) return conclude.sound();
    const reason = asked === '' ? 'the default for this response_type' : `response_mode=${asked}`;
    const at = mode.state === 'present' ? mode.at : type.state === 'present' ? type.at : mode.at;
    const answered = read(authorizationResponse, 'code');
    const where = answered.state === 'unobserved' ? ([at] as const) : ([answered.at, at] as const);
    const values = { expected: words[expected], reason, found: words[found] };
    return conclude.faulty('differs', values, where, derived.issued ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [authorize().replace('/cb?code', '/cb#code')],
    sound: [signIn(), signIn({ authorize: authorize({ response_mode: 'fragment' }).replace('/cb?code', '/cb#code') })],
  },
});

const isMode = (text: string): text is Mode => Object.hasOwn(words, text);
