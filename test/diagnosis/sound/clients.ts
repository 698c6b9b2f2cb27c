import {
  call,
  form,
  get,
  idToken,
  opaque,
  pkce,
  recording,
  type Situation,
  submit,
  tokens,
  url,
  uuid,
  type Values,
  verifierOf,
} from './wire.ts';

const app = 'https://app.example';
const auth0 = 'https://tenant.eu.auth0.com';
const auth0Client = Buffer.from(JSON.stringify({ name: 'auth0-spa-js', version: '2.1.3' })).toString('base64');
const loose = (seed: string) => Buffer.from(opaque(seed, 42)).toString('base64');

const auth0Request = (seed: string, more: Values = {}): Values => ({
  client_id: opaque('auth0 client', 32),
  scope: 'openid profile email offline_access',
  audience: 'https://api.example',
  redirect_uri: app,
  response_type: 'code',
  response_mode: 'query',
  state: loose(`state ${seed}`),
  nonce: loose(`nonce ${seed}`),
  ...pkce(seed),
  auth0Client,
  ...more,
});

const auth0Token = (seed: string, body: Values, answer = {}) =>
  recording(
    `OPTIONS ${auth0}/oauth/token\n> Origin: ${app}\n> Access-Control-Request-Method: POST\n> Access-Control-Request-Headers: auth0-client\n< 204\n< Access-Control-Allow-Origin: ${app}\n< Access-Control-Allow-Headers: auth0-client\n< Access-Control-Allow-Methods: POST`,
    call(`${auth0}/oauth/token`, {
      origin: app,
      head: [`Auth0-Client: ${auth0Client}`],
      body: { client_id: opaque('auth0 client', 32), ...body },
      answer: tokens({
        refresh_token: `v1.${opaque(`rt ${seed}`)}`,
        id_token: idToken({
          iss: `${auth0}/`,
          aud: opaque('auth0 client', 32),
          nonce: loose(`nonce ${seed}`),
          sid: opaque('sid', 32),
          sub: 'auth0|6512',
        }),
        scope: 'openid profile email offline_access',
        expires_in: 86400,
        ...answer,
      }),
    }),
  );

const auth0Code = (seed: string, body: Values = {}) =>
  auth0Token(seed, {
    redirect_uri: app,
    code_verifier: verifierOf(seed),
    grant_type: 'authorization_code',
    code: opaque(`code ${seed}`, 48),
    ...body,
  });

const auth0Back = (seed: string) => `302 ${url(app, { code: opaque(`code ${seed}`, 48), state: loose(`state ${seed}`) })}`;
const internal = `hKFo2SB${opaque('internal', 60)}`;

const keycloak = 'https://sso.example/realms/shop/protocol/openid-connect';
const keycloakRequest = (seed: string, more: Values = {}): Values => ({
  client_id: 'shop-web',
  redirect_uri: `${app}/`,
  state: uuid(`state ${seed}`),
  response_mode: 'fragment',
  response_type: 'code',
  scope: 'openid',
  nonce: uuid(`nonce ${seed}`),
  ...pkce(seed),
  ...more,
});
const keycloakCode = (seed: string) => `${uuid(`c ${seed}`)}.${uuid('session')}.${uuid('client')}`;
const keycloakBack = (seed: string, to = `${app}/`) =>
  `302 ${to}#${form({ state: uuid(`state ${seed}`), session_state: uuid('session'), iss: 'https://sso.example/realms/shop', code: keycloakCode(seed) })}`;
