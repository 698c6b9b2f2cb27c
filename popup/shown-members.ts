/** Members of a JWT, a token response, a server's metadata and an address that are told of, in this order. */
export const jwtMembers = ['alg', 'typ', 'kid', 'iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'auth_time', 'scope', 'client_id'];
export const tokenMembers = [
  'error',
  'error_description',
  'token_type',
  'expires_in',
  'scope',
  'access_token',
  'refresh_token',
  'id_token',
];
export const metadataMembers = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'code_challenge_methods_supported',
  'grant_types_supported',
];
export const urlMembers = [
  'code',
  'access_token',
  'token_type',
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'code_challenge_method',
  'error',
  'error_description',
  'iss',
];
/** What only its length is told of. */
const secret = new Set(['code', 'access_token', 'refresh_token', 'id_token']);
const times = new Set(['exp', 'iat', 'nbf', 'auth_time']);

/** What may be shown of these members: of a secret how long it is, of a time what it means. */
export function factsOf(members: Record<string, unknown>, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = members[name];
    if (value === undefined) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (secret.has(name)) return [[name, `${text.length}`]];
    const at = times.has(name) && typeof value === 'number' ? new Date(value * 1000) : undefined;
    return [[name, at && !Number.isNaN(at.getTime()) ? at.toISOString() : text.slice(0, 300)]];
  });
}
