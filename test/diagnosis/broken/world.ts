import { s256 } from '../../../src/oauth/pkce.ts';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';

export type Values = Readonly<Record<string, string | undefined>>;

/** A verifier as a client makes it, another one for each seed. */
export const verifierOf = (seed: string): string => s256(`verifier ${seed}`);

/** Names and values as `application/x-www-form-urlencoded`; undefined ones are left out. */
export const form = (values: Values): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');

export const lines = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join('\n');

/** An authorization server as it is seen from the browser. */
export interface Server {
  authorize: string;
  token: string;
  /** What its clients add to the authorization request. */
  asks?: Values;
  /** A code as it gives them out, and what else its response carries. */
  code: string;
  returns?: Values;
  /** What lies between the authorization request and the redirect that ends it. */
  way?: (query: string, back: string) => string;
  /** Channel of the response; a query by default. */
  mode?: 'fragment';
}

export const page = '< 200 <!doctype html><html><head><title>Sign in</title></head><body></body></html>';
const post = (url: string, body: string, to: string) => `POST ${url}\n> ${body}\n< 302 ${to}`;

export const servers = {
  keycloak: {
    authorize: 'https://sso.example.com/realms/shop/protocol/openid-connect/auth',
    token: 'https://sso.example.com/realms/shop/protocol/openid-connect/token',
    asks: { scope: 'openid profile email', response_mode: 'fragment', nonce: '1b6f7b9e-8a3c-4a52-9a0e-6a3c1f9b7c11' },
    code: '8f4f1b0e-5e21-4b64-9ea8-0f2f6a3ad7a7.2c1d7b5e-0a5c-4f0e-9f0d-1f7b4f5e6a7b.5b0c9d7e-3f6a-4b8c-9d1e-2f3a4b5c6d7e',
    returns: { session_state: '2c1d7b5e-0a5c-4f0e-9f0d-1f7b4f5e6a7b', iss: 'https://sso.example.com/realms/shop' },
    mode: 'fragment',
    way: (query, back) =>
      lines(
        `GET https://sso.example.com/realms/shop/protocol/openid-connect/auth?${query}`,
        page,
        post(
          'https://sso.example.com/realms/shop/login-actions/authenticate?session_code=Zf8kq2&execution=70d6c1c2&client_id=shop&tab_id=h4Zb0',
          'username=ada&password=x&credentialId=',
          back,
        ),
      ),
  },
  entra: {
    authorize: 'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/oauth2/v2.0/token',
    asks: {
      scope: 'User.Read openid profile offline_access',
      response_mode: 'fragment',
      nonce: '0192e6b0-5b5c-7b38-a5a0-2a2d4d3c9f10',
      client_info: '1',
      'x-client-SKU': 'msal.js.browser',
      'client-request-id': '0192e6b0-5b57-7b61-8f2c-58d7f4c4b7b5',
    },
    code: `1.AXoAqcqr${'a0_Kd-9'.repeat(90)}`,
    returns: { client_info: 'eyJ1aWQiOiIxIn0', session_state: '001ff7c2-5f6d-2f4b-8f7c-7a9a5f6d2f4b' },
    mode: 'fragment',
    way: (query, back) =>
      lines(
        `GET https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/oauth2/v2.0/authorize?${query}`,
        page,
        'POST https://login.microsoftonline.com/common/GetCredentialType?mkt=en-US',
        '> {"username":"ada@contoso.example","flowToken":"AQAB"}',
        '< 200 {"IfExistsResult":0}',
        post(
          'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/login',
          'login=ada&passwd=x&ctx=r&flowToken=AQAB',
          back,
        ),
      ),
  },
  b2c: {
    authorize: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_susi/oauth2/v2.0/authorize',
    token: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_susi/oauth2/v2.0/token',
    asks: {
      scope: 'openid profile offline_access',
      response_mode: 'fragment',
      nonce: '7c1b0f2e-2b8d-4f3e-8a9b-0f1e2d3c4b5a',
      client_info: '1',
    },
    code: `eyJraWQiOiJjcGltY29yZSIsInZlciI6IjEuMCJ9.${'pQ7_r'.repeat(60)}.iv.ct.tag`,
    mode: 'fragment',
    way: (query, back) =>
      lines(
        `GET https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_susi/oauth2/v2.0/authorize?${query}`,
        page,
        'GET https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_susi/api/CombinedSigninAndSignup/confirmed?rememberMe=false&csrf_token=Zm9v&tx=StateProperties=eyJUSUQi&p=B2C_1_susi',
        `< 302 ${back}`,
      ),
  },
  okta: {
    authorize: 'https://dev-482911.okta.com/oauth2/default/v1/authorize',
    token: 'https://dev-482911.okta.com/oauth2/default/v1/token',
    asks: { scope: 'openid profile email', nonce: 'MlLxo4Pj0tM3cLwTzB1hYdKqg7nXu5Vf' },
    code: 'Vx1sYw9mB3c0QpLrT7uZkE2aNfGh5JdR',
    way: (query, back) =>
      lines(
        `GET https://dev-482911.okta.com/oauth2/default/v1/authorize?${query}`,
        page,
        'POST https://dev-482911.okta.com/idp/idx/identify',
        '> {"identifier":"ada@example.com","credentials":{"passcode":"x"},"stateHandle":"02.id.x"}',
        '< 200 {"version":"1.0.0","success":{"href":"https://dev-482911.okta.com/login/token/redirect?stateToken=02.id"}}',
        'GET https://dev-482911.okta.com/login/token/redirect?stateToken=02.id.7Yq',
        `< 302 ${back}`,
      ),
  },
  auth0: {
    authorize: 'https://acme.eu.auth0.com/authorize',
    token: 'https://acme.eu.auth0.com/oauth/token',
    asks: {
      scope: 'openid profile email offline_access',
      response_mode: 'query',
      nonce: 'NlZ6R0ZTfk1wb2pHVTdEVnZ4b3l6',
      audience: 'https://api.acme.example/',
      auth0Client: 'eyJuYW1lIjoiYXV0aDAtc3BhLWpzIn0=',
    },
    code: 'kq1WfWn0LqQ5n3Qq8m2sZ4n7c6v9b8x1z2a3s4d5f6g7h8j9',
    way: (query, back) =>
      lines(
        `GET https://acme.eu.auth0.com/authorize?${query}`,
        '< 302 /u/login?state=hKFo2SBxTjZmQ3R1',
        'GET https://acme.eu.auth0.com/u/login?state=hKFo2SBxTjZmQ3R1',
        page,
        post(
          'https://acme.eu.auth0.com/u/login?state=hKFo2SBxTjZmQ3R1',
          'state=hKFo2SBxTjZmQ3R1&username=ada&password=x',
          '/authorize/resume?state=hKFo2SBxTjZmQ3R1',
        ),
        'GET https://acme.eu.auth0.com/authorize/resume?state=hKFo2SBxTjZmQ3R1',
        `< 302 ${back}`,
      ),
  },
  google: {
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    asks: {
      scope: 'openid email https://www.googleapis.com/auth/drive.file',
      access_type: 'offline',
      prompt: 'consent',
      nonce: 'n-0S6WzA2Mj2kQ9x',
    },
    code: '4/0AeanS0b8Qx7Z_m2LkP5vN-1RtYw3uHc6sDfGjK9pEaBzXiOqWlVnMrTgYhUjIkOlPaSdFg',
    returns: { scope: 'email openid https://www.googleapis.com/auth/drive.file', authuser: '0', prompt: 'consent' },
    way: (query, back) =>
      lines(
        `GET https://accounts.google.com/o/oauth2/v2/auth?${query}`,
        `< 302 https://accounts.google.com/v3/signin/identifier?opparams=%253F&dsh=S1&flowName=GeneralOAuthFlow&${query}`,
        `GET https://accounts.google.com/v3/signin/identifier?opparams=%253F&dsh=S1&flowName=GeneralOAuthFlow&${query}`,
        page,
        'POST https://accounts.google.com/signin/oauth/consent/approval?as=S1&rapt=AEj',
        '> bgresponse=x&_utf8=x',
        `< 302 ${back}`,
      ),
  },
  cognito: {
    authorize: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
    token: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
    asks: { scope: 'openid email' },
    code: '0b1f5c1e-6f5d-4f6f-9f0c-7c1b8f5e2a3d',
    way: (query, back) =>
      lines(
        `GET https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?${query}`,
        `< 302 https://acme.auth.eu-west-1.amazoncognito.com/login?${query}`,
        `GET https://acme.auth.eu-west-1.amazoncognito.com/login?${query}`,
        page,
        post(`https://acme.auth.eu-west-1.amazoncognito.com/login?${query}`, '_csrf=1&username=ada&password=x&cognitoAsfData=e30', back),
      ),
  },
  ping: {
    authorize: 'https://sso.example.com/as/authorization.oauth2',
    token: 'https://sso.example.com/as/token.oauth2',
    asks: { scope: 'openid' },
    code: 'sd0UXKxlbEf1tSbkA5hWqj2u5s4dWwQ0aWx7XwAAAAc',
    way: (query, back) =>
      lines(
        `GET https://sso.example.com/as/authorization.oauth2?${query}`,
        page,
        post('https://sso.example.com/as/mQ1xZ/resume/as/authorization.ping', 'pf.username=ada&pf.pass=x&pf.ok=clicked', back),
      ),
  },
  forgerock: {
    authorize: 'https://am.example.com/am/oauth2/realms/root/realms/alpha/authorize',
    token: 'https://am.example.com/am/oauth2/realms/root/realms/alpha/access_token',
    asks: { scope: 'openid profile' },
    code: 'hkA7Yw9J8gJ6b1N2m3Q4v5C6x7Z8',
    returns: { iss: 'https://am.example.com/am/oauth2/realms/root/realms/alpha', client_id: 'shop' },
  },
  salesforce: {
    authorize: 'https://acme.my.salesforce.com/services/oauth2/authorize',
    token: 'https://acme.my.salesforce.com/services/oauth2/token',
    asks: { scope: 'api refresh_token' },
    code: 'aPrxaSyVmC8fBbcXXnGBFVs3WTrHnWVqHyyGS3xHSLtZrvGmFoHl==',
  },
  github: {
    authorize: 'https://github.com/login/oauth/authorize',
    token: 'https://github.com/login/oauth/access_token',
    asks: { scope: 'read:user' },
    code: '3f8e1b0c5d7a9e2f4b6c',
    way: (query, back) =>
      lines(
        `GET https://github.com/login/oauth/authorize?${query}`,
        `< 302 https://github.com/login?client_id=shop&return_to=${encodeURIComponent(`/login/oauth/authorize?${query}`)}`,
        `GET https://github.com/login?client_id=shop&return_to=${encodeURIComponent(`/login/oauth/authorize?${query}`)}`,
        page,
        post(
          'https://github.com/session',
          'commit=Sign+in&authenticity_token=x&login=ada&password=x',
          `https://github.com/login/oauth/authorize?${query}`,
        ),
        `GET https://github.com/login/oauth/authorize?${query}`,
        `< 302 ${back}`,
      ),
  },
  gitlab: {
    authorize: 'https://gitlab.com/oauth/authorize',
    token: 'https://gitlab.com/oauth/token',
    asks: { scope: 'read_user openid' },
    code: '1f0a9d8c7b6e5f4a3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1f0e',
    way: (query, back) =>
      lines(
        `GET https://gitlab.com/oauth/authorize?${query}`,
        '< 302 https://gitlab.com/users/sign_in',
        'GET https://gitlab.com/users/sign_in',
        page,
        post(
          'https://gitlab.com/users/sign_in',
          'authenticity_token=x&user%5Blogin%5D=ada&user%5Bpassword%5D=x',
          `https://gitlab.com/oauth/authorize?${query}`,
        ),
        `GET https://gitlab.com/oauth/authorize?${query}`,
        page,
        post('https://gitlab.com/oauth/authorize', `_method=post&authenticity_token=x&${query}`, back),
      ),
  },
  slack: {
    authorize: 'https://slack.com/oauth/v2/authorize',
    token: 'https://slack.com/api/oauth.v2.access',
    asks: { scope: 'chat:write', user_scope: '' },
    code: '3141592653.589793238462.0aa1bb2cc3dd4ee5ff',
  },
  spotify: {
    authorize: 'https://accounts.spotify.com/authorize',
    token: 'https://accounts.spotify.com/api/token',
    asks: { scope: 'user-read-private user-read-email' },
    code: `AQ${'Bq7-x_Zk'.repeat(25)}`,
    way: (query, back) =>
      lines(
        `GET https://accounts.spotify.com/authorize?${query}`,
        `< 303 https://accounts.spotify.com/en/login?continue=${encodeURIComponent(`https://accounts.spotify.com/authorize?${query}`)}`,
        `GET https://accounts.spotify.com/en/login?continue=${encodeURIComponent(`https://accounts.spotify.com/authorize?${query}`)}`,
        page,
        `GET https://accounts.spotify.com/authorize?${query}`,
        `< 302 ${back}`,
      ),
  },
  x: {
    authorize: 'https://x.com/i/oauth2/authorize',
    token: 'https://api.x.com/2/oauth2/token',
    asks: { scope: 'tweet.read users.read offline.access' },
    code: 'VGNibzFWSWREZm01bjN1N3dicWlNUG1oa2xRRVNNdmVHelJGY2hPWGxNd2dxOjE2MjIxNjA4MjU4MjU6MToxOmFjOjE',
  },
  hydra: {
    authorize: 'https://auth.example.com/oauth2/auth',
    token: 'https://auth.example.com/oauth2/token',
    asks: { scope: 'openid offline' },
    code: 'ory_ac_0qJ2mF1n8zV7cX5bL3kH9gD6sA4pQ2wE.1rT3yU5iO7pA9sD2fG4hJ6kL8zX0cV',
    returns: { scope: 'openid offline' },
    way: (query, back) =>
      lines(
        `GET https://auth.example.com/oauth2/auth?${query}`,
        '< 302 https://login.example.com/login?login_challenge=7bb5e4f2',
        'GET https://login.example.com/login?login_challenge=7bb5e4f2',
        page,
        post(
          'https://login.example.com/login',
          'challenge=7bb5e4f2&email=ada&password=x',
          `https://auth.example.com/oauth2/auth?${query}&login_verifier=0f1e2d`,
        ),
        `GET https://auth.example.com/oauth2/auth?${query}&login_verifier=0f1e2d`,
        '< 302 https://login.example.com/consent?consent_challenge=9cc6',
        'GET https://login.example.com/consent?consent_challenge=9cc6',
        `< 302 https://auth.example.com/oauth2/auth?${query}&consent_verifier=3a2b`,
        `GET https://auth.example.com/oauth2/auth?${query}&consent_verifier=3a2b`,
        `< 303 ${back}`,
      ),
  },
  league: {
    authorize: 'https://api.shop.example/oauth/authorize',
    token: 'https://api.shop.example/oauth/token',
    asks: { scope: '' },
    code: `def50200${'a1b2c3d4e5f6'.repeat(40)}`,
    way: (query, back) =>
      lines(
        `GET https://api.shop.example/oauth/authorize?${query}`,
        '< 302 https://api.shop.example/login',
        'GET https://api.shop.example/login',
        page,
        post('https://api.shop.example/login', '_token=x&email=ada&password=x', `https://api.shop.example/oauth/authorize?${query}`),
        `GET https://api.shop.example/oauth/authorize?${query}`,
        page,
        post('https://api.shop.example/oauth/authorize', '_token=x&state=&client_id=shop&auth_token=Ab1', back),
      ),
  },
  openiddict: {
    authorize: 'https://id.shop.example/connect/authorize',
    token: 'https://id.shop.example/connect/token',
    asks: { scope: 'openid profile roles' },
    code: 'rVpJ8n0dZQm4yU1Tz7cLq5sXw2bKfH9gD3aE6iO0pN8v',
    returns: { iss: 'https://id.shop.example/' },
    way: (query, back) =>
      lines(
        `GET https://id.shop.example/connect/authorize?${query}`,
        `< 302 /Identity/Account/Login?ReturnUrl=${encodeURIComponent(`/connect/authorize?${query}`)}`,
        `GET https://id.shop.example/Identity/Account/Login?ReturnUrl=${encodeURIComponent(`/connect/authorize?${query}`)}`,
        page,
        post(
          `https://id.shop.example/Identity/Account/Login?ReturnUrl=${encodeURIComponent(`/connect/authorize?${query}`)}`,
          'Input.Email=ada&Input.Password=x&__RequestVerificationToken=x',
          `/connect/authorize?${query}`,
        ),
        `GET https://id.shop.example/connect/authorize?${query}`,
        `< 302 ${back}`,
      ),
  },
  duende: {
    authorize: 'https://demo.duendesoftware.com/connect/authorize',
    token: 'https://demo.duendesoftware.com/connect/token',
    asks: { scope: 'openid profile api', response_mode: 'query' },
    code: '5E2C4D7B9A1F3E6D8C0B2A4F6E8D0C1B3A5F7E9D1C3B5A7F9E1D3C5B7A9F1E3D-1',
    returns: { scope: 'openid profile api', session_state: 'mQ3x.9F', iss: 'https://demo.duendesoftware.com' },
    way: (query, back) => {
      const returnUrl = encodeURIComponent(`/connect/authorize/callback?${query}`);
      return lines(
        `GET https://demo.duendesoftware.com/connect/authorize?${query}`,
        `< 302 https://demo.duendesoftware.com/Account/Login?ReturnUrl=${returnUrl}`,
        `GET https://demo.duendesoftware.com/Account/Login?ReturnUrl=${returnUrl}`,
        page,
        post(
          'https://demo.duendesoftware.com/Account/Login',
          `Input.ReturnUrl=${returnUrl}&Input.Username=bob&Input.Password=bob`,
          `/connect/authorize/callback?${query}`,
        ),
        `GET https://demo.duendesoftware.com/connect/authorize/callback?${query}`,
        `< 302 ${back}`,
      );
    },
  },
  spring: {
    authorize: 'https://auth.shop.example/oauth2/authorize',
    token: 'https://auth.shop.example/oauth2/token',
    asks: { scope: 'openid' },
    code: 'J4mX8c2VnQ0bL6kH1gD9sA3pW7eR5tY2uI8oP4zX6cV1bN0mQ9wE7rT5yU3iO1pA8sD6fG4hJ2kL0zX9cV7bN5mQ3wE1rT8yU6iO4pA2sD0fG9hJ7kL5zX3cV1bN8',
    way: (query, back) =>
      lines(
        `GET https://auth.shop.example/oauth2/authorize?${query}`,
        '< 302 https://auth.shop.example/login',
        'GET https://auth.shop.example/login',
        page,
        post(
          'https://auth.shop.example/login',
          'username=ada&password=x&_csrf=x',
          `https://auth.shop.example/oauth2/authorize?${query}&continue`,
        ),
        `GET https://auth.shop.example/oauth2/authorize?${query}&continue`,
        `< 302 ${back}`,
      ),
  },
  zitadel: {
    authorize: 'https://acme-x1y2z3.zitadel.cloud/oauth/v2/authorize',
    token: 'https://acme-x1y2z3.zitadel.cloud/oauth/v2/token',
    asks: { scope: 'openid profile email' },
    code: 'N8c2VnQ0bL6kH1gD9sA3pW7eR5tY2uI8oP4zX6cV1bN',
    way: (query, back) =>
      lines(
        `GET https://acme-x1y2z3.zitadel.cloud/oauth/v2/authorize?${query}`,
        '< 302 /ui/login/login?authRequestID=240512345678901234',
        'GET https://acme-x1y2z3.zitadel.cloud/ui/login/login?authRequestID=240512345678901234',
        page,
        post(
          'https://acme-x1y2z3.zitadel.cloud/ui/login/password',
          'authRequestID=240512345678901234&loginName=ada&password=x',
          '/oauth/v2/authorize/callback?id=240512345678901234',
        ),
        'GET https://acme-x1y2z3.zitadel.cloud/oauth/v2/authorize/callback?id=240512345678901234',
        `< 302 ${back}`,
      ),
  },
  fusionauth: {
    authorize: 'https://auth.shop.example/oauth2/authorize',
    token: 'https://auth.shop.example/oauth2/token',
    asks: { scope: 'openid offline_access', tenantId: '30663132-6464-6665-3032-326466613934' },
    code: '+WYT3XemV4f81ghHi4V+RyNwvATDaD4FIj0BpfFC4Wzg',
    returns: { locale: 'en', userState: 'Authenticated' },
    way: (query, back) =>
      lines(
        `GET https://auth.shop.example/oauth2/authorize?${query}`,
        page,
        post(
          'https://auth.shop.example/oauth2/authorize',
          `${query}&loginId=ada&password=x&captcha_token=&metaData.device.type=BROWSER`,
          back,
        ),
      ),
  },
  supabase: {
    authorize: 'https://abcdefghijklmnop.supabase.co/auth/v1/oauth/authorize',
    token: 'https://abcdefghijklmnop.supabase.co/auth/v1/oauth/token',
    asks: { scope: 'openid email' },
    code: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  },
  django: {
    authorize: 'https://app.example.com/o/authorize/',
    token: 'https://app.example.com/o/token/',
    asks: { scope: 'read write' },
    code: 'SFq8lVvE2mQ0bL6kH1gD9sA3pW7eR5',
    way: (query, back) =>
      lines(
        `GET https://app.example.com/o/authorize/?${query}`,
        `< 302 /accounts/login/?next=${encodeURIComponent(`/o/authorize/?${query}`)}`,
        `GET https://app.example.com/accounts/login/?next=${encodeURIComponent(`/o/authorize/?${query}`)}`,
        page,
        post(
          `https://app.example.com/accounts/login/?next=${encodeURIComponent(`/o/authorize/?${query}`)}`,
          'csrfmiddlewaretoken=x&username=ada&password=x',
          `/o/authorize/?${query}`,
        ),
        `GET https://app.example.com/o/authorize/?${query}`,
        page,
        post(`https://app.example.com/o/authorize/?${query}`, `csrfmiddlewaretoken=x&${query}&allow=Authorize`, back),
      ),
  },
  nodeOidc: {
    authorize: 'https://op.example.com/auth',
    token: 'https://op.example.com/token',
    asks: { scope: 'openid offline_access', prompt: 'consent' },
    code: 'pK9s2vL8xQ4mN7bT1cR5wZ0yD3fH6jA2gE8uI4oP7sV',
    returns: { iss: 'https://op.example.com' },
    way: (query, back) =>
      lines(
        `GET https://op.example.com/auth?${query}`,
        '< 303 https://op.example.com/interaction/Xh2kQ9',
        'GET https://op.example.com/interaction/Xh2kQ9',
        page,
        post('https://op.example.com/interaction/Xh2kQ9/login', 'login=ada&password=x', 'https://op.example.com/auth/Xh2kQ9'),
        'GET https://op.example.com/auth/Xh2kQ9',
        `< 303 ${back}`,
      ),
  },
  dex: {
    authorize: 'https://dex.example.com/dex/auth',
    token: 'https://dex.example.com/dex/token',
    asks: { scope: 'openid email groups' },
    code: 'v3qzj2m4k5n6p7r8s9t0u1w2x',
  },
  authentik: {
    authorize: 'https://auth.example.org/application/o/authorize/',
    token: 'https://auth.example.org/application/o/token/',
    asks: { scope: 'openid profile' },
    code: '4b7f1e0d9c8a7b6e5f4d3c2b1a0f9e8d',
  },
} satisfies Record<string, Server>;

