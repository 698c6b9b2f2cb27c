import { read } from '../../oauth/message.ts';
import { challengeMethods } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'challenge-method-unknown',
  stage: 'authorization-request',
  title: 'code_challenge_method is not a registered value',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(7636, '4.4.1'), rfc(7636, '6.2.1')],
  why: 'The method’s name is compared letter by letter, and only S256 and plain are registered. A server that does not know the name refuses the request, or takes the challenge for a plain one.',
  fix: 'Send code_challenge_method=S256, with a capital S and nothing before or after it.',
  notToBeConfusedWith: 'A method without a value counts as not sent at all and is judged as such.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    unknown: 'The code_challenge_method is {value}, which is not a registered method.',
    meantS256: 'The code_challenge_method is {value} in place of S256: {how}.',
    meantPlain: 'The code_challenge_method is {value} in place of plain: {how}.',
  },

  check({ authorizationRequest, derived, provider }, conclude) {
    const method = read(authorizationRequest, 'code_challenge_method');
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    if (method.state === 'absent' || method.value === '') return conclude.notApplicable();
    if ([...challengeMethods, ...(provider?.challengeMethods?.value ?? [])].some((name) => name === method.value)) return conclude.sound();
    const values = { value: quote(method.value) };
    const instead = derived.issued ? ({ severity: 'warning' } as const) : {};
    const bare = method.value.slice(0, 40).replace(/^[\s"'“]+|[\s"'”]+$/g, '');
    const isBare = bare === method.value;
    if (/^s256$/i.test(bare)) {
      const how = isBare
        ? 'the S is a small letter'
        : bare === 'S256'
          ? 'something stands around the name'
          : 'the case and what stands around the name are wrong';
      return conclude.faulty('meantS256', { ...values, how }, [method.at], instead);
    }
    if (/^(?:sha-?_?256|s-256|s_256|s512|rs256|hs256|es256)$/i.test(bare))
      return conclude.faulty('meantS256', { ...values, how: 'that names a hash or a signature, not the method' }, [method.at], instead);
    if (/^plain$/i.test(bare))
      return conclude.faulty(
        'meantPlain',
        { ...values, how: 'the name is written in small letters with nothing around it' },
        [method.at],
        instead,
      );
    return conclude.faulty('unknown', values, [method.at], instead);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=SHA-256`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});
