import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { type OAuthMessage, readAll, textOf } from '../../oauth/message.ts';
import { flatName, nameDistance } from '../../oauth/near-name.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

/** Looked for by likeness, for a message without them cannot be meant. */
const required = {
  authorization: ['response_type', 'client_id', 'redirect_uri', 'code_challenge', 'code_challenge_method'],
  token: ['grant_type', 'client_id', 'redirect_uri', 'code_verifier'],
  refresh: ['grant_type', 'client_id', 'refresh_token'],
} as const;

/** Looked for by another writing of the same name only: vendors have names that come near them. */
const optional = ['scope', 'state', 'nonce', 'code', 'response_mode', 'login_hint', 'client_secret'];

const otherWritings = new Map([
  ['scopes', 'scope'],
  ['redirecturl', 'redirect_uri'],
  ['returnuri', 'redirect_uri'],
]);

// Real parameters that resemble another one, of the registry and of vendors.
const known = new Set([
  ...[
    'client_key',
    'client_info',
    'client_name',
    'client_type',
    'client_assertion',
    'client_assertion_type',
    'client_secret',
    'code',
    'code_id',
  ],
  ...['user_scope', 'grant_id', 'request_uri', 'request_type', 'token_type', 'response_mode', 'post_logout_redirect_uri', 'code_challenge'],
  ...['code_challenge_method', 'redirect_uri', 'client_id', 'response_type', 'code_verifier', 'grant_type', 'refresh_token', 'resource'],
]);

export default defineRule({
  id: 'param-misspelled',
  stage: 'authorization-request',
  title: 'A parameter name looks like a misspelling',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1'), rfc(6749, '3.2')],
  why: 'A server passes over every parameter that it does not know. A name with one wrong letter therefore acts as if the parameter had not been sent.',
  fix: 'Write the parameter’s name exactly as the specification has it, with small letters and underscores.',
  notToBeConfusedWith:
    'Names that vendors really use, such as client_key or user_scope, and additions beside the parameter with the right name.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'pushedAuthorizationRequest', 'tokenRequest', 'refreshRequest'],
  messages: {
    escaped: 'The {what} carries {used} but no {expected}: each “&” was written as “&amp;”, as in HTML, which no URL and no form may have.',
    misspelled: 'The {what} carries {used} but no {expected}: the name looks like a misspelling of it.',
  },

  check(flow, conclude) {
    const { authorizationRequest, authorizationResponse, pushedAuthorizationRequest, tokenRequest, refreshRequest, derived } = flow;
    const granted = authorizationOutcome(authorizationResponse, derived) === 'granted';
    const steps: { what: string; message: OAuthMessage | undefined; names: readonly string[]; passed: boolean }[] = [
      { what: 'authorization request', message: authorizationRequest, names: required.authorization, passed: granted },
      { what: 'pushed authorization request', message: pushedAuthorizationRequest, names: required.authorization, passed: granted },
      { what: 'token request', message: tokenRequest, names: required.token, passed: derived.issued },
      { what: 'refresh request', message: refreshRequest, names: required.refresh, passed: derived.issued },
    ];
    return conclude.together(
      steps.flatMap(({ what, message, names, passed }) => {
        if (!message?.parameters.observed || message.opaque) return [];
        const parameters = message.parameters.value.slice(0, 200);
        return parameters.flatMap(({ name, at }) => {
          if (known.has(name) || name.length > 60) return [];
          const escaped = /^amp;./.test(name);
          const expected = escaped ? name.slice(4) : nameMeant(name, names);
          if (expected === undefined || textOf(message, expected) !== undefined || readAll(message, expected).length) return [];
          // A request with a pushed or signed part need not repeat the rest.
          if (message !== tokenRequest && readAll(message, 'request_uri').length + readAll(message, 'request').length) return [];
          const values = { what, used: quote(name), expected: quote(expected) };
          return [
            conclude.faulty(
              escaped ? 'escaped' : 'misspelled',
              values,
              [at],
              passed ? { severity: 'note' } : escaped ? { severity: 'error' } : {},
            ),
          ];
        });
      }),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_url=https%3A%2F%2Fapp.example%2Fcb&state=s1`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challange=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&redirect_url=https%3A%2F%2Fapp.example%2Fhome&state=s1`,
    ],
  },
});

function nameMeant(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name) || optional.includes(name)) return undefined;
  const flat = flatName(name);
  const sameFlat = [...names, ...optional].find((each) => flatName(each) === flat) ?? otherWritings.get(flat);
  return sameFlat ?? names.find((each) => nameDistance(flat, flatName(each)) <= 2);
}
