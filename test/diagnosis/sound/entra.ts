import {
  call,
  form,
  get,
  halfHash,
  idToken,
  opaque,
  pkce,
  recording,
  type Situation,
  submit,
  url,
  uuid,
  type Values,
  verifierOf,
} from './wire.ts';

const app = 'https://portal.contoso.example';
const client = uuid('contoso spa');
const tenant = uuid('contoso tenant');
const authority = 'https://login.microsoftonline.com/common';
const state = (seed: string, kind: string, user = '') =>
  `${Buffer.from(JSON.stringify({ id: uuid(seed), meta: { interactionType: kind } })).toString('base64')}${user && `|${user}`}`;
const clientInfo = Buffer.from(JSON.stringify({ uid: uuid('user'), utid: tenant })).toString('base64url');

const request = (seed: string, kind: string, more: Values = {}): Values => ({
  client_id: client,
  scope: 'User.Read openid profile offline_access',
  redirect_uri: `${app}/`,
  'client-request-id': uuid(`request ${seed}`),
  response_mode: 'fragment',
  response_type: 'code',
  'x-client-SKU': 'msal.js.browser',
  'x-client-VER': '3.10.0',
  client_info: '1',
  ...pkce(seed),
  nonce: uuid(`nonce ${seed}`),
  state: state(seed, kind),
  ...more,
});

const back = (seed: string, kind: string, to = `${app}/`, more: Values = {}) =>
  `302 ${to}#${form({
    code: `0.AXoA${opaque(`code ${seed}`, 700)}`,
    client_info: clientInfo,
    state: state(seed, kind),
    session_state: uuid('session'),
    ...more,
  })}`;

const entraTokens = (seed: string, more = {}) => ({
  token_type: 'Bearer',
  scope: 'User.Read openid profile email',
  expires_in: 3822,
  ext_expires_in: 3822,
  access_token: `eyJ0eXAiOiJKV1QiLCJub25jZSI6Ii1xIn0.${opaque(`at ${seed}`, 900)}.${opaque('s', 342)}`,
  refresh_token: `0.AXoA${opaque(`rt ${seed}`, 900)}`,
  id_token: idToken({
    aud: client,
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    nbf: 1_767_225_300,
    iat: 1_767_225_300,
    exp: 1_767_229_200,
    nonce: uuid(`nonce ${seed}`),
    oid: uuid('user'),
    rh: `0.${opaque('rh', 40)}`,
    tid: tenant,
    uti: opaque('uti', 22),
    ver: '2.0',
  }),
  client_info: clientInfo,
  ...more,
});

const redeem = (seed: string, more: Values = {}, head: string[] = []) =>
  call(`${authority}/oauth2/v2.0/token?client-request-id=${uuid(`request ${seed}`)}`, {
    origin: app,
    head: ['content-type: application/x-www-form-urlencoded;charset=utf-8', ...head],
    body: {
      client_id: client,
      redirect_uri: `${app}/`,
      scope: 'User.Read openid profile offline_access',
      code: `0.AXoA${opaque(`code ${seed}`, 700)}`,
      'x-client-SKU': 'msal.js.browser',
      'x-client-VER': '3.10.0',
      'x-ms-lib-capability': 'retry-after, h429',
      'x-client-current-telemetry': '5|865,0,,,|@azure/msal-react,2.0.12',
      'x-client-last-telemetry': '5|0|||0,0',
      code_verifier: verifierOf(seed),
      grant_type: 'authorization_code',
      client_info: '1',
      'X-AnchorMailbox': `Oid:${uuid('user')}@${tenant}`,
      ...more,
    },
    answer: entraTokens(seed),
    answerHead: ['Pragma: no-cache', 'client-request-id: x', 'P3P: CP="DSP CUR OTPi IND OTRi ONL FIN"'],
  });

