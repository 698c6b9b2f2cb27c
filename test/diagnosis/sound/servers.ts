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
  tokens,
  url,
  uuid,
  type Values,
  verifierOf,
} from './wire.ts';

const app = 'https://app.example';

interface Server {
  authorize: string;
  token: string;
  issuer: string;
  /** Where the pages of the server lead, from the authorization request to the answer. */
  way?: (asked: string, answer: string, query: string) => string[];
  asked?: Values;
  answered?: Values;
  issued?: Record<string, unknown>;
  /** False for a server that makes no ID token. */
  idToken?: false;
  redirect?: string;
}

const signIn = (
  seed: string,
  { authorize, token, issuer, way, asked = {}, answered = {}, issued = {}, idToken: hasIdToken, redirect = `${app}/callback` }: Server,
): string => {
  const request: Values = {
    client_id: `client-${seed}`,
    redirect_uri: redirect,
    response_type: 'code',
    scope: hasIdToken === false ? 'read' : 'openid profile',
    state: opaque(`state ${seed}`, 32),
    ...(hasIdToken === false ? {} : { nonce: opaque(`nonce ${seed}`, 24) }),
    ...pkce(seed),
    ...asked,
  };
  const code = opaque(`code ${seed}`, 48);
  const separator = request.response_mode === 'fragment' ? '#' : '?';
  const answer = `${redirect}${separator}${form({ code, state: request.state, ...answered })}`;
  const query = form(request);
  return recording(
    ...(way ? way(`${authorize}?${query}`, answer, query) : [get(`${authorize}?${query}`, `302 ${answer}`)]),
    get(answer.split('#')[0]!),
    call(token, {
      origin: redirect.split('/').slice(0, 3).join('/'),
      body: {
        grant_type: 'authorization_code',
        client_id: request.client_id,
        code,
        redirect_uri: redirect,
        code_verifier: verifierOf(seed),
      },
      answer: tokens({
        ...(hasIdToken === false ? {} : { id_token: idToken({ iss: issuer, aud: request.client_id, nonce: request.nonce }) }),
        ...issued,
      }),
    }),
  );
};

const loopback = 'http://127.0.0.1:51004/oauth2redirect';

