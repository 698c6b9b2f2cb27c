/** Parameters to change on a message of the good sign-in F0; undefined takes one away. */
export type Changes = Readonly<Record<string, string | undefined>>;

export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const secondVerifier = 'Vn5uHqTz3eYkR1oLw8sJcXbGf2iDpAmK7tZyQhEr0NM';
export const secondChallenge = 'U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY';
export const code = 'SplxlOBeZQQYbYS6WxSbIA';
export const state = 'st-8Qv3k1ZpXw2m';

const request: Changes = {
  response_type: 'code',
  client_id: 'spa-1',
  redirect_uri: 'https://app.example/cb',
  scope: 'openid api',
  state,
  nonce: 'n-0S6_WzA2Mj',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

/** A form-urlencoded text of the parameters, the undefined ones left out. */
export const form = (parameters: Changes): string =>
  new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();

/** The URL of F0's authorization request with changes. */
export const authorizationUrl = (changes: Changes = {}, endpoint = 'https://as.example/authorize'): string =>
  `${endpoint}?${form({ ...request, ...changes })}`;

/** F0's authorization response: the redirect with the code. */
export const granted = (returnedState = state, returnedCode = code): string =>
  `< 302 https://app.example/cb?${form({ code: returnedCode, state: returnedState, iss: 'https://as.example' })}`;

/** The redirect with an error. */
export const refused = (error: string, description?: string, returnedState = state): string =>
  `< 302 https://app.example/cb?${form({ error, error_description: description, state: returnedState })}`;

/** F0's authorization request with changes, and its answer. */
export const authorization = (changes: Changes = {}, answer = granted(changes.state)): string =>
  `GET ${authorizationUrl(changes)}\n${answer}`;

export const issued =
  '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600}\n< Cache-Control: no-store\n< Access-Control-Allow-Origin: https://app.example';

/** F0's token request with changes, and its answer. */
export const redemption = (changes: Changes = {}, answer = issued): string =>
  `POST https://as.example/token
> Origin: https://app.example
> ${form({
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'https://app.example/cb',
    client_id: 'spa-1',
    code_verifier: verifier,
    ...changes,
  })}
${answer}`;

/** The whole of F0 with changes to its two requests. */
export const signIn = (changes: Changes = {}, token: Changes = {}, tokenAnswer = issued): string =>
  `${authorization(changes)}\n@ +8.4s\n${redemption(token, tokenAnswer)}`;

/** F0's metadata document with changes. */
export const metadata = (
  members: Readonly<Record<string, unknown>> = {},
  url = 'https://as.example/.well-known/openid-configuration',
): string => {
  const document = {
    issuer: 'https://as.example',
    authorization_endpoint: 'https://as.example/authorize',
    token_endpoint: 'https://as.example/token',
    code_challenge_methods_supported: ['S256'],
    ...members,
  };
  return `GET ${url}\n< 200 ${JSON.stringify(document)}`;
};