const discovery = recording(
  call(url(`${authority}/discovery/instance`, { 'api-version': '1.1', authorization_endpoint: `${authority}/oauth2/v2.0/authorize` }), {
    origin: app,
    answer: {
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: 'login.microsoftonline.com', aliases: ['login.microsoftonline.com', 'login.windows.net'] }],
    },
  }),
  call(`${authority}/v2.0/.well-known/openid-configuration`, {
    origin: app,
    answer: {
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${authority}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
      request_uri_parameter_supported: false,
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
      claims_supported: ['sub', 'iss', 'nonce'],
    },
  }),
);

const password = (seed: string, kind: string) =>
  recording(
    call(`${authority}/GetCredentialType?mkt=en-GB`, {
      origin: 'https://login.microsoftonline.com',
      body: JSON.stringify({
        username: 'a@contoso.example',
        isOtherIdpSupported: true,
        originalRequest: opaque('rQ', 300),
        flowToken: opaque('ft', 300),
        country: 'DE',
      }),
      answer: { Username: 'a@contoso.example', IfExistsResult: 0, Credentials: { PrefCredential: 1, HasPassword: true } },
    }),
    submit(
      `${authority}/login`,
      {
        i13: '0',
        login: 'a@contoso.example',
        loginfmt: 'a@contoso.example',
        type: '11',
        passwd: 'hunter2',
        canary: opaque('canary', 80),
        ctx: opaque('ctx', 300),
        hpgrequestid: uuid('hpg'),
        flowToken: opaque('ft', 300),
        i19: '17000',
      },
      '200 <!DOCTYPE html><html><title>Stay signed in?</title></html>',
    ),
    submit(
      'https://login.microsoftonline.com/kmsi',
      { LoginOptions: '1', type: '28', ctx: opaque('ctx', 300), flowToken: opaque('ft', 300), canary: opaque('canary', 80) },
      back(seed, kind),
    ),
  );

const authorize = (seed: string, kind: string, more: Values = {}, answer?: string) =>
  get(url(`${authority}/oauth2/v2.0/authorize`, request(seed, kind, more)), answer);

const refresh = (seed: string, from: string, scope: string) =>
  call(`${authority}/oauth2/v2.0/token?client-request-id=${uuid(`refresh ${seed}`)}`, {
    origin: app,
    body: {
      client_id: client,
      redirect_uri: `${app}/`,
      scope,
      grant_type: 'refresh_token',
      client_info: '1',
      'x-client-SKU': 'msal.js.browser',
      refresh_token: `0.AXoA${opaque(`rt ${from}`, 900)}`,
    },
    answer: entraTokens(seed, {
      scope,
      id_token: idToken({ aud: client, iss: `https://login.microsoftonline.com/${tenant}/v2.0`, tid: tenant, ver: '2.0' }),
    }),
  });