export type ServerName = keyof typeof servers;

/** A client as it is registered: what it sends in every sign-in. */
export interface Client {
  id: string;
  origin: string;
  redirect: string;
}

export const shop: Client = { id: 'shop', origin: 'https://shop.example', redirect: 'https://shop.example/auth/callback' };
export const local: Client = { id: 'shop', origin: 'http://localhost:5173', redirect: 'http://localhost:5173/callback' };

export interface SignIn {
  client?: Client;
  seed?: string;
  state?: string;
  ask?: Values;
  back?: Values;
  send?: Values;
  /** Request headers of the token request beside those that every script sends; replaces `Content-Type` and `Accept` where it names them. */
  head?: readonly string[];
  /** Body and URL of the token request, where they are not the form and the endpoint. */
  body?: string;
  to?: string;
  method?: string;
  wait?: string;
  code?: string;
  /** Where the response is delivered, in place of the redirect_uri. */
  deliveredTo?: string;
}

export const stateOf = (seed: string) => s256(`state ${seed}`).slice(0, 24);

const queryOf = (server: Server, { client = shop, seed = 'a', state = stateOf(seed), ask = {} }: SignIn) =>
  form({
    client_id: client.id,
    redirect_uri: client.redirect,
    response_type: 'code',
    state,
    ...server.asks,
    code_challenge: s256(verifierOf(seed)),
    code_challenge_method: 'S256',
    ...ask,
  });

