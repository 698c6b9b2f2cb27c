import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { jsonMembers } from '../../oauth/json-body.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'par-request-uri-expired',
  stage: 'authorization-request',
  title: 'The pushed request_uri had expired',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9126, '2.2'), rfc(9126, '4')],
  why: 'A pushed request is kept for a short time only, often a minute. When the browser comes later the server has forgotten it and refuses.',
  fix: 'Push the request when the user presses the button, and send the browser on at once.',
  notToBeConfusedWith: 'A server that allows some seconds more than it says: without a refusal there is nothing to report.',

  needs: ['authorizationRequest', 'pushedAuthorizationResponse'],
  uses: ['authorizationResponse'],
  messages: {
    expired:
      'The browser came {waited} after the request had been pushed, but the request_uri was valid for {lifetime} only, and the server refused it.',
  },

  check({ authorizationRequest, pushedAuthorizationResponse, authorizationResponse, derived }, conclude) {
    const lifetime = Number(jsonMembers(pushedAuthorizationResponse)?.expires_in);
    if (!Number.isFinite(lifetime) || lifetime <= 0) return conclude.notApplicable();
    const waited = authorizationRequest.at - pushedAuthorizationResponse.at;
    if (waited <= lifetime * 1000 || authorizationOutcome(authorizationResponse, derived) !== 'refused') return conclude.sound();
    return conclude.faulty('expired', { waited: milliseconds(waited), lifetime: milliseconds(lifetime * 1000) }, [
      { exchange: authorizationRequest.exchange, part: 'request-url', name: 'request_uri' },
      { exchange: pushedAuthorizationResponse.exchange, part: 'response-body', name: 'expires_in' },
    ]);
  },

  examples: {
    faulty: [
      `POST https://as.example/par
> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
@ +75s
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 400 {"error":"invalid_request_uri"}`,
    ],
    sound: [
      `POST https://as.example/par
> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
@ +5s
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 302 https://app.example/cb?code=c1&state=s1`,
    ],
  },
});