export const servers: Record<string, Situation> = {
  ADFS: {
    traffic: signIn('adfs', {
      authorize: 'https://sts.corp.example/adfs/oauth2/authorize/',
      token: 'https://sts.corp.example/adfs/oauth2/token/',
      issuer: 'https://sts.corp.example/adfs',
      asked: { resource: 'https://api.corp.example', response_mode: 'query' },
      answered: { 'client-request-id': uuid('cr') },
      way: (asked, answer, query) => [
        get(asked, `302 https://sts.corp.example/adfs/oauth2/authorize?${query}&client-request-id=${uuid('cr')}`),
        get(`https://sts.corp.example/adfs/oauth2/authorize?${query}&client-request-id=${uuid('cr')}`),
        submit(
          `https://sts.corp.example:443/adfs/oauth2/authorize?${query}&client-request-id=${uuid('cr')}`,
          { UserName: 'CORP\\a', Password: 'b', AuthMethod: 'FormsAuthentication', Kmsi: 'true' },
          `302 https://sts.corp.example:443/adfs/oauth2/authorize?${query}&client-request-id=${uuid('cr')}\n< Set-Cookie: MSISAuth=x`,
        ),
        get(`https://sts.corp.example:443/adfs/oauth2/authorize?${query}&client-request-id=${uuid('cr')}`, `302 ${answer}`),
      ],
      issued: {
        token_type: 'bearer',
        resource: 'https://api.corp.example',
        refresh_token: opaque('adfsr', 300),
        refresh_token_expires_in: 28799,
        scope: 'openid',
      },
    }),
    flows: ['sound'],
  },
  PingFederate: {
    traffic: signIn('pf', {
      authorize: 'https://sso.corp.example/as/authorization.oauth2',
      token: 'https://sso.corp.example/as/token.oauth2',
      issuer: 'https://sso.corp.example',
      asked: { pfidpadapterid: 'HtmlForm' },
      way: (asked, answer) => [
        get(asked),
        submit(
          'https://sso.corp.example/as/AbCdE/resume/as/authorization.ping',
          { 'pf.username': 'a', 'pf.pass': 'b', 'pf.ok': 'clicked', 'pf.cancel': '', 'pf.adapterId': 'HtmlForm' },
          `302 ${answer}`,
        ),
      ],
    }),
    flows: ['sound'],
  },
  'ForgeRock AM: login in a page of its own, client_id in the answer': {
    traffic: signIn('fr', {
      authorize: 'https://am.example/am/oauth2/realms/root/realms/alpha/authorize',
      token: 'https://am.example/am/oauth2/realms/root/realms/alpha/access_token',
      issuer: 'https://am.example/am/oauth2/realms/root/realms/alpha',
      answered: { iss: 'https://am.example/am/oauth2/realms/root/realms/alpha', client_id: 'client-fr' },
      way: (asked, answer) => [
        get(asked, `302 ${url('https://am.example/am/UI/Login', { realm: '/alpha', goto: asked })}`),
        get(url('https://am.example/am/XUI/', { realm: '/alpha', goto: asked })),
        call('https://am.example/am/json/realms/root/realms/alpha/authenticate', {
          origin: 'https://am.example',
          body: '{}',
          answer: { authId: 'eyJ.x.y', callbacks: [{ type: 'NameCallback' }] },
        }),
        call('https://am.example/am/json/realms/root/realms/alpha/authenticate', {
          origin: 'https://am.example',
          body: '{"authId":"eyJ.x.y","callbacks":[]}',
          answer: { tokenId: opaque('tok', 100), successUrl: '/am/console', realm: '/alpha' },
        }),
        call('https://am.example/am/json/users?_action=validateGoto', {
          origin: 'https://am.example',
          body: JSON.stringify({ goto: asked }),
          answer: { successURL: asked },
        }),
        get(asked, `302 ${answer}`),
      ],
    }),
    flows: ['sound'],
  },
  OpenIddict: {
    traffic: signIn('oi', {
      authorize: 'https://id.example/connect/authorize',
      token: 'https://id.example/connect/token',
      issuer: 'https://id.example/',
      answered: { iss: 'https://id.example/' },
      way: (asked, answer) => [
        get(asked, `302 ${url('https://id.example/Identity/Account/Login', { ReturnUrl: asked.slice('https://id.example'.length) })}`),
        submit(
          url('https://id.example/Identity/Account/Login', { ReturnUrl: asked.slice('https://id.example'.length) }),
          { 'Input.Email': 'a', 'Input.Password': 'b', __RequestVerificationToken: 'x' },
          `302 ${asked.slice('https://id.example'.length)}`,
        ),
        get(asked),
        submit(
          'https://id.example/connect/authorize',
          { 'submit.Accept': 'Yes', ...Object.fromEntries(new URLSearchParams(asked.split('?')[1])) },
          `302 ${answer}`,
        ),
      ],
    }),
    flows: ['sound'],
  },
  'Ory Hydra': {
    traffic: signIn('hy', {
      authorize: 'https://hydra.example/oauth2/auth',
      token: 'https://hydra.example/oauth2/token',
      issuer: 'https://hydra.example',
      answered: { scope: 'openid profile' },
      issued: { token_type: 'bearer', scope: 'openid profile' },
      way: (asked, answer) => [
        get(asked, `302 https://login.example/login?login_challenge=${opaque('lc', 400)}`),
        get(`https://login.example/login?login_challenge=${opaque('lc', 400)}`),
        submit(
          'https://login.example/login',
          { challenge: opaque('lc', 400), email: 'a', password: 'b', _csrf: 'x' },
          `302 ${asked}&login_verifier=${opaque('lv', 400)}`,
        ),
        get(`${asked}&login_verifier=${opaque('lv', 400)}`, `302 https://login.example/consent?consent_challenge=${opaque('cc', 400)}`),
        get(`https://login.example/consent?consent_challenge=${opaque('cc', 400)}`),
        submit(
          'https://login.example/consent',
          { challenge: opaque('cc', 400), grant_scope: 'openid', submit: 'Allow access' },
          `302 ${asked}&consent_verifier=${opaque('cv', 400)}`,
        ),
        get(`${asked}&consent_verifier=${opaque('cv', 400)}`, `303 ${answer}`),
      ],
    }),
    flows: ['sound'],
  },
  Zitadel: {
    traffic: signIn('zi', {
      authorize: 'https://corp.zitadel.cloud/oauth/v2/authorize',
      token: 'https://corp.zitadel.cloud/oauth/v2/token',
      issuer: 'https://corp.zitadel.cloud',
      asked: { scope: 'openid profile urn:zitadel:iam:user:metadata offline_access' },
      way: (asked, answer) => [
        get(asked, '302 /ui/login/login?authRequestID=123456789012345678'),
        submit(
          'https://corp.zitadel.cloud/ui/login/loginname',
          { 'gorilla.csrf.Token': 'x', authRequestID: '123456789012345678', loginName: 'a' },
          '200 <html></html>',
        ),
        submit(
          'https://corp.zitadel.cloud/ui/login/password',
          { 'gorilla.csrf.Token': 'x', authRequestID: '123456789012345678', password: 'b' },
          '302 /oauth/v2/authorize/callback?id=123456789012345678',
        ),
        get('https://corp.zitadel.cloud/oauth/v2/authorize/callback?id=123456789012345678', `302 ${answer}`),
      ],
    }),
    flows: ['sound'],
  },
  Logto: {
    traffic: signIn('lo', {
      authorize: 'https://tenant.logto.app/oidc/auth',
      token: 'https://tenant.logto.app/oidc/token',
      issuer: 'https://tenant.logto.app/oidc',
      asked: { prompt: 'consent', resource: 'https://api.example' },
      answered: { iss: 'https://tenant.logto.app/oidc' },
      way: (asked, answer) => [
        get(asked, '303 https://tenant.logto.app/sign-in?app_id=client-lo'),
        get('https://tenant.logto.app/sign-in?app_id=client-lo'),
        call('https://tenant.logto.app/api/interaction', {
          method: 'PUT',
          origin: 'https://tenant.logto.app',
          body: '{"event":"SignIn","identifier":{"username":"a","password":"b"}}',
          status: 204,
        }),
        call('https://tenant.logto.app/api/interaction/submit', {
          method: 'POST',
          origin: 'https://tenant.logto.app',
          body: '{}',
          answer: { redirectTo: 'https://tenant.logto.app/oidc/auth/AbCdEf' },
        }),
        get('https://tenant.logto.app/oidc/auth/AbCdEf', '303 https://tenant.logto.app/consent?app_id=client-lo'),
        get('https://tenant.logto.app/consent?app_id=client-lo', '302 https://tenant.logto.app/oidc/auth/GhIjKl'),
        get('https://tenant.logto.app/oidc/auth/GhIjKl', `303 ${answer}`),
      ],
    }),
    flows: ['sound'],
  },
  'FusionAuth: the login form carries the whole request, with empty fields': {
    traffic: signIn('fa', {
      authorize: 'https://login.corp.example/oauth2/authorize',
      token: 'https://login.corp.example/oauth2/token',
      issuer: 'corp.example',
      asked: { tenantId: uuid('tenant') },
      answered: { locale: 'en_US', userState: 'Authenticated' },
      issued: { userId: uuid('user'), scope: 'openid profile' },
      way: (asked, answer) => [
        get(asked),
        submit(
          'https://login.corp.example/oauth2/authorize',
          {
            captcha_token: '',
            ...Object.fromEntries(new URLSearchParams(asked.split('?')[1])),
            oauth_context: '',
            pendingIdPLinkId: '',
            response_mode: '',
            user_code: '',
            timezone: 'Europe/Berlin',
            'metaData.device.name': 'Linux Chrome',
            'metaData.device.type': 'BROWSER',
            showPasswordField: 'true',
            userVerifyingPlatformAuthenticatorAvailable: 'false',
            loginId: 'a',
            password: 'b',
          },
          `302 ${answer}`,
        ),
      ],
    }),
    flows: ['sound'],
  },
  'authentik with a flow executor': {
    traffic: signIn('ak', {
      authorize: 'https://auth.example/application/o/authorize/',
      token: 'https://auth.example/application/o/token/',
      issuer: 'https://auth.example/application/o/web/',
      way: (asked, answer, query) => [
        get(asked, `302 /flows/-/default/authentication/?next=${encodeURIComponent(`/application/o/authorize/?${query}`)}`),
        get(`https://auth.example/if/flow/default-authentication-flow/?next=${encodeURIComponent(`/application/o/authorize/?${query}`)}`),
        call(
          `https://auth.example/api/v3/flows/executor/default-authentication-flow/?query=${encodeURIComponent(`next=${encodeURIComponent(`/application/o/authorize/?${query}`)}`)}`,
          {
            origin: 'https://auth.example',
            body: '{"component":"ak-stage-identification","uid_field":"a"}',
            answer: { component: 'ak-stage-password' },
          },
        ),
        get(asked, '302 /if/flow/default-provider-authorization-implicit-consent/?x=1'),
        call('https://auth.example/api/v3/flows/executor/default-provider-authorization-implicit-consent/?query=', {
          answer: { component: 'xak-flow-redirect', to: answer },
        }),
      ],
    }),
    flows: ['sound'],
  },
  'Django OAuth Toolkit, Doorkeeper and Laravel Passport as servers': {
    traffic: recording(
      signIn('dot', {
        authorize: 'https://django.example/o/authorize/',
        token: 'https://django.example/o/token/',
        issuer: 'https://django.example/o',
        idToken: false,
        way: (asked, answer, query) => [
          get(asked, `302 /accounts/login/?next=/o/authorize/%3F${encodeURIComponent(query)}`),
          submit(
            `https://django.example/accounts/login/?next=/o/authorize/%3F${encodeURIComponent(query)}`,
            { csrfmiddlewaretoken: opaque('csrf', 64), username: 'a', password: 'b', next: `/o/authorize/?${query}` },
            `302 /o/authorize/?${query}`,
          ),
          get(asked),
          submit(
            asked,
            {
              csrfmiddlewaretoken: opaque('csrf', 64),
              ...Object.fromEntries(new URLSearchParams(query)),
              nonce: '',
              claims: '',
              allow: 'Authorize',
            },
            `302 ${answer}`,
          ),
        ],
        issued: { scope: 'read', refresh_token: opaque('dotr', 30) },
      }),
      signIn('passport', {
        authorize: 'https://laravel.example/oauth/authorize',
        token: 'https://laravel.example/oauth/token',
        issuer: '',
        idToken: false,
        way: (asked, answer) => [
          get(asked),
          submit(
            'https://laravel.example/oauth/authorize',
            { _token: 'x', state: opaque('state passport', 32), client_id: 'client-passport', auth_token: opaque('auth', 32) },
            `302 ${answer}`,
          ),
        ],
        issued: { expires_in: 31536000, refresh_token: opaque('passr', 700) },
      }),
    ),
    flows: ['sound', 'sound'],
  },
  'AppAuth on a loopback address, with a listener that closes at once': {
    traffic: (() => {
      const asked = {
        redirect_uri: loopback,
        client_id: 'native',
        response_type: 'code',
        scope: 'openid',
        state: opaque('la', 10),
        nonce: opaque('lan', 22),
        ...pkce('la'),
      };
      const answer = url(loopback, { code: opaque('lac', 40), state: opaque('la', 10), iss: 'https://as.example' });
      return recording(
        get(url('https://as.example/authorize', asked), `302 ${answer}`),
        get(answer, '200 <html>You can close this tab</html>'),
        get('http://127.0.0.1:51004/favicon.ico', '0 net::ERR_CONNECTION_REFUSED'),
      );
    })(),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'AppAuth with a custom scheme and with a claimed https address': {
    traffic: (() => {
      const asked = (seed: string, redirect_uri: string) => ({
        redirect_uri,
        client_id: `native-${seed}`,
        response_type: 'code',
        scope: 'openid',
        state: opaque(seed, 22),
        nonce: opaque(`n${seed}`, 22),
        ...pkce(seed),
      });
      return recording(
        get(
          url('https://as.example/authorize', asked('cs', 'com.example.app:/oauth2redirect')),
          `302 com.example.app:/oauth2redirect?${form({ code: opaque('csc', 40), state: opaque('cs', 22) })}`,
        ),
        get(
          url('https://as.example/authorize', asked('ul', 'https://links.example/oauth')),
          `302 ${url('https://links.example/oauth', { code: opaque('ulc', 40), state: opaque('ul', 22) })}`,
        ),
      );
    })(),
    flows: ['incomplete', 'incomplete'],
  },
  'A browser extension by launchWebAuthFlow, in Chrome and in Firefox': {
    traffic: recording(
      signIn('cx', {
        authorize: 'https://as.example/authorize',
        token: 'https://as.example/token',
        issuer: 'https://as.example',
        redirect: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/cb',
        way: (asked, answer) => [get(asked, `302 ${answer}`)],
      })
        .split('\n')
        .filter((line) => !line.startsWith('< Access-Control'))
        .join('\n')
        .replaceAll(
          'Origin: https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org',
          'Origin: chrome-extension://abcdefghijklmnopabcdefghijklmnop',
        )
        .replace('< Cache-Control: no-store', '< Cache-Control: no-store\n< Access-Control-Allow-Origin: *'),
    ),
    flows: ['sound'],
  },
  'Step-up with acr_values and max_age, then prompt=login': {
    traffic: recording(
      signIn('su1', {
        authorize: 'https://as.example/authorize',
        token: 'https://as.example/token',
        issuer: 'https://as.example',
        asked: { acr_values: 'urn:mace:incommon:iap:silver' },
      }),
      signIn('su2', {
        authorize: 'https://as.example/authorize',
        token: 'https://as.example/token',
        issuer: 'https://as.example',
        asked: { acr_values: 'urn:mace:incommon:iap:gold', max_age: '0', prompt: 'login', login_hint: 'a@b.example' },
        issued: {
          id_token: idToken({
            iss: 'https://as.example',
            aud: 'client-su2',
            nonce: opaque('nonce su2', 24),
            auth_time: 1767225600,
            acr: 'urn:mace:incommon:iap:gold',
          }),
        },
      }),
    ),
    flows: ['sound', 'sound'],
  },
  'The person declines first, then agrees': {
    traffic: recording(
      get(
        url('https://as.example/authorize', {
          client_id: 'c',
          redirect_uri: `${app}/callback`,
          response_type: 'code',
          scope: 'read',
          state: opaque('sil', 20),
          prompt: 'none',
          ...pkce('sil'),
        }),
        `302 ${url(`${app}/callback`, { error: 'consent_required', state: opaque('sil', 20), error_description: 'The user must consent' })}`,
      ),
      get(url(`${app}/callback`, { error: 'consent_required', state: opaque('sil', 20), error_description: 'The user must consent' })),
      signIn('agree', {
        authorize: 'https://as.example/authorize',
        token: 'https://as.example/token',
        issuer: 'https://as.example',
        asked: { prompt: 'consent' },
      }),
    ),
    flows: ['incomplete', 'sound'],
  },
  'A hybrid sign-in in the fragment with hashes': {
    traffic: (() => {
      const asked = {
        client_id: 'hy',
        redirect_uri: `${app}/callback`,
        response_type: 'code id_token',
        scope: 'openid',
        response_mode: 'fragment',
        state: opaque('hys', 20),
        nonce: opaque('hyn', 20),
        ...pkce('hyb'),
      };
      const front = idToken({
        iss: 'https://as.example',
        aud: 'hy',
        nonce: asked.nonce,
        c_hash: halfHash(opaque('hyc', 40)),
        s_hash: halfHash(asked.state),
      });
      return recording(
        get(
          url('https://as.example/authorize', asked),
          `302 ${app}/callback#${form({ code: opaque('hyc', 40), id_token: front, state: asked.state })}`,
        ),
        get(`${app}/callback`),
        call('https://as.example/token', {
          origin: app,
          body: {
            grant_type: 'authorization_code',
            client_id: 'hy',
            code: opaque('hyc', 40),
            redirect_uri: `${app}/callback`,
            code_verifier: verifierOf('hyb'),
          },
          answer: tokens({ id_token: idToken({ iss: 'https://as.example', aud: 'hy', nonce: asked.nonce }) }),
        }),
      );
    })(),
    flows: ['sound'],
  },
};