const keycloakToken = (seed: string, to = `${app}/`, more = {}) =>
  call(`${keycloak}/token`, {
    origin: app,
    head: ['Content-type: application/x-www-form-urlencoded', 'Cookie: AUTH_SESSION_ID=x'],
    body: {
      code: keycloakCode(seed),
      grant_type: 'authorization_code',
      client_id: 'shop-web',
      redirect_uri: to,
      code_verifier: verifierOf(seed),
    },
    answer: {
      access_token: `${opaque('a', 20)}.${opaque('b', 600)}.${opaque('c', 342)}`,
      expires_in: 300,
      refresh_expires_in: 1800,
      refresh_token: `eyJ.${opaque(`rt ${seed}`, 300)}.x`,
      token_type: 'Bearer',
      id_token: idToken({
        iss: 'https://sso.example/realms/shop',
        aud: 'shop-web',
        azp: 'shop-web',
        nonce: uuid(`nonce ${seed}`),
        typ: 'ID',
        sid: uuid('session'),
        acr: '1',
        jti: uuid('jti'),
        exp: 1767225900,
      }),
      'not-before-policy': 0,
      session_state: uuid('session'),
      scope: 'openid email profile',
      ...more,
    },
    answerHead: ['Access-Control-Allow-Credentials: true', 'Pragma: no-cache'],
  });
const keycloakLogin = (seed: string, answer: string) =>
  submit(
    `https://sso.example/realms/shop/login-actions/authenticate?session_code=${opaque('sc', 43)}&execution=${uuid('exec')}&client_id=shop-web&tab_id=${opaque('tab', 11)}&client_data=${opaque(seed, 100)}`,
    { username: 'a', password: 'b', credentialId: '' },
    answer,
    ['Origin: null'],
  );
const iframe = (name: string) => get(`${keycloak}/3p-cookies/${name}.html`, '200 <html></html>', ['Sec-Fetch-Dest: iframe']);

const okta = 'https://dev-1234.okta.com';
const oktaRequest = (seed: string, more: Values = {}): Values => ({
  client_id: `0oa${opaque('okta', 17)}`,
  ...pkce(seed, 43),
  nonce: opaque(`nonce ${seed}`, 64),
  redirect_uri: `${app}/login/callback`,
  response_type: 'code',
  state: opaque(`state ${seed}`, 64),
  scope: 'openid profile email offline_access',
  ...more,
});
const oktaToken = (seed: string, more: Values = {}) =>
  call(`${okta}/oauth2/default/v1/token`, {
    origin: app,
    head: ['X-Okta-User-Agent-Extended: okta-auth-js/7.5.1'],
    body: {
      client_id: `0oa${opaque('okta', 17)}`,
      redirect_uri: `${app}/login/callback`,
      grant_type: 'authorization_code',
      code_verifier: verifierOf(seed),
      code: opaque(`code ${seed}`, 43),
      ...more,
    },
    answer: tokens({
      scope: 'openid profile email offline_access',
      refresh_token: opaque(`rt ${seed}`, 43),
      id_token: idToken({
        iss: `${okta}/oauth2/default`,
        aud: `0oa${opaque('okta', 17)}`,
        nonce: opaque(`nonce ${seed}`, 64),
        ver: 1,
        jti: `ID.${opaque('jti')}`,
        amr: ['pwd'],
        idp: '00o1',
        at_hash: undefined,
      }),
    }),
  });

const duende = 'https://demo.duendesoftware.example';
const oidcRequest = (seed: string, more: Values = {}): Values => ({
  client_id: 'interactive.public',
  redirect_uri: `${app}/callback`,
  response_type: 'code',
  scope: 'openid profile email api offline_access',
  state: opaque(`state ${seed}`, 32),
  ...pkce(seed, 96),
  ...more,
});
const oidcBack = (seed: string, to = `${app}/callback`) =>
  `302 ${url(to, { code: `${opaque(`code ${seed}`, 62)}-1`, scope: 'openid profile email api offline_access', state: opaque(`state ${seed}`, 32), session_state: `${opaque('ss')}.ABCDEF`, iss: duende })}`;
const oidcToken = (seed: string, to = `${app}/callback`, iat?: number) =>
  call(`${duende}/connect/token`, {
    origin: app,
    body: {
      grant_type: 'authorization_code',
      redirect_uri: to,
      code: `${opaque(`code ${seed}`, 62)}-1`,
      code_verifier: verifierOf(seed, 96),
      client_id: 'interactive.public',
    },
    answer: tokens({
      id_token: idToken({
        iss: duende,
        aud: 'interactive.public',
        amr: ['pwd'],
        sid: opaque('sid', 32),
        iat,
        auth_time: 1767225500,
        idp: 'local',
      }),
      refresh_token: `${opaque(`rt ${seed}`, 64)}-1`,
      scope: 'openid profile email api offline_access',
    }),
    answerHead: ['Pragma: no-cache'],
  });