const backTo = (server: Server, signIn: SignIn) => {
  const { client = shop, seed = 'a', state = stateOf(seed), code = server.code, back = {}, deliveredTo = client.redirect } = signIn;
  return `${deliveredTo}${server.mode === 'fragment' ? '#' : '?'}${form({ code, state, ...server.returns, ...back })}`;
};

/** The way through the server and back, with the landing of the browser. */
export function login(name: ServerName, signIn: SignIn = {}): string {
  const server: Server = servers[name];
  const query = queryOf(server, signIn);
  const back = backTo(server, signIn);
  const way = server.way ? server.way(query, back) : `GET ${server.authorize}?${query}\n< 302 ${back}`;
  return lines(way, landing(back));
}

/** The callback page loads; Chrome and Firefox drop the fragment of the URL. */
export const landing = (url: string): string =>
  `GET ${url.split('#')[0]}\n< 200 <!doctype html><html><script src="/app.js"></script></html>`;

export const callbackUrl = (name: ServerName, signIn: SignIn = {}): string => backTo(servers[name], signIn);
export const authorizeUrl = (name: ServerName, signIn: SignIn = {}): string =>
  `${servers[name].authorize}?${queryOf(servers[name], signIn)}`;

/** An authorization request and what the server made of it. */
export const ask = (name: ServerName, signIn: SignIn, answer: string): string => `GET ${authorizeUrl(name, signIn)}\n${answer}`;

