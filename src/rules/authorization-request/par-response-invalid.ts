import { jsonMembers } from '../../oauth/json-body.ts';
import { readAll } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Outcome } from '../define-rule.ts';

export default defineRule({
  id: 'par-response-invalid',
  stage: 'authorization-request',
  title: 'The PAR endpoint answered in the wrong shape',
  severity: 'warning',
  effects: ['hinders', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9126, '2.1'), rfc(9126, '2.2'), rfc(9126, '2.3')],
  why: 'A pushed request is answered with status 201 and JSON that holds request_uri and expires_in. A client that is strict about that stops at anything else.',
  fix: 'On the server, answer 201 with request_uri and expires_in, and errors with JSON that holds error. In the client, push with POST and without a request_uri of its own.',
  notToBeConfusedWith: 'Status 200 in place of 201, which many servers send and clients take: it is only noted.',

  needs: ['pushedAuthorizationResponse'],
  uses: ['pushedAuthorizationRequest'],
  messages: {
    status: 'The pushed request was answered with status {status} in place of 201.',
    requestUri: 'The answer to the pushed request has no request_uri.',
    expiresIn: 'The answer to the pushed request has no expires_in that is a positive number.',
    error: 'The pushed request was refused with status {status}, but the answer is no JSON with an error.',
    method: 'The request was pushed with {method}; it must be a POST.',
    nested: 'The pushed request carries a request_uri, which must not be pushed.',
  },

  check({ pushedAuthorizationResponse: response, pushedAuthorizationRequest: request }, conclude) {
    const status = response.status ?? 0;
    const at = [{ exchange: response.exchange, part: 'response-body' } as const] as const;
    const verdicts: Outcome[] = [];
    if (response.method !== 'POST')
      verdicts.push(conclude.faulty('method', { method: response.method }, [{ exchange: response.exchange, part: 'request-url' }]));
    const nested = request && readAll(request, 'request_uri')[0];
    if (nested?.value) verdicts.push(conclude.faulty('nested', {}, [nested.at]));
    if (!response.body.observed) return conclude.together([...verdicts, conclude.inconclusive(response.body.because)]);

    const members = jsonMembers(response);
    if (status >= 200 && status < 300) {
      if (typeof members?.request_uri !== 'string') verdicts.push(conclude.faulty('requestUri', {}, at));
      else if (!(Number(members.expires_in) > 0)) verdicts.push(conclude.faulty('expiresIn', {}, at));
      if (status !== 201 && verdicts.length === 0) verdicts.push(conclude.faulty('status', { status }, at, { severity: 'note' }));
    } else if (status >= 400 && status < 500 && typeof members?.error !== 'string') {
      verdicts.push(conclude.faulty('error', { status }, at));
    }
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      `POST https://as.example/par
> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc"}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`,
    ],
    sound: [
      `POST https://as.example/par
> response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`,
    ],
  },
});