export const entra: Record<string, Situation> = {
  'MSAL.js v3 redirect, with a password and "stay signed in"': {
    traffic: recording(
      discovery,
      authorize('redirect', 'redirect', {}, '200 <!DOCTYPE html><title>Sign in to your account</title>'),
      password('redirect', 'redirect'),
      get(`${app}/`),
      redeem('redirect'),
      call('https://graph.microsoft.com/v1.0/me', {
        origin: app,
        head: [`Authorization: Bearer ${entraTokens('redirect').access_token}`],
        answer: { displayName: 'A' },
      }),
    ),
    flows: ['sound'],
    says: /S256 proved/,
  },
  'MSAL.js v2 popup, a single session open, blank page as redirect URI': {
    traffic: recording(
      '@ {"tab":"popup"}',
      get(
        url(
          `${authority}/oauth2/v2.0/authorize`,
          request('popup', 'popup', { redirect_uri: `${app}/blank.html`, prompt: 'select_account', 'x-client-VER': '2.38.3' }),
        ),
        '200 <!DOCTYPE html><title>Pick an account</title>',
      ),
      '@ {"tab":"popup"}',
      get(`${authority}/reprocess?ctx=${opaque('ctx', 400)}&sessionid=${uuid('sess')}`, back('popup', 'popup', `${app}/blank.html`)),
      '@ {"tab":"popup"}',
      get(`${app}/blank.html`, '200 <html></html>'),
      '@ {"tab":"main"}',
      redeem('popup', { redirect_uri: `${app}/blank.html` }),
    ),
    flows: ['sound'],
  },
  'MSAL.js ssoSilent with id_token_hint and login_hint in an iframe': {
    traffic: recording(
      '@ {"frame":"1"}',
      get(
        url(
          `${authority}/oauth2/v2.0/authorize`,
          request('silent', 'silent', {
            prompt: 'none',
            login_hint: 'a@contoso.example',
            sid: uuid('sid'),
            id_token_hint: idToken({ aud: client, iss: `https://login.microsoftonline.com/${tenant}/v2.0` }),
          }),
        ),
        back('silent', 'silent'),
        ['Sec-Fetch-Dest: iframe', 'Sec-Fetch-Mode: navigate'],
      ),
      '@ {"frame":"1"}',
      get(`${app}/`),
      redeem('silent'),
    ),
    flows: ['sound'],
  },
  'MSAL.js ssoSilent without a session, then a popup': {
    traffic: recording(
      get(
        url(`${authority}/oauth2/v2.0/authorize`, request('s1', 'silent', { prompt: 'none' })),
        `302 ${app}/#${form({ error: 'login_required', error_description: 'AADSTS50058: A silent sign-in request was sent but no user is signed in. Trace ID: 9e9 Correlation ID: 5f5 Timestamp: 2026-01-01 00:00:00Z', error_uri: 'https://login.microsoftonline.com/error?code=50058', state: state('s1', 'silent') })}`,
        ['Sec-Fetch-Dest: iframe'],
      ),
      authorize('s2', 'popup', {}, '200 <!DOCTYPE html><title>Sign in to your account</title>'),
      password('s2', 'popup'),
      get(`${app}/`),
      redeem('s2'),
    ),
    flows: ['incomplete', 'sound'],
    says: /login_required/,
  },
  'MSAL.js asks for tokens of three APIs with one refresh token': {
    traffic: recording(
      authorize('apis', 'redirect', {}, back('apis', 'redirect')),
      get(`${app}/`),
      redeem('apis'),
      '@ +60s',
      refresh('apis a', 'apis', 'api://orders/.default openid profile offline_access'),
      '@ +5ms',
      refresh('apis b', 'apis', 'https://graph.microsoft.com/Mail.Read openid profile offline_access'),
      '@ +5m',
      refresh('apis c', 'apis', 'https://management.azure.com/.default openid profile offline_access'),
    ),
    flows: ['sound'],
  },
  'MSAL.js step-up by claims challenge': {
    traffic: recording(
      authorize('first', 'redirect', {}, back('first', 'redirect')),
      get(`${app}/`),
      redeem('first'),
      call('https://graph.microsoft.com/v1.0/me/secrets', {
        origin: app,
        head: [`Authorization: Bearer ${entraTokens('first').access_token}`],
        status: 401,
        answer: { error: { code: 'InvalidAuthenticationToken' } },
        answerHead: [
          `WWW-Authenticate: Bearer realm="", authorization_uri="${authority}/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="`,
        ],
      }),
      authorize(
        'second',
        'redirect',
        { claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}', login_hint: 'a@contoso.example' },
        '200 <!DOCTYPE html><title>Verify your identity</title>',
      ),
      call('https://login.microsoftonline.com/common/SAS/BeginAuth', {
        origin: 'https://login.microsoftonline.com',
        body: JSON.stringify({ AuthMethodId: 'PhoneAppNotification', Method: 'BeginAuth', ctx: opaque('c'), flowToken: opaque('f') }),
        answer: { Success: true, ResultValue: 'Success', SessionId: uuid('x') },
      }),
      submit(
        'https://login.microsoftonline.com/common/SAS/ProcessAuth',
        {
          type: '22',
          request: opaque('rq', 200),
          mfaAuthMethod: 'PhoneAppNotification',
          canary: opaque('c', 60),
          flowToken: opaque('f', 200),
          hpgrequestid: uuid('h'),
        },
        back('second', 'redirect'),
      ),
      get(`${app}/`),
      redeem('second'),
    ),
    flows: ['sound', 'sound'],
  },
  'MSAL.js logout, then sign-in as somebody else': {
    traffic: recording(
      authorize('one', 'redirect', {}, back('one', 'redirect')),
      redeem('one'),
      get(
        url(`${authority}/oauth2/v2.0/logout`, {
          post_logout_redirect_uri: `${app}/`,
          'client-request-id': uuid('lo'),
          'x-client-SKU': 'msal.js.browser',
          logout_hint: 'a@contoso.example',
          id_token_hint: entraTokens('one').id_token,
          state: state('logout', 'redirect'),
        }),
        `302 ${authority}/oauth2/v2.0/logoutsession?x=1`,
      ),
      get(`${authority}/oauth2/v2.0/logoutsession?x=1`, `302 ${app}/?state=${encodeURIComponent(state('logout', 'redirect'))}`),
      get(`${app}/?state=${encodeURIComponent(state('logout', 'redirect'))}`),
      authorize('two', 'redirect', { prompt: 'select_account' }, back('two', 'redirect')),
      redeem('two'),
    ),
    flows: ['sound', 'sound'],
  },
  'Entra, ASP.NET web app with form_post and a hybrid response': {
    traffic: recording(
      get(
        `${app}/account`,
        `302 ${url(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`, { client_id: client, redirect_uri: `${app}/signin-oidc`, response_type: 'code id_token', scope: 'openid profile offline_access', response_mode: 'form_post', nonce: `638712345678901234.${opaque('n', 64)}`, state: `CfDJ8${opaque('st', 300)}`, 'x-client-SKU': 'ID_NET8_0', 'x-client-ver': '7.1.2.0', client_info: '1', ...pkce('net') })}`,
      ),
      get(
        url(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`, {
          client_id: client,
          redirect_uri: `${app}/signin-oidc`,
          response_type: 'code id_token',
          scope: 'openid profile offline_access',
          response_mode: 'form_post',
          nonce: `638712345678901234.${opaque('n', 64)}`,
          state: `CfDJ8${opaque('st', 300)}`,
          'x-client-SKU': 'ID_NET8_0',
          'x-client-ver': '7.1.2.0',
          client_info: '1',
          ...pkce('net'),
        }),
        '200 <html><head><title>Working...</title></head><body><form method="POST" name="hiddenform"></form></body></html>',
      ),
      submit(
        `${app}/signin-oidc`,
        {
          code: `0.AXoA${opaque('net', 600)}`,
          id_token: idToken({
            aud: client,
            iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
            nonce: `638712345678901234.${opaque('n', 64)}`,
            c_hash: halfHash(`0.AXoA${opaque('net', 600)}`),
          }),
          client_info: clientInfo,
          state: `CfDJ8${opaque('st', 300)}`,
          session_state: uuid('ss'),
        },
        `302 ${app}/account\n< Set-Cookie: .AspNetCore.Cookies=chunks-2; path=/; secure; httponly`,
        ['Sec-Fetch-Site: cross-site'],
      ),
      get(`${app}/account`),
    ),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'Azure AD B2C with a user flow, sign-up and a federated provider': {
    traffic: (() => {
      const b2c = 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_susi';
      const asked = request('b2c', 'redirect', { scope: 'openid profile offline_access https://contoso.onmicrosoft.com/api/read' });
      return recording(
        get(url(`${b2c}/oauth2/v2.0/authorize`, asked), '200 <!DOCTYPE html><title>Sign in</title>'),
        call(`${b2c}/SelfAsserted?tx=StateProperties=${opaque('tx', 60)}&p=B2C_1_susi`, {
          origin: 'https://contoso.b2clogin.com',
          head: ['X-CSRF-TOKEN: abc'],
          body: { request_type: 'RESPONSE', email: 'a@b.example', password: 'x' },
          answer: { status: '200' },
        }),
        get(
          `${b2c}/api/CombinedSigninAndSignup/confirmed?rememberMe=false&csrf_token=${opaque('csrf', 80)}&tx=StateProperties=${opaque('tx', 60)}&p=B2C_1_susi&diags=%7B%7D`,
          `302 ${app}/#${form({ state: state('b2c', 'redirect'), client_info: clientInfo, code: `eyJraWQiOiJ${opaque('b2c code', 800)}.${opaque('x', 20)}` })}`,
        ),
        get(`${app}/`),
        call(`${b2c}/oauth2/v2.0/token`, {
          origin: app,
          body: {
            client_id: client,
            redirect_uri: `${app}/`,
            scope: String(asked.scope),
            code: `eyJraWQiOiJ${opaque('b2c code', 800)}.${opaque('x', 20)}`,
            code_verifier: verifierOf('b2c'),
            grant_type: 'authorization_code',
            client_info: '1',
          },
          answer: {
            access_token: `eyJ.${opaque('b', 500)}.${opaque('c', 342)}`,
            id_token: idToken({
              ver: '1.0',
              iss: `https://contoso.b2clogin.com/${tenant}/v2.0/`,
              aud: client,
              nonce: String(asked.nonce),
              tfp: 'B2C_1_susi',
            }),
            token_type: 'Bearer',
            not_before: 1767225600,
            expires_in: 3600,
            expires_on: 1767229200,
            resource: uuid('api'),
            id_token_expires_in: 3600,
            profile_info: 'eyJ2ZXIiOiIxLjAi',
            scope: 'https://contoso.onmicrosoft.com/api/read',
            refresh_token: `eyJraWQ${opaque('rt', 500)}`,
            refresh_token_expires_in: 86400,
          },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'Entra account with a federated domain: ADFS signs in by WS-Federation on the way': {
    traffic: recording(
      authorize(
        'fed',
        'redirect',
        { domain_hint: 'contoso.example' },
        `302 https://sts.contoso.example/adfs/ls/?client-request-id=1&username=&wa=wsignin1.0&wtrealm=urn%3afederation%3aMicrosoftOnline&wctx=LoginOptions%3D3%26estsredirect%3d2%26estsrequest%3d${opaque('wctx', 300)}`,
      ),
      get(
        `https://sts.contoso.example/adfs/ls/?client-request-id=1&username=&wa=wsignin1.0&wtrealm=urn%3afederation%3aMicrosoftOnline&wctx=LoginOptions%3D3%26estsredirect%3d2%26estsrequest%3d${opaque('wctx', 300)}`,
        '401\n< WWW-Authenticate: Negotiate',
      ),
      get(
        `https://sts.contoso.example/adfs/ls/wia?client-request-id=1&wa=wsignin1.0&wtrealm=urn%3afederation%3aMicrosoftOnline`,
        '200 <html><body><form name="hiddenform"></form></body></html>',
      ),
      submit(
        'https://login.microsoftonline.com/login.srf',
        { wa: 'wsignin1.0', wresult: '<t:RequestSecurityTokenResponse/>', wctx: 'LoginOptions=3' },
        back('fed', 'redirect'),
      ),
      get(`${app}/`),
      redeem('fed'),
    ),
    flows: ['sound'],
  },
  'MSAL Node public client on a loopback, code exchange out of sight': {
    traffic: recording(
      get(
        url(`${authority}/oauth2/v2.0/authorize`, {
          client_id: client,
          scope: 'user.read openid profile offline_access',
          redirect_uri: 'http://localhost:51042',
          'client-request-id': uuid('n'),
          response_mode: 'query',
          response_type: 'code',
          'x-client-SKU': 'msal.js.node',
          'x-client-VER': '2.6.0',
          'x-client-OS': 'linux',
          'x-client-CPU': 'x64',
          client_info: '1',
          ...pkce('node'),
          state: opaque('node', 40),
        }),
        `302 http://localhost:51042/?${form({ code: `0.${opaque('nodecode', 500)}`, client_info: clientInfo, state: opaque('node', 40), session_state: uuid('ss') })}`,
      ),
      get(
        `http://localhost:51042/?${form({ code: `0.${opaque('nodecode', 500)}`, client_info: clientInfo, state: opaque('node', 40), session_state: uuid('ss') })}`,
        '200 Auth code was successfully acquired. You can close this window now.',
      ),
    ),
    flows: ['incomplete'],
    says: /code arrived/,
  },
};
