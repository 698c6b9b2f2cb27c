import { call, form, get, idToken, opaque, pkce, recording, type Situation, submit, url, uuid, type Values } from './wire.ts';

const site = 'https://shop.example';
const idp = 'https://login.corp.example';
const served = (callback: string, to = `${site}/`) => get(callback, `302 ${to}\n< Set-Cookie: session=x; Path=/; HttpOnly`);
const google = (callback: string, state: string, more: Values = {}) =>
  url('https://accounts.google.com/o/oauth2/v2/auth', {
    client_id: '1-b.apps.googleusercontent.com',
    scope: 'openid email profile',
    response_type: 'code',
    redirect_uri: callback,
    state,
    ...more,
  });
const googleBack = (callback: string, state: string) =>
  url(callback, { state, code: `4/0A${opaque(`${state} code`, 70)}`, scope: 'email profile openid', authuser: '1', prompt: 'none' });

const duendeRequest = (seed: string): Values => ({
  client_id: 'bff',
  redirect_uri: `${site}/signin-oidc`,
  response_type: 'code',
  scope: 'openid profile api offline_access',
  ...pkce(seed),
  response_mode: 'form_post',
  nonce: `638712345678901234.${opaque(`n ${seed}`, 64)}`,
  state: `CfDJ8${opaque(`s ${seed}`, 300)}`,
  'x-client-SKU': 'ID_NET8_0',
  'x-client-ver': '7.1.2.0',
});

