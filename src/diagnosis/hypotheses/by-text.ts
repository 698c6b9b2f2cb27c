import { said } from '../../rules/said.ts';
import type { Case } from '../case.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

/** What the cause tags of the providers' error texts mean here. */
const causes: Readonly<Record<string, readonly [cause: string, title: string]>> = {
  pkce_mismatch: ['challenge-mismatch', 'The verifier does not belong to the challenge'],
  pkce_verifier_missing: ['verifier-missing', 'The verifier was not sent'],
  pkce_verifier_format: ['verifier-charset', 'The verifier is malformed'],
  pkce_verifier_unexpected: ['verifier-unexpected', 'A verifier was sent although no challenge was'],
  pkce_challenge_missing: ['pkce-missing', 'The server demands PKCE, and no challenge was sent'],
  pkce_challenge_format: ['challenge-charset', 'The challenge is malformed'],
  pkce_method_missing: ['challenge-method-missing', 'The challenge method was not sent'],
  pkce_method_unsupported: ['challenge-method-unknown', 'The server does not support the challenge method'],
  redirect_mismatch_token: ['redirect-uri-differs', 'redirect_uri differs between the two requests'],
  redirect_unregistered: ['redirect-uri-unregistered', 'The redirect URI is not registered for this client'],
  code_expired: ['code-expired', 'The code had expired'],
  code_reused: ['code-replayed', 'The code had already been used'],
  code_invalid: ['code-unknown', 'The server does not know the code'],
  client_mismatch: ['client-id-differs', 'The code was issued to another client'],
  client_auth_failed: ['client-secret-wrong', 'The client authentication was refused'],
  client_secret_missing: ['client-authentication-missing', 'The server expects this client to authenticate'],
  client_auth_multiple: ['client-auth-multiple', 'The client authenticates in two ways at once'],
  basic_malformed: ['basic-malformed', 'The Authorization header is malformed'],
  secret_from_public: ['client-secret-in-browser', 'The server takes no secret from this client'],
  content_type: ['token-content-type', 'The server does not take a body of this kind'],
  cors_spa_type: ['origin-header-trap', 'The client is registered for another kind of application'],
  unauthorized_grant: ['grant-not-allowed', 'The client may not use this grant'],
  wrong_endpoint_or_tenant: ['token-issuer-mix-up', 'The request went to another server or tenant'],
};

/** What the server's own text says, where it names one cause: likely at most, and never against a comparison that ruled it out. */
export function byText(given: Case): Weighed[] {
  const trusted = given.meanings.filter(({ trust }) => trust !== 'unverified');
  const tags = new Set(trusted.flatMap(({ causes: named }) => named));
  const [tag] = tags;
  const known = tag !== undefined && Object.hasOwn(causes, tag) ? causes[tag] : undefined;
  const { failure } = given.flow.derived;
  if (tags.size !== 1 || !known || !failure) return [];
  const [cause, title] = known;
  const ruledOut = given.findings.get(cause)?.verdict === 'sound';
  if (ruledOut) return [];
  // authz-error-page says it with the values.
  if (cause === 'redirect-uri-unregistered' && given.findings.get('authz-error-page')?.verdict === 'faulty') return [];
  const { tokenResponse, authorizationResponse } = given.flow.messages;
  const response = failure.at.startsWith('authorization') ? authorizationResponse : tokenResponse;
  const words = response ? said(response, given.flow.timeline, failure.description) : '';
  return [answer({ cause, title }, 'likely', `The server's own text says so: ${trusted[0]!.meaning}${words}`, [failure.evidence], 62)];
}