export const tokenForm = (name: ServerName, { client = shop, seed = 'a', code, send = {} }: SignIn = {}): Values => ({
  grant_type: 'authorization_code',
  client_id: client.id,
  redirect_uri: client.redirect,
  code: code ?? servers[name].code,
  code_verifier: verifierOf(seed),
  ...send,
});

/** The token request of a page's script, and its answer. */
export function redeem(name: ServerName, answer: string, signIn: SignIn = {}): string {
  const { client = shop, head = [], to = servers[name].token, body = form(tokenForm(name, signIn)), wait, method = 'POST' } = signIn;
  const names = head.map((line) => line.split(':')[0]!.toLowerCase());
  const usual = [
    `Origin: ${client.origin}`,
    `Referer: ${client.origin}/`,
    'Content-Type: application/x-www-form-urlencoded',
    'Accept: */*',
    'User-Agent: Mozilla/5.0',
  ];
  return lines(
    wait === undefined ? undefined : `@ ${wait}`,
    '@ {"resourceType":"fetch"}',
    `${method} ${to}`,
    ...[...usual.filter((line) => !names.includes(line.split(':')[0]!.toLowerCase())), ...head]
      .filter((line) => !line.endsWith(': -'))
      .map((line) => `> ${line}`),
    body === '' ? undefined : `> ${body}`,
    answer,
  );
}

