import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { isPlaceholder, readAll } from '../../oauth/message.ts';
import { schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'resource-invalid',
  stage: 'authorization-request',
  title: 'resource indicator is not a valid URI',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(8707, '2')],
  why: 'The resource names the API that the token is for, as a whole address. With anything else a server cannot find the API and answers invalid_target, or leaves the wish aside.',
  fix: 'Send the API’s absolute address without a fragment, such as resource=https://api.example/, once for each API.',
  notToBeConfusedWith: 'Entra ID’s older endpoints, which take an application’s id here, and the audience parameter of other servers.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest', 'authorizationResponse'],
  messages: {
    fragment: 'The resource {value} contains a fragment.',
    relative: 'The resource {value} is not an absolute URI.',
    empty: 'The resource has no value.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, derived, provider }, conclude) {
    const resources = [authorizationRequest, tokenRequest].flatMap((message) => (message ? readAll(message, 'resource').slice(0, 20) : []));
    if (resources.length === 0 || provider?.id === 'microsoft-entra') return conclude.notApplicable();
    const granted = authorizationOutcome(authorizationResponse, derived) === 'granted' && !derived.failure;
    const instead = granted ? ({ severity: 'note' } as const) : {};
    return conclude.together(
      resources.map(({ value, at }) => {
        if (isPlaceholder(value)) return conclude.inconclusive('redacted');
        if (value === '') return conclude.faulty('empty', {}, [at], instead);
        if (value.includes('#')) return conclude.faulty('fragment', { value: quote(value) }, [at], instead);
        return schemeOf(value) === undefined ? conclude.faulty('relative', { value: quote(value) }, [at], instead) : conclude.sound();
      }),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&resource=https%3A%2F%2Fapi.example%2F%23x`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&resource=https%3A%2F%2Fapi.example%2F`,
    ],
  },
});
