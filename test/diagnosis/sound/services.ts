import { s256 } from '../../../src/oauth/pkce.ts';
import {
  call,
  form,
  get,
  halfHash,
  hex,
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

/** A site of ours whose server redeems the code: it answers the callback with a session and sends the browser on. */
const served = (callback: string, cookie = 'session=s%3Ax; Path=/; HttpOnly; Secure; SameSite=Lax') =>
  get(callback, `302 ${app}/home\n< Set-Cookie: ${cookie}`);
const start = (path: string, to: string) => get(`${app}${path}`, `302 ${to}\n< Set-Cookie: oauth_state=x; HttpOnly`);

const googleRequest = (more: Values = {}): Values => ({
  client_id: '407408718192.apps.googleusercontent.com',
  redirect_uri: `${app}/oauth/google/callback`,
  response_type: 'code',
  scope: 'openid email profile',
  state: opaque('google state', 30),
  ...more,
});
const googleBack = (callback: string, state = opaque('google state', 30)) =>
  url(callback, {
    state,
    iss: 'https://accounts.google.com',
    code: `4/0AeaYSH${opaque('g code', 66)}`,
    scope: 'email profile openid https://www.googleapis.com/auth/userinfo.email',
    authuser: '0',
    prompt: 'consent',
  });

const cognito = 'https://shop.auth.eu-west-1.amazoncognito.com';
const cognitoRequest = (seed: string, more: Values = {}): Values => ({
  redirect_uri: `${app}/`,
  response_type: 'code',
  client_id: opaque('cognito', 26).toLowerCase(),
  identity_provider: 'COGNITO',
  scope: 'openid email profile aws.cognito.signin.user.admin',
  state: opaque(`cog ${seed}`, 32),
  ...pkce(seed, 128),
  ...more,
});
const cognitoToken = (seed: string) =>
  call(`${cognito}/oauth2/token`, {
    origin: app,
    body: {
      grant_type: 'authorization_code',
      code: uuid(`cog ${seed}`),
      client_id: opaque('cognito', 26).toLowerCase(),
      redirect_uri: `${app}/`,
      code_verifier: verifierOf(seed, 128),
    },
    answer: tokens({
      id_token: idToken({
        iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf',
        aud: opaque('cognito', 26).toLowerCase(),
        token_use: 'id',
        at_hash: undefined,
      }),
      refresh_token: opaque('cog rt', 900),
    }),
  });
const cognitoBack = (seed: string) => url(`${app}/`, { code: uuid(`cog ${seed}`), state: opaque(`cog ${seed}`, 32) });

const supabase = 'https://abcdefgh.supabase.co/auth/v1';
const supabaseVerifier = hex('supabase', 112);
const supabaseUser = { user: { id: uuid('su'), aud: 'authenticated', role: 'authenticated', email: 'a@b.example' } };

const githubQuery = (more: Values = {}): Values => ({
  client_id: 'Iv1.8a61f9b3a7aba766',
  redirect_uri: `${app}/auth/github/callback`,
  scope: 'read:user user:email',
  state: opaque('gh', 40),
  ...more,
});

export const services: Record<string, Situation> = {
  'Google through a server, account chooser and consent': {
    traffic: recording(
      start(
        '/auth/google',
        url('https://accounts.google.com/o/oauth2/v2/auth', googleRequest({ access_type: 'offline', prompt: 'consent' })),
      ),
      get(
        url('https://accounts.google.com/o/oauth2/v2/auth', googleRequest({ access_type: 'offline', prompt: 'consent' })),
        `302 ${url('https://accounts.google.com/v3/signin/identifier', { opparams: '%253F', dsh: `S-${opaque('dsh', 20)}`, ...googleRequest({ access_type: 'offline', prompt: 'consent' }), o2v: '2', service: 'lso', flowName: 'GeneralOAuthFlow', continue: `https://accounts.google.com/signin/oauth/consent?authuser=unknown&part=${opaque('part', 200)}`, app_domain: app, rart: opaque('rart', 100) })}`,
      ),
      get(
        url('https://accounts.google.com/v3/signin/identifier', {
          opparams: '%253F',
          dsh: `S-${opaque('dsh', 20)}`,
          ...googleRequest({ access_type: 'offline', prompt: 'consent' }),
          o2v: '2',
          service: 'lso',
          flowName: 'GeneralOAuthFlow',
          continue: `https://accounts.google.com/signin/oauth/consent?authuser=unknown&part=${opaque('part', 200)}`,
          app_domain: app,
          rart: opaque('rart', 100),
        }),
      ),
      get(
        url('https://accounts.google.com/v3/signin/challenge/pwd', {
          TL: opaque('tl', 60),
          checkConnection: 'youtube:123',
          checkedDomains: 'youtube',
          cid: '2',
          ...googleRequest({ access_type: 'offline', prompt: 'consent' }),
          flowName: 'GeneralOAuthFlow',
        }),
      ),
      get(
        `https://accounts.google.com/signin/oauth/consent?authuser=0&part=${opaque('part', 200)}&flowName=GeneralOAuthFlow&as=S${opaque('as', 20)}&client_id=407408718192.apps.googleusercontent.com&requestPath=%2Fsignin%2Foauth%2Fconsent`,
      ),
      call('https://accounts.google.com/_/signin/oauth/consent?rpcids=x&f.sid=1&bl=boq', {
        origin: 'https://accounts.google.com',
        body: { 'f.req': '[]', at: 'x' },
        answer: ")]}'",
      }),
      served(googleBack(`${app}/oauth/google/callback`)),
      get(`${app}/home`),
    ),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'Google Identity Services: code client in a popup, storagerelay, code sent to our own server': {
    traffic: (() => {
      const asked = {
        gsiwebsdk: '3',
        client_id: '4-x.apps.googleusercontent.com',
        scope: 'openid email profile https://www.googleapis.com/auth/drive.file',
        redirect_uri: 'storagerelay://https/app.example?id=auth304970',
        prompt: 'consent',
        access_type: 'offline',
        response_type: 'code',
        include_granted_scopes: 'true',
        enable_granular_consent: 'true',
        service: 'lso',
        o2v: '2',
        flowName: 'GeneralOAuthFlow',
      };
      return recording(
        get('https://accounts.google.com/gsi/client', '200 // script'),
        '@ {"tab":"popup"}',
        get(
          url('https://accounts.google.com/o/oauth2/v2/auth', asked),
          `302 ${url('https://accounts.google.com/v3/signin/accountchooser', { opparams: '%253Fgsiwebsdk%253D3', dsh: 'S1', ...asked })}`,
        ),
        '@ {"tab":"popup"}',
        get(url('https://accounts.google.com/v3/signin/accountchooser', { opparams: '%253Fgsiwebsdk%253D3', dsh: 'S1', ...asked })),
        '@ {"tab":"popup"}',
        get(
          `https://accounts.google.com/signin/oauth/consent/summary?authuser=0&part=${opaque('part', 99)}&client_id=4-x.apps.googleusercontent.com`,
        ),
        call(`${app}/api/auth/google`, {
          origin: app,
          head: ['X-Requested-With: XmlHttpRequest'],
          body: { code: `4/0AeaYSH${opaque('gis code', 66)}` },
          answer: { ok: true },
        }),
      );
    })(),
    flows: ['incomplete'],
    says: /from window to window/,
  },
  'Sign in with Google: One Tap, FedCM and the button that posts to our server': {
    traffic: recording(
      get(`https://accounts.google.com/gsi/status?client_id=4-x.apps.googleusercontent.com&cas=${opaque('cas')}&is_itp=true`),
      get(
        `https://accounts.google.com/gsi/iframe/select?client_id=4-x.apps.googleusercontent.com&auto_select=true&ux_mode=popup&ui_mode=card&as=${opaque('as')}&channel_id=${hex('ch', 64)}&origin=${encodeURIComponent(app)}`,
      ),
      call('https://accounts.google.com/gsi/fedcm/issue', {
        origin: app,
        body: { client_id: '4-x.apps.googleusercontent.com', nonce: 'n', account_id: '1', disclosure_text_shown: 'true' },
        answer: { token: idToken({ iss: 'https://accounts.google.com', aud: '4-x.apps.googleusercontent.com' }) },
      }),
      submit(
        `${app}/auth/google/one-tap`,
        {
          clientId: '4-x.apps.googleusercontent.com',
          credential: idToken({ iss: 'https://accounts.google.com', aud: '4-x.apps.googleusercontent.com' }),
          select_by: 'btn',
          g_csrf_token: hex('csrf', 16),
        },
        `302 ${app}/home`,
      ),
    ),
    flows: [],
  },
  'Amplify with the hosted UI of Cognito': {
    traffic: recording(
      get(
        url(`${cognito}/oauth2/authorize`, cognitoRequest('a')),
        `302 ${url(`${cognito}/login`, cognitoRequest('a'))}\n< Set-Cookie: XSRF-TOKEN=x`,
      ),
      get(url(`${cognito}/login`, cognitoRequest('a'))),
      submit(
        url(`${cognito}/login`, cognitoRequest('a')),
        { _csrf: uuid('csrf'), username: 'a', password: 'b', cognitoAsfData: opaque('asf', 900) },
        `302 ${cognitoBack('a')}`,
      ),
      get(cognitoBack('a')),
      cognitoToken('a'),
      call('https://cognito-idp.eu-west-1.amazonaws.com/', {
        origin: app,
        head: ['x-amz-target: AWSCognitoIdentityProviderService.GetUser', 'Content-Type: application/x-amz-json-1.1'],
        body: JSON.stringify({ AccessToken: opaque('access token', 64) }),
        answer: { Username: 'a', UserAttributes: [] },
      }),
    ),
    flows: ['sound'],
  },
  'Cognito hosted UI: the person signs up first': {
    traffic: recording(
      get(url(`${cognito}/oauth2/authorize`, cognitoRequest('b')), `302 ${url(`${cognito}/login`, cognitoRequest('b'))}`),
      get(url(`${cognito}/login`, cognitoRequest('b'))),
      get(url(`${cognito}/signup`, cognitoRequest('b'))),
      submit(
        url(`${cognito}/signup`, cognitoRequest('b')),
        { _csrf: uuid('csrf'), username: 'a', password: 'b', email: 'a@b.example' },
        `302 ${url(`${cognito}/confirm`, cognitoRequest('b'))}`,
      ),
      get(url(`${cognito}/confirm`, cognitoRequest('b'))),
      submit(
        url(`${cognito}/confirm`, cognitoRequest('b')),
        { _csrf: uuid('csrf'), code: '123456', username: 'a' },
        `302 ${cognitoBack('b')}`,
      ),
      get(cognitoBack('b')),
      cognitoToken('b'),
    ),
    flows: ['sound'],
  },
  'Cognito federated to Google': {
    traffic: recording(
      get(
        url(`${cognito}/oauth2/authorize`, cognitoRequest('c', { identity_provider: 'Google' })),
        `302 ${url('https://accounts.google.com/o/oauth2/v2/auth', googleRequest({ redirect_uri: `${cognito}/oauth2/idpresponse`, state: `H4sIAAAA${opaque('cog up', 400)}` }))}`,
      ),
      get(
        url(
          'https://accounts.google.com/o/oauth2/v2/auth',
          googleRequest({ redirect_uri: `${cognito}/oauth2/idpresponse`, state: `H4sIAAAA${opaque('cog up', 400)}` }),
        ),
        `302 ${googleBack(`${cognito}/oauth2/idpresponse`, `H4sIAAAA${opaque('cog up', 400)}`)}`,
      ),
      get(googleBack(`${cognito}/oauth2/idpresponse`, `H4sIAAAA${opaque('cog up', 400)}`), `302 ${cognitoBack('c')}`),
      get(cognitoBack('c')),
      cognitoToken('c'),
    ),
    flows: ['sound', 'incomplete'],
  },
  'Firebase signInWithPopup through Google, then a refresh at securetoken': {
    traffic: (() => {
      const handler = 'https://proj.firebaseapp.com/__/auth/handler';
      const state = `AMbdmDk${opaque('fb', 200)}`;
      return recording(
        get(
          url(handler, {
            apiKey: `AIza${opaque('key', 35)}`,
            appName: '[DEFAULT]',
            authType: 'signInViaPopup',
            redirectUrl: `${app}/`,
            v: '10.7.1',
            eventId: '123',
            providerId: 'google.com',
            scopes: 'profile',
            customParameters: '{"prompt":"select_account"}',
          }),
        ),
        call(`https://identitytoolkit.googleapis.com/v1/accounts:createAuthUri?key=AIza${opaque('key', 35)}`, {
          origin: 'https://proj.firebaseapp.com',
          body: JSON.stringify({
            continueUri: handler,
            authFlowType: 'CODE_FLOW',
            providerId: 'google.com',
            oauthScope: '{"google.com":"profile"}',
            sessionId: 'x',
          }),
          answer: {
            kind: 'identitytoolkit#CreateAuthUriResponse',
            authUri: 'https://accounts.google.com/o/oauth2/auth?…',
            sessionId: opaque('sid', 27),
          },
        }),
        get(
          url('https://accounts.google.com/o/oauth2/auth', {
            response_type: 'code',
            client_id: '1-f.apps.googleusercontent.com',
            redirect_uri: handler,
            state,
            scope: 'openid https://www.googleapis.com/auth/userinfo.email profile',
            prompt: 'select_account',
            context_uri: app,
          }),
          `302 ${googleBack(handler, state)}`,
        ),
        get(googleBack(handler, state)),
        call(`https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp?key=AIza${opaque('key', 35)}`, {
          origin: app,
          body: JSON.stringify({
            requestUri: googleBack(handler, state),
            sessionId: opaque('sid', 27),
            returnSecureToken: true,
            returnIdpCredential: true,
          }),
          answer: {
            federatedId: 'x',
            idToken: idToken({ iss: 'https://securetoken.google.com/proj', aud: 'proj' }),
            refreshToken: opaque('fb rt', 200),
            expiresIn: '3600',
            oauthAccessToken: 'ya29.x',
          },
        }),
        call(`https://securetoken.googleapis.com/v1/token?key=AIza${opaque('key', 35)}`, {
          origin: app,
          head: ['X-Client-Version: Chrome/JsCore/10.7.1/FirebaseCore-web'],
          body: { grant_type: 'refresh_token', refresh_token: opaque('fb rt', 200) },
          answer: {
            access_token: idToken({ iss: 'https://securetoken.google.com/proj', aud: 'proj' }),
            expires_in: '3600',
            token_type: 'Bearer',
            refresh_token: opaque('fb rt', 200),
            id_token: idToken({ iss: 'https://securetoken.google.com/proj', aud: 'proj' }),
            user_id: 'u',
            project_id: '1',
          },
        }),
      );
    })(),
    flows: ['incomplete', 'sound'],
  },
  'Supabase with GitHub and PKCE': {
    traffic: recording(
      get(
        url(`${supabase}/authorize`, {
          provider: 'github',
          redirect_to: `${app}/auth/callback`,
          code_challenge: s256(supabaseVerifier),
          code_challenge_method: 's256',
        }),
        `302 ${url('https://github.com/login/oauth/authorize', githubQuery({ redirect_uri: `${supabase}/callback`, response_type: 'code', scope: 'user:email', state: `eyJhbGciOiJIUzI1NiJ9.${opaque('sbs', 200)}.${opaque('x', 43)}` }))}`,
      ),
      get(
        url(
          'https://github.com/login/oauth/authorize',
          githubQuery({
            redirect_uri: `${supabase}/callback`,
            response_type: 'code',
            scope: 'user:email',
            state: `eyJhbGciOiJIUzI1NiJ9.${opaque('sbs', 200)}.${opaque('x', 43)}`,
          }),
        ),
        `302 ${url(`${supabase}/callback`, { code: hex('gh', 20), state: `eyJhbGciOiJIUzI1NiJ9.${opaque('sbs', 200)}.${opaque('x', 43)}` })}`,
      ),
      get(
        url(`${supabase}/callback`, { code: hex('gh', 20), state: `eyJhbGciOiJIUzI1NiJ9.${opaque('sbs', 200)}.${opaque('x', 43)}` }),
        `302 ${app}/auth/callback?code=${uuid('sb code')}`,
      ),
      get(`${app}/auth/callback?code=${uuid('sb code')}`),
      call(`${supabase}/token?grant_type=pkce`, {
        origin: app,
        head: [
          'apikey: eyJ.x.y',
          'Authorization: Bearer eyJ.x.y',
          'X-Client-Info: supabase-js-web/2.39.0',
          'Content-Type: application/json;charset=UTF-8',
        ],
        body: JSON.stringify({ auth_code: uuid('sb code'), code_verifier: supabaseVerifier }),
        answer: {
          access_token: 'eyJhbGciOiJIUzI1NiJ9.e30.x',
          token_type: 'bearer',
          expires_in: 3600,
          expires_at: 1767229200,
          refresh_token: opaque('sbrt', 22),
          ...supabaseUser,
        },
      }),
      '@ +55m',
      call(`${supabase}/token?grant_type=refresh_token`, {
        origin: app,
        head: ['Content-Type: application/json;charset=UTF-8'],
        body: JSON.stringify({ refresh_token: opaque('sbrt', 22) }),
        answer: {
          access_token: 'eyJhbGciOiJIUzI1NiJ9.e30.y',
          token_type: 'bearer',
          expires_in: 3600,
          refresh_token: opaque('sbrt2', 22),
          ...supabaseUser,
        },
      }),
    ),
    flows: ['sound', 'incomplete'],
  },
  'Supabase with a password, a one-time code and a magic link': {
    traffic: recording(
      call(`${supabase}/token?grant_type=password`, {
        origin: app,
        body: JSON.stringify({ email: 'a@b.example', password: 'x', gotrue_meta_security: {} }),
        answer: {
          access_token: 'eyJhbGciOiJIUzI1NiJ9.e30.x',
          token_type: 'bearer',
          expires_in: 3600,
          refresh_token: opaque('p', 22),
          ...supabaseUser,
        },
      }),
      call(`${supabase}/otp`, {
        origin: app,
        body: JSON.stringify({
          email: 'a@b.example',
          data: {},
          create_user: true,
          gotrue_meta_security: {},
          code_challenge: s256(hex('otp', 112)),
          code_challenge_method: 's256',
        }),
        answer: {},
      }),
      call(`${supabase}/verify`, {
        origin: app,
        body: JSON.stringify({ email: 'a@b.example', token: '123456', type: 'email', gotrue_meta_security: {} }),
        answer: { access_token: 'eyJ.x.z', token_type: 'bearer', expires_in: 3600, refresh_token: opaque('q', 22), ...supabaseUser },
      }),
    ),
    flows: [],
  },
  'Clerk: Google through Clerk, and the tokens it makes each minute': {
    traffic: (() => {
      const clerk = 'https://clerk.app.example';
      const callback = 'https://clerk.app.example/v1/oauth_callback';
      const asked = googleRequest({ redirect_uri: callback, state: opaque('clerk', 48), access_type: 'offline' });
      return recording(
        call(`${clerk}/v1/client/sign_ins?_clerk_js_version=4.70.0`, {
          origin: app,
          body: { strategy: 'oauth_google', redirect_url: `${app}/sso-callback`, action_complete_redirect_url: `${app}/` },
          answer: {
            response: {
              object: 'sign_in_attempt',
              first_factor_verification: { external_verification_redirect_url: url('https://accounts.google.com/o/oauth2/auth', asked) },
            },
          },
        }),
        get(url('https://accounts.google.com/o/oauth2/auth', asked), `302 ${googleBack(callback, opaque('clerk', 48))}`),
        get(
          googleBack(callback, opaque('clerk', 48)),
          `303 ${app}/sso-callback?__clerk_status=completed&__clerk_created_session=sess_x&__clerk_db_jwt=dvb_x\n< Set-Cookie: __client=x`,
        ),
        get(`${app}/sso-callback?__clerk_status=completed&__clerk_created_session=sess_x&__clerk_db_jwt=dvb_x`),
        call(`${clerk}/v1/client/sessions/sess_${opaque('s', 27)}/tokens?_clerk_js_version=4.70.0&__clerk_api_version=2021-02-05`, {
          method: 'POST',
          origin: app,
          head: ['Content-Type: application/x-www-form-urlencoded'],
          body: '',
          answer: { jwt: idToken({ iss: clerk, azp: app }), object: 'token' },
        }),
        '@ +50s',
        call(`${clerk}/v1/client/sessions/sess_${opaque('s', 27)}/tokens?_clerk_js_version=4.70.0`, {
          method: 'POST',
          origin: app,
          body: { organization_id: '' },
          answer: { jwt: idToken({ iss: clerk, azp: app }) },
        }),
      );
    })(),
    flows: ['incomplete'],
  },
  'GitHub from a server, with login, two factors and consent': {
    traffic: recording(
      start('/auth/github', url('https://github.com/login/oauth/authorize', githubQuery())),
      get(
        url('https://github.com/login/oauth/authorize', githubQuery()),
        `302 ${url('https://github.com/login', { client_id: 'Iv1.8a61f9b3a7aba766', return_to: `/login/oauth/authorize?${form(githubQuery())}` })}`,
      ),
      get(
        url('https://github.com/login', { client_id: 'Iv1.8a61f9b3a7aba766', return_to: `/login/oauth/authorize?${form(githubQuery())}` }),
      ),
      submit(
        'https://github.com/session',
        {
          commit: 'Sign in',
          authenticity_token: opaque('at', 86),
          add_account: '',
          login: 'a',
          password: 'b',
          'webauthn-conditional': 'undefined',
          client_id: 'Iv1.8a61f9b3a7aba766',
          integration: '',
          return_to: `/login/oauth/authorize?${form(githubQuery())}`,
          timestamp: '1',
          timestamp_secret: 'x',
        },
        '302 https://github.com/sessions/two-factor/app',
      ),
      submit(
        'https://github.com/sessions/two-factor',
        { authenticity_token: opaque('at2', 86), app_otp: '123456' },
        `302 ${url('https://github.com/login/oauth/authorize', githubQuery())}`,
      ),
      get(url('https://github.com/login/oauth/authorize', githubQuery())),
      submit(
        'https://github.com/login/oauth/authorize',
        { authorize: '1', authenticity_token: opaque('at3', 86), ...githubQuery(), authorized: '1' },
        `302 ${url(`${app}/auth/github/callback`, { code: hex('ghcode', 20), state: opaque('gh', 40) })}`,
      ),
      served(url(`${app}/auth/github/callback`, { code: hex('ghcode', 20), state: opaque('gh', 40) })),
    ),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'A GitHub App is installed and signs in at once': {
    traffic: recording(
      served(
        url(`${app}/github/setup/callback`, {
          code: hex('ghi', 20),
          installation_id: '41234567',
          setup_action: 'install',
          state: opaque('ghi', 24),
        }),
      ),
    ),
    flows: ['incomplete'],
  },
  'GitLab from a page, with PKCE': {
    traffic: (() => {
      const asked = {
        client_id: hex('gl', 64),
        redirect_uri: `${app}/gitlab`,
        response_type: 'code',
        state: opaque('gl', 32),
        scope: 'read_user openid',
        ...pkce('gl'),
      };
      const answer = url(`${app}/gitlab`, { code: hex('glcode', 64), state: opaque('gl', 32) });
      return recording(
        get(url('https://gitlab.com/oauth/authorize', asked), '302 https://gitlab.com/users/sign_in'),
        get('https://gitlab.com/users/sign_in'),
        submit(
          'https://gitlab.com/users/sign_in',
          { authenticity_token: opaque('x', 86), 'user[login]': 'a', 'user[password]': 'b', 'user[remember_me]': '0' },
          `302 ${url('https://gitlab.com/oauth/authorize', asked)}`,
        ),
        get(url('https://gitlab.com/oauth/authorize', asked)),
        submit(
          'https://gitlab.com/oauth/authorize',
          { authenticity_token: opaque('x', 86), ...asked, nonce: '', commit: 'Authorize' },
          `302 ${answer}`,
        ),
        get(answer),
        call('https://gitlab.com/oauth/token', {
          origin: app,
          body: {
            client_id: hex('gl', 64),
            code: hex('glcode', 64),
            grant_type: 'authorization_code',
            redirect_uri: `${app}/gitlab`,
            code_verifier: verifierOf('gl'),
          },
          answer: {
            access_token: hex('gla', 64),
            token_type: 'Bearer',
            expires_in: 7200,
            refresh_token: hex('glr', 64),
            scope: 'read_user openid',
            created_at: 1767225600,
            id_token: idToken({ iss: 'https://gitlab.com', aud: hex('gl', 64), exp: 1767225720 }),
          },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'Slack from a server: no response_type, user_scope, and an OpenID sign-in with nonce': {
    traffic: recording(
      get(
        url('https://slack.com/oauth/v2/authorize', {
          client_id: '123.456',
          scope: 'chat:write,commands',
          user_scope: '',
          redirect_uri: `${app}/slack/oauth_redirect`,
          state: opaque('sl', 24),
        }),
        `302 https://corp.slack.com/oauth?${form({ client_id: '123.456', scope: 'chat:write,commands', user_scope: '', redirect_uri: `${app}/slack/oauth_redirect`, state: opaque('sl', 24), granular_bot_scope: '1', single_channel: '0', install_redirect: '', tracked: '1', team: '1' })}`,
      ),
      get(
        `https://corp.slack.com/oauth?${form({ client_id: '123.456', scope: 'chat:write,commands', user_scope: '', redirect_uri: `${app}/slack/oauth_redirect`, state: opaque('sl', 24), granular_bot_scope: '1', single_channel: '0', install_redirect: '', tracked: '1', team: '1' })}`,
      ),
      submit(
        `https://corp.slack.com/oauth?client_id=123.456&scope=chat%3Awrite`,
        { create_authorization: '1', crumb: 's-1', is_new_user: '' },
        `302 ${url(`${app}/slack/oauth_redirect`, { code: `123.456.${hex('sc', 64)}`, state: opaque('sl', 24) })}`,
      ),
      served(url(`${app}/slack/oauth_redirect`, { code: `123.456.${hex('sc', 64)}`, state: opaque('sl', 24) })),
      get(
        url('https://slack.com/openid/connect/authorize', {
          response_type: 'code',
          scope: 'openid profile email',
          client_id: '123.456',
          state: opaque('sl2', 24),
          team: 'T1',
          nonce: opaque('sln', 20),
          redirect_uri: `${app}/slack/login`,
        }),
        `302 ${url(`${app}/slack/login`, { code: `123.456.${hex('sc2', 64)}`, state: opaque('sl2', 24) })}`,
      ),
      served(url(`${app}/slack/login`, { code: `123.456.${hex('sc2', 64)}`, state: opaque('sl2', 24) })),
    ),
    flows: ['incomplete', 'incomplete'],
  },
  'Discord: the authorization page asks its own API with the same parameters': {
    traffic: (() => {
      const asked = {
        client_id: '157730590492196864',
        response_type: 'code',
        redirect_uri: `${app}/auth/discord`,
        scope: 'identify email',
        state: opaque('dc', 32),
      };
      const answer = url(`${app}/auth/discord`, { code: opaque('dcode', 30), state: opaque('dc', 32) });
      return recording(
        start('/login/discord', url('https://discord.com/api/oauth2/authorize', asked)),
        get(url('https://discord.com/api/oauth2/authorize', asked), `302 ${url('https://discord.com/oauth2/authorize', asked)}`),
        get(url('https://discord.com/oauth2/authorize', asked)),
        call(url('https://discord.com/api/v9/oauth2/authorize', { ...asked, integration_type: '0' }), {
          head: ['Authorization: abc', 'X-Super-Properties: x', 'Referer: https://discord.com/oauth2/authorize', 'Sec-Fetch-Mode: cors'],
          answer: { user: { id: '1' }, application: { id: '157730590492196864' }, authorized: false },
        }),
        call(url('https://discord.com/api/v9/oauth2/authorize', asked), {
          origin: 'https://discord.com',
          head: ['Authorization: abc', 'Sec-Fetch-Mode: cors'],
          body: JSON.stringify({ permissions: '0', authorize: true, integration_type: 0, location_context: { guild_id: '10000' } }),
          answer: { location: answer },
        }),
        served(answer),
      );
    })(),
    flows: ['incomplete'],
    says: /code arrived/,
  },
  'X: the consent page asks its API and is told where to go': {
    traffic: (() => {
      const asked = {
        response_type: 'code',
        client_id: opaque('xc', 34),
        redirect_uri: `${app}/auth/x`,
        scope: 'tweet.read users.read offline.access',
        state: opaque('x', 20),
        ...pkce('x'),
      };
      const answer = url(`${app}/auth/x`, { state: opaque('x', 20), code: opaque('xcode', 90) });
      return recording(
        get(url('https://twitter.com/i/oauth2/authorize', asked), `302 ${url('https://x.com/i/oauth2/authorize', asked)}`),
        get(url('https://x.com/i/oauth2/authorize', asked)),
        call(url('https://x.com/i/api/2/oauth2/authorize', { ...asked, code_challenge_method: 'S256' }), {
          head: [
            'Authorization: Bearer AAAAAAAAAAAAAAAAAAAAANRILgAA',
            'x-csrf-token: x',
            'x-twitter-auth-type: OAuth2Session',
            'Sec-Fetch-Mode: cors',
          ],
          answer: { scopes: ['tweet.read'], app_name: 'App', auth_code: opaque('xcode', 90), redirect_uri: `${app}/auth/x` },
        }),
        call('https://x.com/i/api/2/oauth2/authorize', {
          origin: 'https://x.com',
          head: ['Authorization: Bearer AAAAAAAAAAAAAAAAAAAAANRILgAA', 'x-csrf-token: x', 'Sec-Fetch-Mode: cors'],
          body: { approval: 'true', code: opaque('xcode', 90) },
          answer: { redirect_uri: answer },
        }),
        served(answer),
      );
    })(),
    flows: ['incomplete'],
  },
  'Spotify from a page, with login and consent': {
    traffic: (() => {
      const asked = {
        response_type: 'code',
        client_id: hex('sp', 32),
        scope: 'user-read-private user-read-email',
        ...pkce('sp', 64),
        redirect_uri: 'http://127.0.0.1:5173/callback',
        state: opaque('sp', 16),
      };
      const answer = url('http://127.0.0.1:5173/callback', { code: `AQ${opaque('spcode', 200)}`, state: opaque('sp', 16) });
      return recording(
        get(
          url('https://accounts.spotify.com/authorize', asked),
          `303 ${url('https://accounts.spotify.com/en/login', { continue: url('https://accounts.spotify.com/authorize', asked) })}`,
        ),
        get(url('https://accounts.spotify.com/en/login', { continue: url('https://accounts.spotify.com/authorize', asked) })),
        call('https://accounts.spotify.com/login/password', {
          origin: 'https://accounts.spotify.com',
          head: ['X-CSRF-Token: x'],
          body: {
            username: 'a',
            password: 'b',
            remember: 'true',
            recaptchaToken: opaque('rc', 500),
            continue: url('https://accounts.spotify.com/authorize', asked),
            flowCtx: uuid('f'),
          },
          answer: { result: 'ok' },
        }),
        get(url('https://accounts.spotify.com/authorize', asked)),
        call('https://accounts.spotify.com/authorize/accept?ajax_redirect=true', {
          origin: 'https://accounts.spotify.com',
          body: { request: opaque('spreq', 300), ...asked, csrf_token: 'x' },
          answer: answer,
        }),
        get(answer),
        call('https://accounts.spotify.com/api/token', {
          origin: 'http://127.0.0.1:5173',
          body: {
            client_id: hex('sp', 32),
            grant_type: 'authorization_code',
            code: `AQ${opaque('spcode', 200)}`,
            redirect_uri: 'http://127.0.0.1:5173/callback',
            code_verifier: verifierOf('sp', 64),
          },
          answer: tokens({ refresh_token: `AQ${opaque('sprt', 200)}`, scope: 'user-read-email user-read-private' }),
        }),
        call('https://api.spotify.com/v1/me', {
          origin: 'http://127.0.0.1:5173',
          head: [`Authorization: Bearer ${opaque('access token', 64)}`],
          answer: { id: 'a' },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'Dropbox from a page': {
    traffic: (() => {
      const asked = {
        response_type: 'code',
        client_id: opaque('db', 15).toLowerCase(),
        redirect_uri: `${app}/dropbox`,
        state: opaque('db', 22),
        token_access_type: 'offline',
        ...pkce('db', 128),
      };
      const answer = url(`${app}/dropbox`, { code: opaque('dbcode', 43), state: opaque('db', 22) });
      return recording(
        get(url('https://www.dropbox.com/oauth2/authorize', asked)),
        call('https://www.dropbox.com/oauth2/authorize_submit', {
          origin: 'https://www.dropbox.com',
          body: { t: 'x', ...asked, _subject_uid: '1' },
          answer: { redirect_url: answer },
        }),
        get(answer),
        call('https://api.dropboxapi.com/oauth2/token', {
          origin: app,
          body: {
            grant_type: 'authorization_code',
            code: opaque('dbcode', 43),
            code_verifier: verifierOf('db', 128),
            client_id: opaque('db', 15).toLowerCase(),
            redirect_uri: `${app}/dropbox`,
          },
          answer: {
            access_token: `sl.${opaque('dba', 140)}`,
            token_type: 'bearer',
            expires_in: 14400,
            refresh_token: opaque('dbr', 64),
            scope: 'account_info.read',
            uid: '1',
            account_id: 'dbid:x',
          },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'Salesforce from a page, with login': {
    traffic: (() => {
      const asked = {
        client_id: `3MVG9${opaque('sf', 80)}`,
        redirect_uri: `${app}/sf`,
        response_type: 'code',
        state: opaque('sf', 24),
        ...pkce('sf', 128),
      };
      const answer = url(`${app}/sf`, { code: `aPrx${opaque('sfcode', 84)}==`, state: opaque('sf', 24) });
      return recording(
        get(
          url('https://login.salesforce.com/services/oauth2/authorize', asked),
          `302 https://login.salesforce.com/?ec=302&startURL=%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3D${opaque('src', 300)}`,
        ),
        submit(
          'https://login.salesforce.com/',
          { un: 'a', pw: 'b', startURL: '/setup/secur/RemoteAccessAuthorizationPage.apexp', hasRememberUn: 'true' },
          `302 https://corp.my.salesforce.com/secur/frontdoor.jsp?sid=${opaque('sid', 100)}&retURL=x`,
        ),
        get(
          `https://corp.my.salesforce.com/secur/frontdoor.jsp?sid=${opaque('sid', 100)}&retURL=x`,
          `302 https://corp.my.salesforce.com/setup/secur/RemoteAccessAuthorizationPage.apexp?source=${opaque('src', 300)}`,
        ),
        get(
          `https://corp.my.salesforce.com/setup/secur/RemoteAccessAuthorizationPage.apexp?source=${opaque('src', 300)}`,
          '200 <html><script>window.location.href="x"</script></html>',
        ),
        get(answer),
        call('https://login.salesforce.com/services/oauth2/token', {
          origin: app,
          body: {
            grant_type: 'authorization_code',
            code: `aPrx${opaque('sfcode', 84)}==`,
            client_id: `3MVG9${opaque('sf', 80)}`,
            redirect_uri: `${app}/sf`,
            code_verifier: verifierOf('sf', 128),
          },
          answer: {
            access_token: `00D!${opaque('sfa', 90)}`,
            refresh_token: opaque('sfr', 87),
            signature: opaque('sig', 44),
            scope: 'refresh_token api',
            instance_url: 'https://corp.my.salesforce.com',
            id: 'https://login.salesforce.com/id/00D/005',
            token_type: 'Bearer',
            issued_at: '1767225600000',
          },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'Notion, Atlassian, LinkedIn and Twitch from a server': {
    traffic: (() => {
      const notion = {
        client_id: uuid('notion'),
        response_type: 'code',
        owner: 'user',
        redirect_uri: `${app}/notion/callback`,
        state: opaque('no', 24),
      };
      const atlassian = {
        audience: 'api.atlassian.com',
        client_id: opaque('atl', 32),
        scope: 'read:jira-work offline_access',
        redirect_uri: `${app}/jira/callback`,
        state: opaque('atl', 24),
        response_type: 'code',
        prompt: 'consent',
      };
      const linkedin = {
        response_type: 'code',
        client_id: opaque('li', 14),
        redirect_uri: `${app}/linkedin/callback`,
        state: opaque('li', 24),
        scope: 'openid profile email',
      };
      const twitch = {
        response_type: 'code',
        client_id: opaque('tw', 30),
        redirect_uri: `${app}/twitch/callback`,
        scope: 'user:read:email',
        state: opaque('tw', 32),
      };
      return recording(
        get(url('https://api.notion.com/v1/oauth/authorize', notion), `302 ${url('https://www.notion.so/install-integration', notion)}`),
        get(url('https://www.notion.so/install-integration', notion)),
        served(url(`${app}/notion/callback`, { code: `03${uuid('nc')}`, state: opaque('no', 24) })),
        get(
          url('https://auth.atlassian.com/authorize', atlassian),
          `302 ${url('https://api.atlassian.com/oauth2/authorize/server/consent', { context: opaque('ctx', 400), client_id: opaque('atl', 32), state: opaque('atl internal', 60) })}`,
        ),
        get(
          url('https://api.atlassian.com/oauth2/authorize/server/consent', {
            context: opaque('ctx', 400),
            client_id: opaque('atl', 32),
            state: opaque('atl internal', 60),
          }),
        ),
        get(
          url('https://auth.atlassian.com/continue', { state: opaque('atl internal', 60), token: 'eyJ.x.y' }),
          `302 ${url(`${app}/jira/callback`, { state: opaque('atl', 24), code: `eyJ${opaque('ac', 400)}` })}`,
        ),
        served(url(`${app}/jira/callback`, { state: opaque('atl', 24), code: `eyJ${opaque('ac', 400)}` })),
        get(
          url('https://www.linkedin.com/oauth/v2/authorization', linkedin),
          `303 ${url('https://www.linkedin.com/uas/login', { session_redirect: `/oauth/v2/login-success?app_id=1&auth_type=AC&flow=%7B%22state%22%3A%22${opaque('li', 24)}%22%7D`, fromSignIn: '1', trk: 'oauth', cancel_redirect: '/oauth/v2/login-cancel?app_id=1' })}`,
        ),
        submit(
          'https://www.linkedin.com/checkpoint/lg/login-submit',
          { session_key: 'a', session_password: 'b', loginCsrfParam: 'x', trk: 'oauth' },
          '303 https://www.linkedin.com/oauth/v2/login-success?app_id=1&auth_type=AC',
        ),
        submit(
          'https://www.linkedin.com/oauth/v2/authorization-submit',
          { csrfToken: 'ajax:1', isAuthorized: 'true', flow: '{}' },
          `302 ${url(`${app}/linkedin/callback`, { code: `AQ${opaque('lic', 140)}`, state: opaque('li', 24) })}`,
        ),
        served(url(`${app}/linkedin/callback`, { code: `AQ${opaque('lic', 140)}`, state: opaque('li', 24) })),
        get(
          url('https://id.twitch.tv/oauth2/authorize', twitch),
          `302 ${url('https://www.twitch.tv/login', { client_id: opaque('tw', 30), redirect_params: form(twitch) })}`,
        ),
        get(url('https://www.twitch.tv/login', { client_id: opaque('tw', 30), redirect_params: form(twitch) })),
        call('https://gql.twitch.tv/gql', {
          origin: 'https://www.twitch.tv',
          body: JSON.stringify([
            { operationName: 'OAuthAuthorize', variables: { code: 'x', state: opaque('tw', 32), clientId: opaque('tw', 30) } },
          ]),
          answer: [{ data: {} }],
        }),
        served(url(`${app}/twitch/callback`, { code: opaque('twc', 30).toLowerCase(), scope: 'user:read:email', state: opaque('tw', 32) })),
      );
    })(),
    flows: ['incomplete', 'incomplete', 'incomplete', 'incomplete'],
  },
  'Apple with form_post, and its popup with web_message': {
    traffic: (() => {
      const asked = (seed: string, more: Values) => ({
        client_id: 'com.example.web',
        redirect_uri: `${app}/auth/apple`,
        response_type: 'code id_token',
        scope: 'name email',
        response_mode: 'form_post',
        state: opaque(`ap ${seed}`, 24),
        nonce: opaque(`apn ${seed}`, 24),
        ...more,
      });
      const token = idToken({
        iss: 'https://appleid.apple.com',
        aud: 'com.example.web',
        nonce: opaque('apn a', 24),
        nonce_supported: true,
        c_hash: halfHash(`c${hex('apc', 32)}.0.rryu.${opaque('z', 22)}`),
        email: 'x@privaterelay.example',
      });
      return recording(
        get(url('https://appleid.apple.com/auth/authorize', asked('a', { frame_id: uuid('f'), m: '11', v: '1.5.6' }))),
        call('https://appleid.apple.com/appleauth/auth/oauth/authorize', {
          origin: 'https://appleid.apple.com',
          body: JSON.stringify({
            client: { id: 'com.example.web', redirectUri: `${app}/auth/apple` },
            scopes: [],
            response_type: 'code id_token',
            state: opaque('ap a', 24),
          }),
          answer: { authorization: { code: 'c', id_token: 'x', grant_code: 'c' } },
        }),
        submit(
          `${app}/auth/apple`,
          {
            state: opaque('ap a', 24),
            code: `c${hex('apc', 32)}.0.rryu.${opaque('z', 22)}`,
            id_token: token,
            user: '{"name":{"firstName":"A"},"email":"x@privaterelay.example"}',
          },
          `302 ${app}/home\n< Set-Cookie: session=x`,
          ['Sec-Fetch-Site: cross-site'],
        ),
        '@ {"tab":"popup"}',
        get(
          url(
            'https://appleid.apple.com/auth/authorize',
            asked('b', { response_mode: 'web_message', frame_id: uuid('f2'), m: '21', v: '1.5.6' }),
          ),
        ),
      );
    })(),
    flows: ['incomplete', 'incomplete'],
  },
};