/** A whole sign-in. */
export const signIn = (name: ServerName, answer: string, given: SignIn = {}): string =>
  lines(login(name, given), redeem(name, answer, given));

/** An answer that the page may read. */
export const answer = (status: number, body: string, ...headers: string[]): string =>
  lines(`< ${status} ${body}`, ...headers.map((line) => `< ${line}`), '< Access-Control-Allow-Origin: *', '< Cache-Control: no-store');

export const error = (status: number, code: string, description?: string, more: object = {}): string =>
  answer(status, JSON.stringify({ error: code, ...(description !== undefined && { error_description: description }), ...more }));

export const tokens = (more: object = {}): string =>
  answer(200, JSON.stringify({ access_token: 'mF_9.B5f-4.1JqM', token_type: 'Bearer', expires_in: 3600, ...more }));

const issuers: Partial<Record<ServerName, string>> = {
  keycloak: 'https://sso.example.com/realms/shop',
  entra: 'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0',
  okta: 'https://dev-482911.okta.com/oauth2/default',
  auth0: 'https://acme.eu.auth0.com/',
  google: 'https://accounts.google.com',
  cognito: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
  duende: 'https://demo.duendesoftware.com',
  nodeOidc: 'https://op.example.com',
  spring: 'https://auth.shop.example',
  zitadel: 'https://acme-x1y2z3.zitadel.cloud',
};

/** Seconds since the epoch at which transcripts begin. */
export const now = 1767225600;

/** The ID token of a sound sign-in at this server, with some claims and header members changed. */
export const idToken = (name: ServerName, claims: object = {}, header: object = {}): string => {
  const server: Server = servers[name];
  return sampleJwt(
    { alg: 'RS256', kid: 'k1', typ: 'JWT', ...header },
    {
      iss: issuers[name],
      sub: '248289761001',
      aud: 'shop',
      exp: now + 3600,
      iat: now,
      ...(server.asks?.nonce && { nonce: server.asks.nonce }),
      ...claims,
    },
  );
};

/** The answer of an OpenID Connect sign-in. */
export const signedIn = (name: ServerName, claims: object = {}, header: object = {}): string =>
  tokens({ id_token: idToken(name, claims, header), scope: servers[name].asks.scope });