export const clients: Record<string, Situation> = {
  'auth0-spa-js, universal login, rotating refresh tokens': {
    traffic: recording(
      get(url(`${auth0}/authorize`, auth0Request('u')), `302 ${auth0}/u/login?state=${internal}`),
      get(`${auth0}/u/login?state=${internal}`),
      submit(
        `${auth0}/u/login?state=${internal}`,
        { state: internal, username: 'a@b.example', password: 'x', action: 'default' },
        `302 ${auth0}/authorize/resume?state=${internal}`,
      ),
      get(`${auth0}/authorize/resume?state=${internal}`, auth0Back('u')),
      get(url(app, { code: opaque('code u', 48), state: loose('state u') })),
      auth0Code('u'),
      '@ +5m',
      auth0Token(
        'u2',
        { grant_type: 'refresh_token', refresh_token: `v1.${opaque('rt u')}`, redirect_uri: app },
        { id_token: idToken({ iss: `${auth0}/`, aud: opaque('auth0 client', 32), sub: 'auth0|6512', iat: 1767225900 }) },
      ),
      '@ +5m',
      auth0Token(
        'u3',
        { grant_type: 'refresh_token', refresh_token: `v1.${opaque('rt u2')}`, redirect_uri: app },
        { id_token: idToken({ iss: `${auth0}/`, aud: opaque('auth0 client', 32), sub: 'auth0|6512', iat: 1767226200 }) },
      ),
    ),
    flows: ['sound'],
  },
  'auth0-spa-js, getTokenSilently in an iframe with web_message': {
    traffic: recording(
      get(
        url(`${auth0}/authorize`, auth0Request('w', { prompt: 'none', response_mode: 'web_message' })),
        `200 <!DOCTYPE html><html><head><title>Authorization Response</title></head><body><script>(function(window){var authorizationResponse={type:"authorization_response",response:{"code":"${opaque('code w', 48)}","state":"${loose('state w')}"}};})(this);</script></body></html>`,
        ['Sec-Fetch-Dest: iframe'],
      ),
      auth0Code('w'),
    ),
    flows: ['sound'],
    says: /S256 proved/,
  },
  'auth0-spa-js, iframe that needs a login, then loginWithRedirect with an identifier page, MFA and consent': {
    traffic: recording(
      get(
        url(`${auth0}/authorize`, auth0Request('n', { prompt: 'none', response_mode: 'web_message' })),
        '200 <!DOCTYPE html><html><body><script>var authorizationResponse={response:{"error":"login_required","error_description":"Login required","state":"x"}}</script></body></html>',
        ['Sec-Fetch-Dest: iframe'],
      ),
      get(
        url(`${auth0}/authorize`, auth0Request('m', { acr_values: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor' })),
        `302 ${auth0}/u/login/identifier?state=${internal}`,
      ),
      get(`${auth0}/u/login/identifier?state=${internal}`),
      submit(
        `${auth0}/u/login/identifier?state=${internal}`,
        { state: internal, username: 'a', 'js-available': 'true', 'webauthn-available': 'true', 'is-brave': 'false', action: 'default' },
        `302 ${auth0}/u/login/password?state=${internal}`,
      ),
      submit(
        `${auth0}/u/login/password?state=${internal}`,
        { state: internal, username: 'a', password: 'b', action: 'default' },
        `302 ${auth0}/authorize/resume?state=${internal}`,
      ),
      get(`${auth0}/authorize/resume?state=${internal}`, `302 ${auth0}/u/mfa-otp-challenge?state=${internal}`),
      submit(
        `${auth0}/u/mfa-otp-challenge?state=${internal}`,
        { state: internal, code: '123456', action: 'default' },
        `302 ${auth0}/authorize/resume?state=${internal}`,
      ),
      get(`${auth0}/authorize/resume?state=${internal}`, `302 ${auth0}/u/consent?state=${internal}`),
      submit(
        `${auth0}/u/consent?state=${internal}`,
        { state: internal, audience: 'https://api.example', scope: 'openid', action: 'accept' },
        `302 ${auth0}/authorize/resume?state=${internal}`,
      ),
      get(`${auth0}/authorize/resume?state=${internal}`, auth0Back('m')),
      get(url(app, { code: opaque('code m', 48), state: loose('state m') })),
      auth0Code('m'),
    ),
    flows: ['incomplete', 'sound'],
    says: /^The answer goes from window to window/,
  },
  'auth0-spa-js v1: the token request is JSON': {
    traffic: recording(
      get(url(`${auth0}/authorize`, auth0Request('j')), auth0Back('j')),
      get(url(app, { code: opaque('code j', 48), state: loose('state j') })),
      call(`${auth0}/oauth/token`, {
        origin: app,
        body: JSON.stringify({
          redirect_uri: app,
          client_id: opaque('auth0 client', 32),
          code_verifier: verifierOf('j'),
          grant_type: 'authorization_code',
          code: opaque('code j', 48),
        }),
        answer: tokens({ id_token: idToken({ iss: `${auth0}/`, aud: opaque('auth0 client', 32), nonce: loose('nonce j') }) }),
      }),
    ),
    flows: ['sound'],
  },
  'auth0-spa-js signs in with Google through the tenant, then logs out and in again': {
    traffic: recording(
      get(
        url(`${auth0}/authorize`, auth0Request('g', { connection: 'google-oauth2' })),
        `302 ${url('https://accounts.google.com/o/oauth2/auth', { response_type: 'code', redirect_uri: `${auth0}/login/callback`, scope: 'email profile', state: opaque('upstream', 43), client_id: '1-x.apps.googleusercontent.com' })}`,
      ),
      get(
        url('https://accounts.google.com/o/oauth2/auth', {
          response_type: 'code',
          redirect_uri: `${auth0}/login/callback`,
          scope: 'email profile',
          state: opaque('upstream', 43),
          client_id: '1-x.apps.googleusercontent.com',
        }),
        `302 ${url(`${auth0}/login/callback`, { state: opaque('upstream', 43), code: `4/0A${opaque('google code', 70)}`, scope: 'email profile https://www.googleapis.com/auth/userinfo.profile openid', authuser: '0', prompt: 'none' })}`,
      ),
      get(
        url(`${auth0}/login/callback`, {
          state: opaque('upstream', 43),
          code: `4/0A${opaque('google code', 70)}`,
          scope: 'email profile https://www.googleapis.com/auth/userinfo.profile openid',
          authuser: '0',
          prompt: 'none',
        }),
        auth0Back('g'),
      ),
      get(url(app, { code: opaque('code g', 48), state: loose('state g') })),
      auth0Code('g'),
      get(url(`${auth0}/v2/logout`, { client_id: opaque('auth0 client', 32), returnTo: app, auth0Client }), `302 ${app}`),
      get(app),
      get(url(`${auth0}/authorize`, auth0Request('h')), auth0Back('h')),
      get(url(app, { code: opaque('code h', 48), state: loose('state h') })),
      auth0Code('h'),
    ),
    flows: ['sound', 'incomplete', 'sound'],
  },
  'okta-auth-js with the hosted widget of the Identity Engine': {
    traffic: recording(
      call(`${okta}/oauth2/default/.well-known/openid-configuration`, {
        origin: app,
        answer: {
          issuer: `${okta}/oauth2/default`,
          authorization_endpoint: `${okta}/oauth2/default/v1/authorize`,
          token_endpoint: `${okta}/oauth2/default/v1/token`,
          code_challenge_methods_supported: ['S256'],
          response_types_supported: ['code', 'id_token'],
          subject_types_supported: ['public'],
          scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        },
      }),
      get(url(`${okta}/oauth2/default/v1/authorize`, oktaRequest('o')), '200 <!DOCTYPE html><title>Sign In</title>'),
      call(`${okta}/idp/idx/introspect`, {
        origin: okta,
        body: JSON.stringify({ stateToken: opaque('st', 300) }),
        answer: { version: '1.0.0', stateHandle: `02.id.${opaque('sh')}`, remediation: { value: [] } },
      }),
      call(`${okta}/idp/idx/identify`, {
        origin: okta,
        body: JSON.stringify({ identifier: 'a', credentials: { passcode: 'b' }, stateHandle: `02.id.${opaque('sh')}` }),
        answer: { version: '1.0.0', success: { href: `${okta}/login/token/redirect?stateToken=02.id.${opaque('sh')}` } },
      }),
      get(
        `${okta}/login/token/redirect?stateToken=02.id.${opaque('sh')}`,
        `302 ${url(`${app}/login/callback`, { code: opaque('code o', 43), state: opaque('state o', 64) })}`,
      ),
      get(url(`${app}/login/callback`, { code: opaque('code o', 43), state: opaque('state o', 64) })),
      oktaToken('o'),
      call(`${okta}/oauth2/default/v1/keys`, { origin: app, answer: { keys: [{ kty: 'RSA', kid: 'k1', n: 'x', e: 'AQAB' }] } }),
    ),
    flows: ['sound'],
  },
  'okta-auth-js getWithoutPrompt: okta_post_message in an iframe': {
    traffic: recording(
      get(
        url(
          `${okta}/oauth2/default/v1/authorize`,
          oktaRequest('p', { prompt: 'none', response_mode: 'okta_post_message', sessionToken: undefined }),
        ),
        '200 <html><body><script>window.parent.postMessage(data, origin)</script></body></html>',
        ['Sec-Fetch-Dest: iframe'],
      ),
      oktaToken('p'),
    ),
    flows: ['sound'],
  },
  'okta-auth-js embedded in the page: interaction code': {
    traffic: recording(
      call(`${okta}/oauth2/default/v1/interact`, {
        origin: app,
        body: {
          client_id: `0oa${opaque('okta', 17)}`,
          scope: 'openid profile',
          redirect_uri: `${app}/login/callback`,
          ...pkce('ic'),
          state: opaque('state ic', 64),
        },
        answer: { interaction_handle: opaque('handle') },
      }),
      call(`${okta}/idp/idx/introspect`, {
        origin: app,
        body: JSON.stringify({ interactionHandle: opaque('handle') }),
        answer: { version: '1.0.0', stateHandle: `02.id.${opaque('sh')}` },
      }),
      call(`${okta}/idp/idx/identify`, {
        origin: app,
        body: JSON.stringify({ identifier: 'a', credentials: { passcode: 'b' }, stateHandle: `02.id.${opaque('sh')}` }),
        answer: {
          version: '1.0.0',
          successWithInteractionCode: {
            value: [
              { name: 'grant_type', value: 'interaction_code' },
              { name: 'interaction_code', value: opaque('ic code') },
            ],
          },
        },
      }),
      call(`${okta}/oauth2/default/v1/token`, {
        origin: app,
        body: {
          grant_type: 'interaction_code',
          scope: 'openid profile',
          client_id: `0oa${opaque('okta', 17)}`,
          interaction_code: opaque('ic code'),
          code_verifier: verifierOf('ic'),
        },
        answer: tokens({ scope: 'openid profile', id_token: idToken({ iss: `${okta}/oauth2/default`, aud: `0oa${opaque('okta', 17)}` }) }),
      }),
    ),
    flows: ['sound'],
    says: /^Tokens were issued by interaction_code/,
  },
  'keycloak-js check-sso in a silent iframe without a session, then login': {
    traffic: recording(
      iframe('step1'),
      iframe('step2'),
      get(
        url(`${keycloak}/auth`, keycloakRequest('k0', { redirect_uri: `${app}/silent-check-sso.html`, prompt: 'none' })),
        `302 ${app}/silent-check-sso.html#${form({ error: 'login_required', state: uuid('state k0'), iss: 'https://sso.example/realms/shop' })}`,
        ['Sec-Fetch-Dest: iframe'],
      ),
      get(
        `${app}/silent-check-sso.html`,
        '200 <html><body><script>parent.postMessage(location.href, location.origin)</script></body></html>',
      ),
      get(url(`${keycloak}/auth`, keycloakRequest('k1'))),
      keycloakLogin('k1', keycloakBack('k1')),
      get(`${app}/`),
      keycloakToken('k1'),
      get(`${keycloak}/login-status-iframe.html`, '200 <html></html>', ['Sec-Fetch-Dest: iframe']),
      call(`${keycloak}/login-status-iframe.html/init?client_id=shop-web&origin=${encodeURIComponent(app)}`, {
        origin: 'https://sso.example',
        status: 204,
      }),
      '@ +4m',
      call(`${keycloak}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: `eyJ.${opaque('rt k1', 300)}.x`, client_id: 'shop-web' },
        answer: tokens({
          expires_in: 300,
          refresh_expires_in: 1800,
          refresh_token: `eyJ.${opaque('rt k2', 300)}.x`,
          id_token: idToken({
            iss: 'https://sso.example/realms/shop',
            aud: 'shop-web',
            azp: 'shop-web',
            nonce: uuid('nonce k1'),
            iat: 1767225840,
          }),
          session_state: uuid('session'),
        }),
      }),
    ),
    flows: ['incomplete', 'sound'],
  },
  'keycloak-js check-sso in a silent iframe with a session': {
    traffic: recording(
      get(
        url(`${keycloak}/auth`, keycloakRequest('k3', { redirect_uri: `${app}/silent-check-sso.html`, prompt: 'none' })),
        keycloakBack('k3', `${app}/silent-check-sso.html`),
        ['Sec-Fetch-Dest: iframe'],
      ),
      get(`${app}/silent-check-sso.html`),
      keycloakToken('k3', `${app}/silent-check-sso.html`),
    ),
    flows: ['sound'],
  },
  'keycloak-js with kc_idp_hint: Keycloak is itself a client of Google': {
    traffic: (() => {
      const broker = 'https://sso.example/realms/shop/broker/google';
      const upstream = url('https://accounts.google.com/o/oauth2/v2/auth', {
        scope: 'openid profile email',
        state: `${opaque('up', 43)}.${opaque('tab', 11)}.c2hvcA`,
        response_type: 'code',
        client_id: '9-z.apps.googleusercontent.com',
        redirect_uri: `${broker}/endpoint`,
        nonce: opaque('un', 22),
      });
      const answer = url(`${broker}/endpoint`, {
        state: `${opaque('up', 43)}.${opaque('tab', 11)}.c2hvcA`,
        code: `4/0A${opaque('kc google', 70)}`,
        scope: 'email profile openid',
        authuser: '0',
        hd: 'corp.example',
        prompt: 'none',
      });
      return recording(
        get(
          url(`${keycloak}/auth`, keycloakRequest('k4', { kc_idp_hint: 'google' })),
          `303 ${broker}/login?session_code=${opaque('sc')}&client_id=shop-web&tab_id=${opaque('tab', 11)}&client_data=${opaque('cd', 80)}`,
        ),
        get(
          `${broker}/login?session_code=${opaque('sc')}&client_id=shop-web&tab_id=${opaque('tab', 11)}&client_data=${opaque('cd', 80)}`,
          `303 ${upstream}`,
        ),
        get(upstream, `302 ${answer}`),
        get(answer, `302 https://sso.example/realms/shop/login-actions/first-broker-login?client_id=shop-web&tab_id=${opaque('tab', 11)}`),
        get(
          `https://sso.example/realms/shop/login-actions/first-broker-login?client_id=shop-web&tab_id=${opaque('tab', 11)}`,
          `302 https://sso.example/realms/shop/broker/after-first-broker-login?session_code=${opaque('sc2')}&client_id=shop-web&tab_id=${opaque('tab', 11)}`,
        ),
        get(
          `https://sso.example/realms/shop/broker/after-first-broker-login?session_code=${opaque('sc2')}&client_id=shop-web&tab_id=${opaque('tab', 11)}`,
          keycloakBack('k4'),
        ),
        get(`${app}/`),
        keycloakToken('k4'),
      );
    })(),
    flows: ['sound', 'incomplete'],
  },
  'Keycloak with SAML federation upstream and an OTP': {
    traffic: recording(
      get(
        url(`${keycloak}/auth`, keycloakRequest('k5', { kc_idp_hint: 'corp', ui_locales: 'de' })),
        `303 https://sso.example/realms/shop/broker/corp/login?session_code=${opaque('sc')}&client_id=shop-web&tab_id=x`,
      ),
      get(
        `https://sso.example/realms/shop/broker/corp/login?session_code=${opaque('sc')}&client_id=shop-web&tab_id=x`,
        `302 https://idp.corp.example/saml?SAMLRequest=${opaque('saml', 500)}&RelayState=${opaque('relay')}.x.c2hvcA&SigAlg=x&Signature=y`,
      ),
      get(`https://idp.corp.example/saml?SAMLRequest=${opaque('saml', 500)}&RelayState=${opaque('relay')}.x.c2hvcA&SigAlg=x&Signature=y`),
      submit(
        'https://sso.example/realms/shop/broker/corp/endpoint',
        { SAMLResponse: opaque('sr', 2000), RelayState: `${opaque('relay')}.x.c2hvcA` },
        '200 <html>OTP</html>',
        ['Sec-Fetch-Site: cross-site'],
      ),
      submit(
        `https://sso.example/realms/shop/login-actions/authenticate?execution=${uuid('otp')}&client_id=shop-web&tab_id=x`,
        { otp: '123456', login: 'Sign In' },
        keycloakBack('k5'),
      ),
      get(`${app}/`),
      keycloakToken('k5'),
    ),
    flows: ['sound'],
  },
  'oidc-client-ts redirect, user info, silent renew in an iframe, check_session_iframe, sign-out with state': {
    traffic: recording(
      call(`${duende}/.well-known/openid-configuration`, {
        origin: app,
        answer: {
          issuer: duende,
          authorization_endpoint: `${duende}/connect/authorize`,
          token_endpoint: `${duende}/connect/token`,
          end_session_endpoint: `${duende}/connect/endsession`,
          check_session_iframe: `${duende}/connect/checksession`,
          code_challenge_methods_supported: ['plain', 'S256'],
          authorization_response_iss_parameter_supported: true,
        },
      }),
      get(
        url(`${duende}/connect/authorize`, oidcRequest('d')),
        `302 ${url(`${duende}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(oidcRequest('d'))}` })}`,
      ),
      get(url(`${duende}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(oidcRequest('d'))}` })),
      submit(
        url(`${duende}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(oidcRequest('d'))}` }),
        {
          ReturnUrl: `/connect/authorize/callback?${form(oidcRequest('d'))}`,
          Username: 'bob',
          Password: 'bob',
          button: 'login',
          __RequestVerificationToken: opaque('rvt', 155),
        },
        `302 /connect/authorize/callback?${form(oidcRequest('d'))}`,
      ),
      get(`${duende}/connect/authorize/callback?${form(oidcRequest('d'))}`, oidcBack('d')),
      get(oidcBack('d').slice(4)),
      oidcToken('d'),
      call(`${duende}/connect/userinfo`, {
        origin: app,
        head: [`Authorization: Bearer ${opaque('access token', 64)}`],
        answer: { sub: '248289761001', name: 'Bob' },
      }),
      get(`${duende}/connect/checksession`, '200 <html></html>', ['Sec-Fetch-Dest: iframe']),
      '@ +50m',
      get(
        url(
          `${duende}/connect/authorize`,
          oidcRequest('d2', {
            redirect_uri: `${app}/silent.html`,
            prompt: 'none',
            id_token_hint: idToken({ iss: duende, aud: 'interactive.public' }),
          }),
        ),
        oidcBack('d2', `${app}/silent.html`),
        ['Sec-Fetch-Dest: iframe'],
      ),
      get(oidcBack('d2', `${app}/silent.html`).slice(4)),
      oidcToken('d2', `${app}/silent.html`, 1_767_228_600),
      get(
        url(`${duende}/connect/endsession`, {
          id_token_hint: idToken({ iss: duende, aud: 'interactive.public' }),
          post_logout_redirect_uri: `${app}/`,
          state: opaque('lo', 32),
        }),
        `302 ${duende}/Account/Logout?logoutId=${opaque('li', 100)}`,
      ),
      get(`${duende}/Account/Logout?logoutId=${opaque('li', 100)}`, `302 ${app}/?state=${opaque('lo', 32)}`),
      get(`${app}/?state=${opaque('lo', 32)}`),
    ),
    flows: ['sound', 'sound'],
  },
  'oidc-client-ts popup beside a main window whose own silent sign-in is refused': {
    traffic: recording(
      '@ {"tab":"main"}',
      get(
        url(`${duende}/connect/authorize`, oidcRequest('e', { redirect_uri: `${app}/silent.html`, prompt: 'none' })),
        `302 ${url(`${app}/silent.html`, { error: 'login_required', state: opaque('state e', 32), iss: duende })}`,
      ),
      '@ {"tab":"main"}',
      get(url(`${app}/silent.html`, { error: 'login_required', state: opaque('state e', 32), iss: duende })),
      '@ {"tab":"popup"}',
      get(
        url(`${duende}/connect/authorize`, oidcRequest('f', { redirect_uri: `${app}/popup.html`, display: 'popup' })),
        oidcBack('f', `${app}/popup.html`),
      ),
      '@ {"tab":"popup"}',
      get(oidcBack('f', `${app}/popup.html`).slice(4)),
      '@ {"tab":"main"}',
      oidcToken('f', `${app}/popup.html`),
    ),
    flows: ['incomplete', 'sound'],
  },
  'react-oidc-context under StrictMode: the first silent iframe is dropped, the second one serves': {
    traffic: recording(
      get(
        url(`${duende}/connect/authorize`, oidcRequest('r0', { redirect_uri: `${app}/silent.html`, prompt: 'none' })),
        '0 net::ERR_ABORTED',
        ['Sec-Fetch-Dest: iframe'],
      ),
      '@ +8ms',
      get(
        url(`${duende}/connect/authorize`, oidcRequest('r1', { redirect_uri: `${app}/silent.html`, prompt: 'none' })),
        oidcBack('r1', `${app}/silent.html`),
        ['Sec-Fetch-Dest: iframe'],
      ),
      get(oidcBack('r1', `${app}/silent.html`).slice(4)),
      oidcToken('r1', `${app}/silent.html`),
    ),
    flows: ['incomplete', 'sound'],
    says: /^The browser gave this request up/,
  },
  'angular-oauth2-oidc: the state is the nonce with the page behind it': {
    traffic: (() => {
      const nonce = opaque('angular nonce', 45);
      const asked = {
        response_type: 'code',
        client_id: 'spa',
        state: `${nonce};%2Fflights%3Fpage%3D2`,
        redirect_uri: `${app}/index.html`,
        scope: 'openid profile email offline_access api',
        ...pkce('ng'),
        nonce,
      };
      const answer = url(`${app}/index.html`, {
        code: opaque('ng code', 64),
        scope: 'openid profile',
        state: asked.state,
        session_state: opaque('ss', 60),
      });
      return recording(
        call('https://idsvr.example/.well-known/openid-configuration', {
          origin: app,
          answer: {
            issuer: 'https://idsvr.example',
            authorization_endpoint: 'https://idsvr.example/connect/authorize',
            token_endpoint: 'https://idsvr.example/connect/token',
            jwks_uri: 'https://idsvr.example/.well-known/openid-configuration/jwks',
            code_challenge_methods_supported: ['plain', 'S256'],
          },
        }),
        call('https://idsvr.example/.well-known/openid-configuration/jwks', {
          origin: app,
          answer: { keys: [{ kty: 'RSA', use: 'sig', kid: 'k1', n: 'x', e: 'AQAB', alg: 'RS256' }] },
        }),
        get(url('https://idsvr.example/connect/authorize', asked), `302 ${answer}`),
        get(answer),
        call('https://idsvr.example/connect/token', {
          origin: app,
          body: {
            grant_type: 'authorization_code',
            code: opaque('ng code', 64),
            redirect_uri: `${app}/index.html`,
            code_verifier: verifierOf('ng'),
            client_id: 'spa',
          },
          answer: tokens({ id_token: idToken({ iss: 'https://idsvr.example', aud: 'spa', nonce, at_hash: undefined }) }),
        }),
      );
    })(),
    flows: ['sound'],
  },
};