export const backends: Record<string, Situation> = {
  'Auth.js with Google: the page asks its server for the address': {
    traffic: (() => {
      const callback = `${site}/api/auth/callback/google`;
      const state = `eyJhbGciOiJkaXIi${opaque('authjs', 200)}`;
      return recording(
        call(`${site}/api/auth/providers`, {
          answer: { google: { id: 'google', type: 'oidc', signinUrl: `${site}/api/auth/signin/google`, callbackUrl: callback } },
        }),
        call(`${site}/api/auth/csrf`, { answer: { csrfToken: opaque('csrf', 64) } }),
        call(`${site}/api/auth/signin/google?`, {
          origin: site,
          body: { csrfToken: opaque('csrf', 64), callbackUrl: `${site}/`, json: 'true' },
          answer: { url: google(callback, state, pkce('authjs')) },
        }),
        get(google(callback, state, pkce('authjs')), `302 ${googleBack(callback, state)}`),
        served(googleBack(callback, state)),
        call(`${site}/api/auth/session`, { answer: { user: { name: 'A' }, expires: '2026-02-01' } }),
      );
    })(),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'Auth.js with credentials and an e-mail link': {
    traffic: recording(
      call(`${site}/api/auth/callback/credentials?`, {
        origin: site,
        body: { csrfToken: opaque('csrf', 64), username: 'a', password: 'b', redirect: 'false', json: 'true', callbackUrl: `${site}/` },
        answer: { url: `${site}/` },
      }),
      get(
        url(`${site}/api/auth/callback/email`, { callbackUrl: `${site}/`, token: opaque('mail', 64), email: 'a@b.example' }),
        `302 ${site}/`,
      ),
      get(url(`${site}/api/auth/error`, { error: 'Verification' })),
    ),
    flows: [],
  },
  'Spring Security signs in at Keycloak; the callback comes back with iss and session_state': {
    traffic: (() => {
      const callback = `${site}/login/oauth2/code/keycloak`;
      const state = `${opaque('spring', 43)}=`;
      const asked = url('https://sso.example/realms/corp/protocol/openid-connect/auth', {
        response_type: 'code',
        client_id: 'spring',
        scope: 'openid profile',
        state,
        redirect_uri: callback,
        nonce: opaque('sn', 43),
      });
      const answer = url(callback, {
        state,
        session_state: uuid('ss'),
        iss: 'https://sso.example/realms/corp',
        code: `${uuid('a')}.${uuid('b')}.${uuid('c')}`,
      });
      return recording(
        get(`${site}/orders`, `302 ${site}/oauth2/authorization/keycloak`),
        get(`${site}/oauth2/authorization/keycloak`, `302 ${asked}`),
        get(asked),
        submit(
          `https://sso.example/realms/corp/login-actions/authenticate?session_code=${opaque('sc')}&execution=${uuid('e')}&client_id=spring&tab_id=x`,
          { username: 'a', password: 'b', credentialId: '' },
          `302 ${answer}`,
        ),
        get(answer, `302 ${site}/orders?continue\n< Set-Cookie: JSESSIONID=x`),
        get(`${site}/orders?continue`),
      );
    })(),
    flows: ['incomplete'],
  },
  'Laravel Socialite with GitHub, Passport behind it': {
    traffic: (() => {
      const asked = url('https://github.com/login/oauth/authorize', {
        client_id: 'Iv1.1',
        redirect_uri: `${site}/auth/github/callback`,
        scope: 'user:email',
        response_type: 'code',
        state: opaque('lara', 40),
      });
      const answer = url(`${site}/auth/github/callback`, { code: '0123456789abcdef0123', state: opaque('lara', 40) });
      return recording(
        get(`${site}/auth/github/redirect`, `302 ${asked}`),
        get(asked, `302 ${answer}`),
        get(answer, `302 ${site}/dashboard\n< Set-Cookie: laravel_session=x`),
        get(`${site}/dashboard`),
      );
    })(),
    flows: ['incomplete'],
  },
  'Devise with OmniAuth: the start is a POST': {
    traffic: (() => {
      const callback = `${site}/users/auth/google_oauth2/callback`;
      return recording(
        submit(
          `${site}/users/auth/google_oauth2`,
          { authenticity_token: opaque('at', 86) },
          `302 ${google(callback, opaque('omni', 48), { access_type: 'offline', prompt: 'select_account' })}`,
        ),
        get(
          google(callback, opaque('omni', 48), { access_type: 'offline', prompt: 'select_account' }),
          `302 ${googleBack(callback, opaque('omni', 48))}`,
        ),
        served(googleBack(callback, opaque('omni', 48))),
      );
    })(),
    flows: ['incomplete'],
  },
  'ASP.NET with a BFF at Duende IdentityServer: form_post, login page, session calls': {
    traffic: recording(
      get(
        `${site}/bff/login?returnUrl=/`,
        `302 ${url(`${idp}/connect/authorize`, duendeRequest('bff'))}\n< Set-Cookie: .AspNetCore.Correlation.x=N`,
      ),
      get(
        url(`${idp}/connect/authorize`, duendeRequest('bff')),
        `302 ${url(`${idp}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(duendeRequest('bff'))}` })}`,
      ),
      get(url(`${idp}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(duendeRequest('bff'))}` })),
      submit(
        url(`${idp}/Account/Login`, { ReturnUrl: `/connect/authorize/callback?${form(duendeRequest('bff'))}` }),
        {
          'Input.ReturnUrl': `/connect/authorize/callback?${form(duendeRequest('bff'))}`,
          'Input.Username': 'a',
          'Input.Password': 'b',
          'Input.Button': 'login',
          __RequestVerificationToken: opaque('rvt', 155),
        },
        `302 /connect/authorize/callback?${form(duendeRequest('bff'))}`,
      ),
      get(
        `${idp}/connect/authorize/callback?${form(duendeRequest('bff'))}`,
        "200 <html><head></head><body><form method='post' action='https://shop.example/signin-oidc'></form></body></html>",
      ),
      submit(
        `${site}/signin-oidc`,
        {
          code: `${opaque('bffc', 64)}-1`,
          scope: 'openid profile api offline_access',
          state: String(duendeRequest('bff').state),
          session_state: `${opaque('ss')}.AB`,
          iss: idp,
        },
        `302 ${site}/\n< Set-Cookie: __Host-bff=x; path=/; secure`,
        ['Sec-Fetch-Site: cross-site'],
      ),
      get(`${site}/`),
      call(`${site}/bff/user`, { head: ['X-CSRF: 1'], answer: [{ type: 'sub', value: '1' }] }),
      get(
        `${site}/bff/logout?sid=${opaque('sid', 32)}`,
        `302 ${url(`${idp}/connect/endsession`, { id_token_hint: idToken({ iss: idp, aud: 'bff' }), post_logout_redirect_uri: `${site}/signout-callback-oidc`, state: `CfDJ8${opaque('lo', 200)}`, 'x-client-SKU': 'ID_NET8_0' })}`,
      ),
      get(url(`${site}/signout-callback-oidc`, { state: `CfDJ8${opaque('lo', 200)}` }), `302 ${site}/`),
      get(
        url(`${idp}/connect/authorize`, duendeRequest('bff2')),
        "200 <html><body><form method='post' action='https://shop.example/signin-oidc'></form></body></html>",
      ),
      submit(
        `${site}/signin-oidc`,
        {
          code: `${opaque('bffc2', 64)}-1`,
          scope: 'openid',
          state: String(duendeRequest('bff2').state),
          session_state: `${opaque('ss')}.AB`,
          iss: idp,
        },
        `302 ${site}/\n< Set-Cookie: __Host-bff=x`,
      ),
    ),
    flows: ['incomplete', 'incomplete'],
  },
  'The code arrives at a single-page application, which hands it to its own server as JSON': {
    traffic: (() => {
      const asked = url(`${idp}/oauth2/authorize`, {
        response_type: 'code',
        client_id: 'web',
        redirect_uri: `${site}/callback`,
        scope: 'profile',
        state: opaque('hand', 24),
        ...pkce('hand'),
      });
      const answer = url(`${site}/callback`, { code: opaque('hand code', 40), state: opaque('hand', 24) });
      return recording(
        get(asked, `302 ${answer}`),
        get(answer),
        call('https://api.shop-backend.example/v1/login/oauth', {
          origin: site,
          body: JSON.stringify({
            provider: 'corp',
            code: opaque('hand code', 40),
            redirectUri: `${site}/callback`,
            state: opaque('hand', 24),
          }),
          answer: { user: { id: 1 }, session: 'x' },
        }),
      );
    })(),
    flows: ['incomplete'],
  },
  'The page gives its code to its own server, the first try is lost on the way': {
    traffic: (() => {
      const asked = url(`${idp}/oauth2/authorize`, {
        response_type: 'code',
        client_id: 'web',
        redirect_uri: `${site}/callback`,
        state: opaque('hand3', 24),
        ...pkce('hand3'),
      });
      const answer = url(`${site}/callback`, { code: opaque('hand3 code', 40), state: opaque('hand3', 24) });
      const body = JSON.stringify({ code: opaque('hand3 code', 40), codeVerifier: opaque('another verifier than sent', 43) });
      const give = (reply: string) => `POST ${site}/api/session\n> Content-Type: application/json\n> ${body}\n${reply}`;
      return recording(
        get(asked, `302 ${answer}`),
        get(answer),
        give('< 0 net::ERR_NETWORK_CHANGED'),
        give('< 200 {"user":{"id":1},"error":null}'),
        call('https://collect.example/v1/events', {
          origin: site,
          body: JSON.stringify({ event: 'login', code: opaque('hand3 code', 40) }),
          status: 400,
          answer: { error: 'bad event' },
        }),
      );
    })(),
    flows: ['incomplete'],
    says: /gave the code to its own server/,
  },
  'The page sends code and verifier to its own server, which redeems them': {
    traffic: (() => {
      const asked = url(`${idp}/oauth2/authorize`, {
        response_type: 'code',
        client_id: 'web',
        redirect_uri: `${site}/callback`,
        scope: 'profile',
        state: opaque('hand2', 24),
        ...pkce('hand2'),
      });
      const answer = url(`${site}/callback`, { code: opaque('hand2 code', 40), state: opaque('hand2', 24) });
      return recording(
        get(asked, `302 ${answer}`),
        get(answer),
        call(`${site}/api/session`, {
          origin: site,
          body: JSON.stringify({
            code: opaque('hand2 code', 40),
            code_verifier: opaque('verifier hand2', 43),
            redirect_uri: `${site}/callback`,
          }),
          answer: { user: { id: 1 } },
          answerHead: ['Set-Cookie: session=x'],
        }),
      );
    })(),
    flows: ['incomplete'],
    says: /gave the code to its own server .*answered 20\d: S256 proved/,
  },
  'Two sign-ins of two sites in one recording, the second one begun while the first waits': {
    traffic: (() => {
      const one = url(`${idp}/authorize`, {
        response_type: 'code',
        client_id: 'one',
        redirect_uri: `${site}/cb`,
        scope: 'a',
        state: opaque('one', 20),
        ...pkce('one'),
      });
      const two = url('https://id.other.example/authorize', {
        response_type: 'code',
        client_id: 'two',
        redirect_uri: 'https://news.example/cb',
        scope: 'b',
        state: opaque('two', 20),
        ...pkce('two'),
      });
      return recording(
        '@ {"tab":"1"}',
        get(one),
        '@ {"tab":"2"}',
        get(two, `302 ${url('https://news.example/cb', { code: opaque('two code', 30), state: opaque('two', 20) })}`),
        '@ {"tab":"2"}',
        served(url('https://news.example/cb', { code: opaque('two code', 30), state: opaque('two', 20) }), 'https://news.example/'),
        '@ {"tab":"1"}',
        submit(
          `${idp}/login`,
          { user: 'a', pass: 'b', state: opaque('internal', 20) },
          `302 ${url(`${site}/cb`, { code: opaque('one code', 30), state: opaque('one', 20) })}`,
        ),
        '@ {"tab":"1"}',
        served(url(`${site}/cb`, { code: opaque('one code', 30), state: opaque('one', 20) })),
      );
    })(),
    flows: ['incomplete', 'incomplete'],
  },
  'A sign-in with a reload of the login page, the back button and a second try with new values': {
    traffic: (() => {
      const asked = (seed: string) =>
        url(`${idp}/oauth2/authorize`, {
          response_type: 'code',
          client_id: 'web',
          redirect_uri: `${site}/callback`,
          scope: 'openid',
          nonce: opaque(`n ${seed}`, 20),
          state: opaque(seed, 24),
          ...pkce(seed),
        });
      const answer = url(`${site}/callback`, { code: opaque('second code', 40), state: opaque('try2', 24) });
      return recording(
        get(asked('try1')),
        get(asked('try1')),
        get(`${site}/`),
        get(asked('try2')),
        submit(`${idp}/login?client=web`, { u: 'a', p: 'b' }, `302 ${answer}`),
        served(answer),
      );
    })(),
    flows: ['incomplete', 'incomplete'],
  },
  'oauth2-proxy in front of an application': {
    traffic: (() => {
      const state = `${opaque('op', 43)}:/dashboard`;
      const asked = url('https://dex.example/auth', {
        approval_prompt: 'force',
        client_id: 'oauth2-proxy',
        nonce: opaque('opn', 43),
        redirect_uri: `${site}/oauth2/callback`,
        response_type: 'code',
        scope: 'openid email profile',
        state,
        ...pkce('op'),
      });
      const answer = url(`${site}/oauth2/callback`, { code: opaque('dexcode', 25), state });
      return recording(
        get(`${site}/oauth2/start?rd=%2Fdashboard`, `302 ${asked}\n< Set-Cookie: _oauth2_proxy_csrf=x`),
        get(asked, `302 /auth/ldap?${asked.split('?')[1]}`),
        get(`https://dex.example/auth/ldap?${asked.split('?')[1]}`, '302 /auth/ldap/login?back=&state=abcdefghijklmnop'),
        get('https://dex.example/auth/ldap/login?back=&state=abcdefghijklmnop'),
        submit(
          'https://dex.example/auth/ldap/login?back=&state=abcdefghijklmnop',
          { login: 'a', password: 'b' },
          '303 /approval?req=abcdefghijklmnop&hmac=x',
        ),
        get('https://dex.example/approval?req=abcdefghijklmnop&hmac=x', `303 ${answer}`),
        get(answer, `302 ${site}/dashboard\n< Set-Cookie: _oauth2_proxy=x`),
        call(`${site}/oauth2/auth`, { status: 202 }),
      );
    })(),
    flows: ['incomplete'],
  },
  'Cloudflare Access, an ALB and IAP in front of applications': {
    traffic: (() => {
      const alb = url('https://corp.auth.eu-west-1.amazoncognito.com/oauth2/authorize', {
        client_id: 'alb',
        redirect_uri: `${site}/oauth2/idpresponse`,
        response_type: 'code',
        scope: 'openid',
        state: opaque('alb', 300),
      });
      return recording(
        get(`${site}/app`, `302 ${alb}`),
        get(alb, `302 ${url(`${site}/oauth2/idpresponse`, { code: uuid('albc'), state: opaque('alb', 300) })}`),
        get(
          url(`${site}/oauth2/idpresponse`, { code: uuid('albc'), state: opaque('alb', 300) }),
          `302 ${site}/app\n< Set-Cookie: AWSELBAuthSessionCookie-0=x`,
        ),
        get(
          'https://wiki.example/',
          `302 https://team.cloudflareaccess.com/cdn-cgi/access/login/wiki.example?kid=${opaque('kid', 64)}&meta=eyJ.x.y&redirect_url=%2F`,
        ),
        get(
          `https://wiki.example/cdn-cgi/access/authorized?nonce=${opaque('cfn', 60)}&state=eyJ.${opaque('cfs', 200)}.x`,
          '302 https://wiki.example/',
        ),
      );
    })(),
    flows: ['incomplete'],
  },
  'Shopify and Stripe Connect: an application is installed': {
    traffic: (() => {
      const shop = url('https://store.myshopify.com/admin/oauth/authorize', {
        client_id: '0123456789abcdef',
        scope: 'read_products',
        redirect_uri: `${site}/auth/callback`,
        state: '123456789012345678901234567890',
      });
      const connect = url('https://connect.stripe.com/oauth/authorize', {
        response_type: 'code',
        client_id: 'ca_x',
        scope: 'read_write',
        redirect_uri: `${site}/stripe/callback`,
        state: opaque('stripe', 24),
      });
      return recording(
        get(
          shop,
          `302 ${url(`${site}/auth/callback`, { code: '0907a61c0c8d55e99db179b68161bc00', hmac: opaque('hmac', 64), host: 'YWRtaW4', shop: 'store.myshopify.com', state: '123456789012345678901234567890', timestamp: '1767225600' })}`,
        ),
        served(
          url(`${site}/auth/callback`, {
            code: '0907a61c0c8d55e99db179b68161bc00',
            hmac: opaque('hmac', 64),
            host: 'YWRtaW4',
            shop: 'store.myshopify.com',
            state: '123456789012345678901234567890',
            timestamp: '1767225600',
          }),
        ),
        get(connect),
        served(url(`${site}/stripe/callback`, { scope: 'read_write', code: `ac_${opaque('ac', 32)}`, state: opaque('stripe', 24) })),
      );
    })(),
    flows: ['incomplete', 'incomplete'],
  },
};
