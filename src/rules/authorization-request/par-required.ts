import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import type { Evidence } from '../../http/exchange.ts';
import { readAll, whereParametersAre } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'par-required',
  stage: 'authorization-request',
  title: 'The server requires PAR but parameters were sent in the URL',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9126, '4'), rfc(9126, '5')],
  why: 'This server wants the request to be handed over beforehand, from program to program. It refuses requests whose parameters come in the address.',
  fix: 'POST the parameters to pushed_authorization_request_endpoint first, then send the browser with client_id and the request_uri that comes back.',
  notToBeConfusedWith: 'A server that requires it of some clients only: without its metadata or its own words that cannot be seen.',

  needs: ['authorizationRequest'],
  uses: ['metadata', 'authorizationResponse'],
  messages: {
    metadata:
      'The server’s metadata says require_pushed_authorization_requests, the parameters were sent in the address, and the server refused them.',
    words:
      'The server refused the request and its error speaks of a pushed authorization request, but the parameters were sent in the address.',
  },

  check({ authorizationRequest, authorizationResponse, metadata, derived }, conclude) {
    const isRequired = derived.metadata?.require_pushed_authorization_requests === true;
    const words = (derived.failure?.description ?? '').slice(0, 500);
    const says = /pushed[ _-]?authori[sz]ation/i.test(words) || /\bPAR\b/.test(words);
    if (!isRequired && !says) return conclude.notApplicable();
    if (readAll(authorizationRequest, 'request_uri').length) return conclude.sound();
    if (authorizationOutcome(authorizationResponse, derived) !== 'refused') return conclude.sound();
    const error = derived.failure?.error;
    if (!says && error !== undefined && error !== 'invalid_request') return conclude.sound();
    const at: [Evidence, ...Evidence[]] = [whereParametersAre(authorizationRequest)];
    if (isRequired && metadata)
      at.push({ exchange: metadata.exchange, part: 'response-body', name: 'require_pushed_authorization_requests' });
    return conclude.faulty(isRequired ? 'metadata' : 'words', {}, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","require_pushed_authorization_requests":true}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?error=invalid_request&state=s1`,
    ],
    sound: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","require_pushed_authorization_requests":true}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 302 https://app.example/cb?error=invalid_request&state=s1`,
    ],
  },
});
