import type { OAuthMessage } from '../oauth/message.ts';
import type { Derived } from './flow.ts';

/** What the server made of the authorization request: it gave a code or a token, it refused, or that is not known (yet). */
export function authorizationOutcome(response: OAuthMessage | undefined, derived: Derived): 'granted' | 'refused' | 'open' {
  if (derived.issued || carries(response, ['code', 'access_token', 'id_token'])) return 'granted';
  if (carries(response, ['error'])) return 'refused';
  const refusedAt = ['pushed', 'authorization-page', 'authorization-response'];
  return derived.failure && refusedAt.includes(derived.failure.at) ? 'refused' : 'open';
}

const carries = (response: OAuthMessage | undefined, names: readonly string[]): boolean =>
  response?.parameters.observed === true &&
  response.parameters.value.some((parameter) => names.includes(parameter.name) && parameter.value !== '');
