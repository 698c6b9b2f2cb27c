import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import type { OAuthMessage, Parameter } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

// RFC 8707 §2 and RFC 8693 §2.1 let these repeat.
const mayRepeat = new Set(['resource', 'audience']);

const defined = new Set([
  ...[
    'response_type',
    'response_mode',
    'client_id',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'prompt',
    'max_age',
    'request',
    'request_uri',
  ],
  ...[
    'code_challenge',
    'code_challenge_method',
    'code_verifier',
    'code',
    'iss',
    'error',
    'grant_type',
    'client_secret',
    'client_assertion',
  ],
  ...[
    'refresh_token',
    'access_token',
    'id_token',
    'login_hint',
    'id_token_hint',
    'dpop_jkt',
    'claims',
    'display',
    'acr_values',
    'ui_locales',
  ],
]);

export default defineRule({
  id: 'param-duplicated',
  stage: 'authorization-request',
  title: 'A parameter is sent more than once',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1'), rfc(6749, '3.2'), specification('OAuth 2.1', '3.1')],
  why: 'When a parameter stands there twice, one program reads the first and another the last. Servers must therefore refuse such a request, even when both values are the same.',
  fix: 'Use url.searchParams.set(name, value) in place of append, and look for values that the configured address already carries.',
  notToBeConfusedWith: 'Parameters that may repeat, such as resource and audience, and names that only differ in their letters’ case.',

  needs: ['authorizationRequest'],
  uses: ['pushedAuthorizationRequest', 'authorizationResponse', 'tokenRequest'],
  messages: {
    duplicated: 'The {what} carries {name} {times}, {values}.',
    foreign: 'The {what} carries {name} {times}, {values}. It is no parameter of OAuth, so most servers pass over it.',
  },

  check({ authorizationRequest, pushedAuthorizationRequest, authorizationResponse, tokenRequest, derived }, conclude) {
    const granted = authorizationOutcome(authorizationResponse, derived) === 'granted';
    const messages: { what: string; message: OAuthMessage | undefined; passed: boolean }[] = [
      { what: 'pushed authorization request', message: pushedAuthorizationRequest, passed: granted },
      { what: 'authorization request', message: authorizationRequest, passed: granted },
      { what: 'authorization response', message: authorizationResponse, passed: derived.issued },
      { what: 'token request', message: tokenRequest, passed: derived.issued },
    ];
    return conclude.together(
      messages.flatMap(({ what, message, passed }) => {
        if (!message?.parameters.observed) return [];
        if (message === tokenRequest && message.opaque) return [conclude.inconclusive(message.opaque)];
        return repeated(message.parameters.value).map(([first, ...more]) => {
          const times = more.length === 1 ? 'twice' : `${more.length + 1} times`;
          const values = more.every(({ value }) => value === first.value) ? 'with the same value' : 'with different values';
          const at = [first.at, more.at(-1)!.at] as const;
          const texts = { what, name: quote(first.name), times, values };
          if (!defined.has(first.name)) return conclude.faulty('foreign', texts, at, { severity: 'note' });
          return conclude.faulty('duplicated', texts, at, passed ? { severity: 'warning' } : {});
        });
      }),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&scope=openid&scope=api`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example`,
    ],
  },
});

/** Parameters of one name that came by the URL or the body; what a request object repeats is there for compatibility. */
function repeated(parameters: readonly Parameter[]): [Parameter, ...Parameter[]][] {
  const byName = new Map<string, [Parameter, ...Parameter[]]>();
  for (const parameter of parameters) {
    if (parameter.carrier === 'pushed' || parameter.carrier === 'request-object' || mayRepeat.has(parameter.name)) continue;
    const group = byName.get(parameter.name);
    if (group) group.push(parameter);
    else byName.set(parameter.name, [parameter]);
  }
  return [...byName.values()].filter((group) => group.length > 1 && !group[0].name.endsWith('[]')).slice(0, 10);
}
