import { said } from '../../rules/said.ts';
import type { Case } from '../case.ts';
import { answer, type Weighed } from './define-hypothesis.ts';
import { toldWords } from './told-words.ts';

/** What the cause tags of the providers' error texts mean here. */
const causes: Readonly<Record<string, string>> = {
  pkce_mismatch: 'challenge-mismatch',
  pkce_verifier_missing: 'verifier-missing',
  pkce_verifier_format: 'verifier-charset',
  pkce_verifier_unexpected: 'verifier-unexpected',
  pkce_challenge_missing: 'pkce-missing',
  pkce_challenge_format: 'challenge-charset',
  pkce_method_missing: 'challenge-method-missing',
  pkce_method_unsupported: 'challenge-method-unknown',
  redirect_mismatch_token: 'redirect-uri-differs',
  redirect_unregistered: 'redirect-uri-unregistered',
  code_expired: 'code-expired',
  code_reused: 'code-replayed',
  code_invalid: 'code-unknown',
  client_mismatch: 'client-id-differs',
  client_auth_failed: 'client-secret-wrong',
  client_secret_missing: 'client-authentication-missing',
  client_auth_multiple: 'client-auth-multiple',
  basic_malformed: 'basic-malformed',
  secret_from_public: 'client-secret-in-browser',
  content_type: 'token-content-type',
  cors_spa_type: 'origin-header-trap',
  unauthorized_grant: 'grant-not-allowed',
  wrong_endpoint_or_tenant: 'token-issuer-mix-up',
};

/** What the server's own text says, where it names one cause: likely at most, and never against a comparison that ruled it out. */
export function byText(given: Case): Weighed[] {
  const trusted = given.meanings.filter(({ trust }) => trust !== 'unverified');
  const tags = new Set(trusted.flatMap(({ causes: named }) => named));
  const [tag] = tags;
  const known = tag !== undefined && Object.hasOwn(causes, tag) ? causes[tag] : undefined;
  const { failure } = given.flow.derived;
  if (tags.size !== 1 || !known || !failure) return [];
  const [cause, title] = [known, toldWords[tag!]!];
  const ruledOut = given.findings.get(cause)?.verdict === 'sound';
  if (ruledOut) return [];
  // What is said of a secret that was not sent is that one is expected: refused-clients says which of the two it is.
  if (cause === 'client-secret-wrong') return [];
  // authz-error-page says it with the values.
  if (cause === 'redirect-uri-unregistered' && given.findings.get('authz-error-page')?.verdict === 'faulty') return [];
  const { tokenResponse, authorizationResponse } = given.flow.messages;
  const response = failure.at.startsWith('authorization') ? authorizationResponse : tokenResponse;
  const words = response ? said(response, given.flow.timeline, failure.description) : '';
  return [answer({ cause, title }, 'likely', `The server's own text says so: ${trusted[0]!.meaning}${words}`, [failure.evidence], 62)];
}
