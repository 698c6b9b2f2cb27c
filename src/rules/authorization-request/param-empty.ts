import { type OAuthMessage, readAll } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { listOf } from '../wording.ts';

const inRequest = ['client_id', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method'];
const inTokenRequest = ['client_id', 'redirect_uri', 'code', 'code_verifier'];

export default defineRule({
  id: 'param-empty',
  stage: 'authorization-request',
  title: 'A parameter is sent without a value',
  severity: 'warning',
  effects: ['hinders', 'breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1'), rfc(6749, '3.2')],
  why: 'A parameter without a value counts as not sent at all. The program that built the request had nothing to put there, so what it was meant to do does not happen.',
  fix: 'Fill the parameter or leave it out; where it is empty, look for the variable that should have held the value.',
  notToBeConfusedWith: 'Parameters of vendors that may be empty, and recordings from which every value was taken out.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  messages: {
    empty: 'The {what} carries {names} without a value, which counts as not sent.',
  },

  check({ authorizationRequest, tokenRequest, derived }, conclude) {
    const steps: { what: string; message: OAuthMessage | undefined; names: string[] }[] = [
      { what: 'authorization request', message: authorizationRequest, names: inRequest },
      { what: 'token request', message: tokenRequest, names: inTokenRequest },
    ];
    return conclude.together(
      steps.flatMap(({ what, message, names }) => {
        if (!message?.parameters.observed) return [];
        if (message === tokenRequest && message.opaque) return [conclude.inconclusive(message.opaque)];
        const { value: parameters } = message.parameters;
        if (parameters.length > 2 && parameters.every(({ value }) => value === '')) return [conclude.inconclusive('redacted')];
        const empty = names.filter((name) => readAll(message, name).length && readAll(message, name).every(({ value }) => value === ''));
        const [first, ...more] = empty.map((name) => readAll(message, name)[0]!.at);
        if (!first) return [];
        return [conclude.faulty('empty', { what, names: listOf(empty) }, [first, ...more], derived.issued ? { severity: 'note' } : {})];
      }),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&login_hint=&scope=`,
    ],
  },
});
