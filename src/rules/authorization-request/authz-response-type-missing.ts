import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { read, readAll } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'authz-response-type-missing',
  stage: 'authorization-request',
  title: 'The authorization request has no response_type that means anything',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.1'), rfc(6749, '4.1.1')],
  why: 'The response_type says what the application wants back, for this flow a code. A server that follows the specification refuses a request that does not say it.',
  fix: 'Send response_type=code.',
  notToBeConfusedWith:
    'A request whose parameters were sent beforehand (PAR) or stand in a signed request object, which need not be repeated in the address. A few servers, such as GitHub, do without response_type.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse'],
  readsPushed: true,
  messages: {
    missing: 'The authorization request has no response_type.',
    empty: 'The authorization request has a response_type without a value.',
    unknown: 'The response_type is {value}, which OAuth does not know; for this flow it has to be “code”.',
    tolerated: 'The authorization request has no response_type. This server went on without it; others refuse.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const responseType = read(authorizationRequest, 'response_type');
    const outcome = authorizationOutcome(authorizationResponse, derived);
    if (responseType.state === 'present' && responseType.value !== '') {
      const isKnown = responseType.value.split(' ').every((word) => /^(?:code|token|id_token|none)$/.test(word));
      return isKnown || outcome === 'granted'
        ? conclude.sound()
        : conclude.faulty('unknown', { value: quote(responseType.value) }, [responseType.at]);
    }
    if (['request', 'request_uri'].some((name) => readAll(authorizationRequest, name).length)) return conclude.sound();
    if (responseType.state === 'unobserved') return conclude.inconclusive(responseType.because);
    if (outcome === 'granted') return conclude.faulty('tolerated', {}, [responseType.at], { severity: 'note' });
    return conclude.faulty(responseType.state === 'present' ? 'empty' : 'missing', {}, [responseType.at]);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=authorization_code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?error=unsupported_response_type&state=s1`,
      `GET https://as.example/authorize?client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?error=invalid_request&state=s1`,
    ],
    sound: [`GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`],
  },
});
