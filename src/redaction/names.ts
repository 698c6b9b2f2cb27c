/** What a secret is, as the receipt calls it. */
export type SecretKind =
  | 'authorization code'
  | 'code_verifier'
  | 'code_challenge'
  | 'state'
  | 'nonce'
  | 'access token'
  | 'refresh token'
  | 'ID token'
  | 'token'
  | 'client credential'
  | 'password'
  | 'session'
  | 'cookie'
  | 'signature'
  | 'key'
  | 'hash'
  | 'personal data'
  | 'unknown value that looks random';

/** Parameters, members and claims whose values the diagnosis rests on and that are no secret. */
const plainNames = new Set(
  `response_type client_id clientid redirect_uri redirecturi post_logout_redirect_uri scope scopes code_challenge_method response_mode grant_type granttype
   error error_code errorcode error_uri error_subcode suberror iss issuer aud azp token_type tokentype token_use expires_in expires_on ext_expires_in refresh_expires_in
   refresh_token_expires_in not-before-policy prompt max_age acr acr_values amr ui_locales claims_locales display resource audience realm
   htm htu iat exp nbf auth_time updated_at typ alg enc kid kty crv use key_ops cty zip client_assertion_type subject_token_type actor_token_type
   requested_token_type token_type_hint authorization_details organization connection tenant tid ver email_verified phone_number_verified
   locale zoneinfo request_id requestid trace_id traceid correlation_id correlationid client-request-id x-client-sku x-client-ver timestamp error_codes
   code_challenge_methods_supported e x5t x5t#s256`.split(/\s+/),
);

const kinds: [SecretKind, RegExp][] = [
  ['authorization code', /^(?:code|auth_?code|authorization_?code|device_code|user_code)$/],
  ['code_verifier', /^(?:pkce_?)?(?:code_?)?verifier$/],
  ['code_challenge', /^code_?challenge$/],
  ['hash', /^(?:at_hash|c_hash|s_hash|ath|jkt|dpop_jkt)$/],
  ['nonce', /^(?:nonce|dpop-nonce|c_nonce)$/],
  ['refresh token', /^refresh_?token$/],
  ['ID token', /^(?:id_?token|id_?token_?hint|logout_?token)$/],
  ['access token', /^(?:access_?token|bearer|authorization|proxy-authorization)$/],
  [
    'client credential',
    /^(?:client_?secret|client_?assertion|app_?secret|(?:x-)?api[_-]?key|(?:x-)?functions-key|private_?key|registration_access_token|credentials?)$/,
  ],
  ['password', /passw|^(?:pwd|passcode|pin|otp|totp|mfa_?code|verification_?code|security_?answer|secret)$/],
  ['key', /^(?:d|p|q|dp|dq|qi|k)$/],
  ['state', /^(?:state|relaystate)$/],
  [
    'session',
    /^(?:session_?state|sid|jti|request_uri|login_(?:challenge|verifier|session)|consent_(?:challenge|verifier)|auth_session|flow_?id|transaction|txn?|interaction|ticket|assertion|saml\w+|response|request|logout_hint)$|session(?:_?id|_?key)?$|csrf|xsrf|forgery|verification_?token/,
  ],
  [
    'personal data',
    /^(?:sub|given_?name|family_?name|middle_?name|first_?name|last_?name|full_?name|nick_?name|preferred_username|user_?name|login_?hint|upn|unique_name|e?mail|email_?address|phone(?:_?number)?|mobile|tel|birth_?date|street_?address|locality|postal_?code|formatted|oid|puid|user_?id|uid|display_?name|x-forwarded-for|x-real-ip|client-ip|ip_?addr(?:ess)?|device_?id|employee_?(?:id|number)|identifier|account_?id)$/,
  ],
  ['token', /(?:^|[_-])(?:secret|token|credential|jwt|signature|hmac|apikey)$|^(?:token|sig|key)$|(?:secret|password|token)$/],
];

/** Members that name a person only beside others that do: a `name` may be an application's. */
const besideOthers = /^(?:name|profile|picture|website|address|user|account|login|gender)$/;

/** Whether the value of that parameter, member, claim or header field is kept because the diagnosis needs it. */
export const isPlainName = (name: string): boolean =>
  plainNames.has(name.toLowerCase()) || /_(?:endpoint|supported|uri|expires_in|type)$/.test(name.toLowerCase());

/** What the value of that name is; undefined where the name says nothing. */
export function kindOfName(name: string): SecretKind | undefined {
  const plain = name.toLowerCase();
  if (plain !== 'request_uri' && isPlainName(plain)) return undefined;
  const snake = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return kinds.find(([, pattern]) => pattern.test(plain) || pattern.test(snake))?.[0];
}

/** Whether these members together describe a person. */
export const describesPerson = (names: readonly string[]): boolean =>
  names.some((name) =>
    /^(?:sub|email|mail|given_?name|family_?name|preferred_username|user_?name|upn|first_?name|last_?name)$/i.test(name),
  );

export const isPersonalBesideOthers = (name: string): boolean => besideOthers.test(name.toLowerCase());
