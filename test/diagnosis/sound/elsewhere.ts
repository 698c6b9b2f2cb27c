import { call, get, hex, idToken, opaque, pkce, recording, type Situation, submit, tokens, url, uuid, verifierOf } from './wire.ts';

const app = 'https://app.example';
const none = (...parts: string[]): Situation => ({ traffic: recording(...parts), flows: [] });

/** Traffic that looks like OAuth and is none, or is OAuth but no sign-in with a code. */
export const elsewhere: Record<string, Situation> = {
  'addresses with code and state': none(
    get(url(`${app}/search`, { code: '90210', state: 'CA', q: 'x' })),
    call(url('https://api.shipping.example/rates', { country: 'US', state: 'NY', code: '10001', client_id: 'shop' }), {
      origin: app,
      answer: { rates: [] },
    }),
    call('https://api.shipping.example/address', {
      origin: app,
      body: { street: 'Main', state: 'NY', code: '10001', redirect: 'no' },
      answer: { ok: true },
    }),
    get(url(`${app}/oauth-docs`, { grant_type: 'authorization_code', code: 'xyz' })),
    get(url(`${app}/checkout/callback`, { code: 'SUMMER2026SALE', state: 'NY' })),
  ),
  'a password reset, an e-mail verification and an invitation': none(
    get(url(`${app}/reset-password`, { code: opaque('reset', 40), email: 'a@b.example' })),
    call(`${app}/api/password/reset`, {
      body: JSON.stringify({ code: opaque('reset', 40), password: 'x', state: 'done' }),
      answer: { ok: true },
    }),
    get(url(`${app}/auth/verify`, { token: opaque('verify', 40), code: '123456', type: 'signup' })),
    get(url('https://proj.firebaseapp.com/__/auth/action', { mode: 'resetPassword', oobCode: opaque('oob', 54), apiKey: 'x', lang: 'en' })),
    get(url(`${app}/login/callback`, { token: opaque('magic', 60) })),
  ),
  'analytics with client_id, state and code': none(
    call(
      url('https://www.google-analytics.com/g/collect', { v: '2', tid: 'G-X', cid: '123.456', dl: `${app}/`, en: 'page_view', _p: '1' }),
      { origin: app, method: 'POST', body: '', status: 204 },
    ),
    call(url('https://api.segment.example/v1/t', { client_id: '1', scope: 'page', state: 'ready', redirect_uri: '' }), {
      origin: app,
      status: 200,
      answer: { success: true },
    }),
    call('https://api-js.mixpanel.com/track/?verbose=1&ip=1', {
      origin: app,
      body: { data: '[{"event":"x","properties":{"token":"abc"}}]' },
      answer: '1',
    }),
    call('https://o1.ingest.sentry.io/api/1/envelope/?sentry_key=abc&sentry_version=7', {
      origin: app,
      body: '{"event_id":"x"}\n{"type":"event"}',
      answer: { id: 'x' },
    }),
  ),
  'Stripe: cards, tokens, checkout and Link': none(
    call('https://api.stripe.com/v1/tokens', {
      origin: 'https://js.stripe.com',
      body: {
        'card[number]': '4242424242424242',
        'card[cvc]': '123',
        guid: uuid('g'),
        muid: uuid('m'),
        sid: uuid('s'),
        payment_user_agent: 'stripe.js/x',
        time_on_page: '1',
        'client_attribution_metadata[client_session_id]': uuid('c'),
        key: 'pk_test_x',
      },
      answer: { id: 'tok_x', object: 'token', livemode: false, type: 'card', used: false },
    }),
    call('https://api.stripe.com/v1/payment_intents/pi_x/confirm', {
      origin: 'https://js.stripe.com',
      body: { payment_method: 'pm_x', client_secret: `pi_x_secret_${opaque('pi', 25)}`, return_url: `${app}/done` },
      answer: { id: 'pi_x', object: 'payment_intent', client_secret: 'x', status: 'succeeded' },
    }),
    get(
      url(`${app}/done`, {
        payment_intent: 'pi_x',
        payment_intent_client_secret: `pi_x_secret_${opaque('pi', 25)}`,
        redirect_status: 'succeeded',
        state: 'paid',
      }),
    ),
    get(`https://checkout.stripe.com/c/pay/cs_test_${opaque('cs', 60)}#fidkdWxOYHwnPyd1blpxYHZxWjA0`),
  ),
  'PayPal, Klarna and Adyen checkouts': none(
    get(
      url('https://www.paypal.com/checkoutnow', {
        sessionID: 'uid_x',
        buttonSessionID: 'uid_y',
        env: 'sandbox',
        fundingSource: 'paypal',
        token: 'EC-1AB',
        locale: 'en_US',
        clientID: opaque('pp', 80),
        state: 'x',
      }),
    ),
    get(url(`${app}/paypal/return`, { token: 'EC-1AB', PayerID: 'ABC', code: '0', state: 'approved' })),
    call('https://checkoutshopper-live.adyen.com/checkoutshopper/v1/sessions/CS1/payments?clientKey=live_x', {
      origin: app,
      body: '{"sessionData":"x","paymentMethod":{"type":"scheme"},"clientStateDataIndicator":true}',
      answer: { resultCode: 'Authorised' },
    }),
    submit(
      `${app}/3ds/callback`,
      { PaRes: opaque('pares', 500), MD: opaque('md', 60), cres: opaque('cres', 200), threeDSSessionData: 'x' },
      `302 ${app}/done`,
    ),
  ),
  'GraphQL with variables named code, state and client_id': none(
    call(`${app}/graphql`, {
      origin: app,
      body: JSON.stringify({
        operationName: 'Redeem',
        query: 'mutation Redeem($code: String!) { redeem(code: $code) { id } }',
        variables: { code: 'ABCDEFGHIJ', state: 'x', client_id: 'y', redirect_uri: 'z' },
      }),
      answer: { data: { redeem: { id: 1 } } },
    }),
    call(url(`${app}/graphql`, { operationName: 'Country', variables: '{"code":"DE","state":"BY"}' }), {
      answer: { data: { country: { code: 'DE', state: { code: 'BY' } } } },
    }),
  ),
  'WebAuthn, one-time codes and captchas': none(
    call(`${app}/webauthn/login/finish`, {
      origin: app,
      body: JSON.stringify({
        id: 'x',
        rawId: 'x',
        type: 'public-key',
        response: { authenticatorData: 'x', clientDataJSON: 'x', signature: 'x' },
        state: opaque('wa', 20),
      }),
      answer: { verified: true },
    }),
    call(`${app}/api/otp/verify`, {
      origin: app,
      body: JSON.stringify({ phone: '+49', code: '123456', client_id: 'web' }),
      answer: { ok: true },
    }),
    call('https://www.google.com/recaptcha/api2/userverify?k=6Lc', {
      origin: 'https://www.google.com',
      body: { v: 'x', c: '03A', response: 'eyJyZXNwb25zZSI6IiJ9', t: '1', ct: '2', bg: 'x' },
      answer: ")]}'",
    }),
    call('https://challenges.cloudflare.com/cdn-cgi/challenge-platform/h/g/flow/ov1/x', { origin: app, body: 'v_x=abc', answer: 'x' }),
  ),
  'endpoints called token that are none of OAuth': none(
    call(`${app}/api/token/`, {
      origin: app,
      body: JSON.stringify({ username: 'a', password: 'b' }),
      answer: { access: 'eyJ.x.y', refresh: 'eyJ.x.z' },
    }),
    call(`${app}/api/token/refresh/`, { origin: app, body: JSON.stringify({ refresh: 'eyJ.x.z' }), answer: { access: 'eyJ.x.w' } }),
    call(`${app}/api/csrf-token`, { answer: { csrfToken: 'x' } }),
    call(`${app}/api/csrf/token`, { method: 'POST', origin: app, body: '{}', answer: { token: 'x' } }),
    call('https://chat.example/v2/token', {
      method: 'POST',
      origin: app,
      body: JSON.stringify({ identity: 'a', room: 'b' }),
      answer: { token: 'eyJ.x.y' },
    }),
    call(`${app}/api/livekit/token`, {
      method: 'POST',
      origin: app,
      body: JSON.stringify({ room: 'b', clientId: 'x' }),
      answer: { token: 'eyJ.x.y', url: 'wss://x' },
    }),
    call('https://api.mapbox.com/tokens/v2?access_token=pk.eyJ1', { origin: app, answer: { code: 'TokenValid', token: { usage: 'pk' } } }),
    call(`${app}/broadcasting/auth`, { origin: app, body: { socket_id: '1.2', channel_name: 'private-x' }, answer: { auth: 'key:sig' } }),
    call('https://firebaseinstallations.googleapis.com/v1/projects/p/installations/x/authTokens:generate', {
      origin: app,
      head: ['Authorization: FIS_v2 x'],
      body: '{"installation":{"sdkVersion":"w:0.6.4"}}',
      answer: { token: 'x', expiresIn: '604800s' },
    }),
    call('https://content-firebaseappcheck.googleapis.com/v1/projects/p/apps/x:exchangeRecaptchaV3Token', {
      origin: app,
      body: '{"recaptcha_v3_token":"x"}',
      answer: { token: 'eyJ.x.y', ttl: '3600s' },
    }),
    call('https://rest.ably.io/keys/x.y/requestToken', {
      origin: app,
      body: '{"keyName":"x.y","clientId":"a","nonce":"n","timestamp":1,"mac":"m"}',
      answer: { token: 'x', keyName: 'x.y', expires: 1 },
    }),
    call(`${app}/api/push/tokens`, { origin: app, body: '{"token":"fcm","client":"web"}', status: 201, answer: { id: 1 } }),
    call(`${app}/session/token`, { origin: app, method: 'POST', body: '', status: 401, answer: { message: 'Unauthenticated.' } }),
  ),
  'a refused login at an account system of the application': none(
    call(`${app}/api/auth/token`, {
      origin: app,
      body: JSON.stringify({ email: 'a@b.example', password: 'x' }),
      status: 401,
      answer: { detail: 'No active account found' },
    }),
    call(`${app}/api/token`, { origin: app, body: JSON.stringify({ refreshToken: 'x' }), status: 401, answer: { message: 'jwt expired' } }),
    call(`${app}/users/sign_in`, {
      origin: app,
      body: { 'user[email]': 'a', 'user[password]': 'b' },
      status: 422,
      answer: { error: 'Invalid' },
    }),
    get(url(`${app}/login`, { error: 'invalid_credentials', state: 'open' })),
  ),
  'OAuth 1.0a': none(
    call(`${app}/api/twitter/start`, { answer: { url: 'https://api.twitter.com/oauth/authenticate?oauth_token=x' } }),
    get(
      'https://api.twitter.com/oauth/authenticate?oauth_token=Z6eEdO8MOmk394WozF5oKyuAv855l4Mlqo7hhlSLik',
      `302 ${url(`${app}/auth/twitter/callback`, { oauth_token: 'Z6eEdO8MOmk394WozF5oKyuAv855l4Mlqo7hhlSLik', oauth_verifier: opaque('ov', 32) })}`,
    ),
    get(
      url(`${app}/auth/twitter/callback`, { oauth_token: 'Z6eEdO8MOmk394WozF5oKyuAv855l4Mlqo7hhlSLik', oauth_verifier: opaque('ov', 32) }),
    ),
    call('https://api.twitter.com/oauth/request_token', {
      origin: app,
      head: ['Authorization: OAuth oauth_consumer_key="x", oauth_nonce="y", oauth_signature="z", oauth_signature_method="HMAC-SHA1"'],
      body: { oauth_callback: `${app}/cb` },
      answer: 'oauth_token=x&oauth_token_secret=y&oauth_callback_confirmed=true',
    }),
    call('https://api.twitter.com/oauth/access_token', {
      origin: app,
      head: ['Authorization: OAuth oauth_consumer_key="x", oauth_token="y"'],
      body: { oauth_verifier: opaque('ov', 32) },
      answer: 'oauth_token=x&oauth_token_secret=y&user_id=1',
    }),
    get(url('https://www.flickr.com/services/oauth/authorize', { oauth_token: 'x', perms: 'read' })),
  ),
  'SAML by POST and by redirect, and WS-Federation': none(
    get(
      url('https://idp.corp.example/sso/saml', {
        SAMLRequest: opaque('sr', 800),
        RelayState: opaque('rs', 40),
        SigAlg: 'rsa',
        Signature: opaque('sig', 300),
      }),
    ),
    submit(`${app}/saml/acs`, { SAMLResponse: opaque('resp', 4000), RelayState: opaque('rs', 40) }, `302 ${app}/\n< Set-Cookie: session=x`),
    get(url('https://login.microsoftonline.com/common/wsfed', { wa: 'wsignin1.0', wtrealm: app, wctx: 'x', wreply: `${app}/` })),
    submit(`${app}/`, { wa: 'wsignin1.0', wresult: '<t:RequestSecurityTokenResponse/>', wctx: 'rm=0&id=passive' }, `302 ${app}/`),
    get(
      url('https://steamcommunity.com/openid/login', {
        'openid.ns': 'http://specs.openid.net/auth/2.0',
        'openid.mode': 'checkid_setup',
        'openid.return_to': `${app}/steam?state=x`,
        'openid.realm': app,
      }),
    ),
    get(
      url(`${app}/steam`, {
        state: 'x',
        'openid.mode': 'id_res',
        'openid.identity': 'https://steamcommunity.com/openid/id/1',
        'openid.response_nonce': 'x',
        'openid.sig': 'y',
      }),
    ),
  ),
  'CSRF state, consent banners and configuration': none(
    call(`${app}/api/settings?state=open&scope=project&client_id=7`, { answer: { scope: 'project' } }),
    call(`${app}/api/authorize`, {
      origin: app,
      body: JSON.stringify({ action: 'read', resource: 'x', scope: 'team', state: 'open' }),
      answer: { allowed: true },
    }),
    call(url('https://api.github.com/repos/a/b/issues', { state: 'open', scope: 'all', per_page: '10' }), { origin: app, answer: [] }),
    call(url(`${app}/api/authorization/check`, { client_id: '1', scope: 'orders', resource: 'x' }), { answer: { ok: true } }),
    call(`${app}/api/errors?code=E_TIMEOUT_LONG&state=failed&error=timeout`, { origin: app, answer: {} }),
    get(url(`${app}/error`, { error: 'not_found', state: 'x', code: '404' })),
  ),
  'the device flow: polling until the person agrees': {
    traffic: recording(
      call('https://as.example/device_authorization', {
        origin: app,
        body: { client_id: 'tv', scope: 'read' },
        answer: {
          device_code: opaque('dc', 40),
          user_code: 'WDJB-MJHT',
          verification_uri: 'https://as.example/device',
          expires_in: 1800,
          interval: 5,
        },
      }),
      ...['authorization_pending', 'slow_down', 'authorization_pending'].map(
        (error) =>
          `@ +5s\n${call('https://as.example/token', { origin: app, body: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: opaque('dc', 40), client_id: 'tv' }, status: 400, answer: { error } })}`,
      ),
      get('https://as.example/device?user_code=WDJB-MJHT'),
      submit('https://as.example/device', { user_code: 'WDJB-MJHT', action: 'allow', state: opaque('dev', 20) }, '200 <html>Done</html>'),
      `@ +5s\n${call('https://as.example/token', { origin: app, body: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: opaque('dc', 40), client_id: 'tv' }, answer: tokens() })}`,
    ),
    flows: ['sound'],
    says: /^Tokens were issued by device_code, without a code$/,
  },
  'client credentials, token exchange and CIBA': {
    traffic: recording(
      call('https://as.example/token', {
        head: ['Authorization: Basic eDp5'],
        body: { grant_type: 'client_credentials', scope: 'jobs' },
        answer: tokens(),
      }),
      call('https://as.example/token', {
        origin: app,
        body: {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: opaque('st', 60),
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          client_id: 'web',
        },
        answer: tokens({ issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' }),
      }),
      call('https://as.example/bc-authorize', {
        head: ['Authorization: Basic eDp5'],
        body: { scope: 'openid', login_hint: 'a', binding_message: 'x' },
        answer: { auth_req_id: opaque('ar', 30), expires_in: 120, interval: 2 },
      }),
      call('https://as.example/token', {
        head: ['Authorization: Basic eDp5'],
        body: { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: opaque('ar', 30) },
        status: 400,
        answer: { error: 'authorization_pending' },
      }),
      call('https://as.example/token', {
        head: ['Authorization: Basic eDp5'],
        body: { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: opaque('ar', 30) },
        answer: tokens({ id_token: idToken({ iss: 'https://as.example', aud: 'x' }) }),
      }),
    ),
    flows: ['sound', 'sound', 'sound'],
    says: /^Tokens were issued by client_credentials, without a code\nTokens were issued by token-exchange, without a code\nTokens were issued by ciba, without a code$/,
  },
  'introspection, revocation, user info and registration': none(
    call('https://as.example/introspect', {
      head: ['Authorization: Basic eDp5'],
      body: { token: opaque('it', 40), token_type_hint: 'access_token' },
      answer: { active: true, client_id: 'web', scope: 'read' },
    }),
    call('https://as.example/revoke', {
      origin: app,
      body: { token: opaque('it', 40), token_type_hint: 'refresh_token', client_id: 'web' },
      status: 200,
    }),
    call('https://as.example/oauth2/revoke', { origin: app, body: { token: opaque('it', 40), client_id: 'web' }, status: 200 }),
    call('https://as.example/register', {
      origin: app,
      body: JSON.stringify({
        redirect_uris: [`${app}/cb`],
        client_name: 'x',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      }),
      status: 201,
      answer: { client_id: 'x', client_id_issued_at: 1 },
    }),
    get(
      url('https://as.example/logout', { client_id: 'web', post_logout_redirect_uri: app, state: opaque('lo', 20) }),
      `302 ${app}/?state=${opaque('lo', 20)}`,
    ),
    get(`${app}/?state=${opaque('lo', 20)}`),
  ),
  'an authorization link is prefetched, then followed': {
    traffic: (() => {
      const asked = (seed: string) =>
        url('https://as.example/authorize', {
          response_type: 'code',
          client_id: 'web',
          redirect_uri: `${app}/cb`,
          scope: 'read',
          state: opaque(seed, 20),
          ...pkce(seed),
        });
      return recording(
        get(asked('pre'), '200 <html>Log in</html>', ['Sec-Purpose: prefetch', 'Purpose: prefetch']),
        get(asked('real'), `302 ${url(`${app}/cb`, { code: opaque('real code', 30), state: opaque('real', 20) })}`),
        get(url(`${app}/cb`, { code: opaque('real code', 30), state: opaque('real', 20) })),
        call('https://as.example/token', {
          origin: app,
          body: {
            grant_type: 'authorization_code',
            code: opaque('real code', 30),
            redirect_uri: `${app}/cb`,
            client_id: 'web',
            code_verifier: verifierOf('real'),
          },
          answer: tokens(),
        }),
      );
    })(),
    flows: ['incomplete', 'sound'],
  },
  'an MCP client: resource metadata, dynamic registration, resource indicator, a 401 at first': {
    traffic: (() => {
      const redirect = 'http://localhost:6274/oauth/callback';
      const asked = url('https://mcp.example/authorize', {
        response_type: 'code',
        client_id: opaque('mcp', 16),
        ...pkce('mcp'),
        redirect_uri: redirect,
        state: hex('mcp', 64),
        scope: 'mcp',
        resource: 'https://mcp.example/mcp',
      });
      const answer = url(redirect, { code: `user:${opaque('g', 16)}:${opaque('s', 32)}`, state: hex('mcp', 64) });
      return recording(
        call('https://mcp.example/mcp', {
          origin: 'http://localhost:6274',
          body: '{"jsonrpc":"2.0","method":"initialize","id":0}',
          status: 401,
          answer: { error: 'invalid_token', error_description: 'Missing or invalid access token' },
          answerHead: ['WWW-Authenticate: Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource"'],
        }),
        call('https://mcp.example/.well-known/oauth-protected-resource/mcp', {
          origin: 'http://localhost:6274',
          answer: { resource: 'https://mcp.example/mcp', authorization_servers: ['https://mcp.example'] },
        }),
        call('https://mcp.example/.well-known/oauth-authorization-server', {
          origin: 'http://localhost:6274',
          answer: {
            issuer: 'https://mcp.example',
            authorization_endpoint: 'https://mcp.example/authorize',
            token_endpoint: 'https://mcp.example/token',
            registration_endpoint: 'https://mcp.example/register',
            response_types_supported: ['code'],
            code_challenge_methods_supported: ['plain', 'S256'],
          },
        }),
        call('https://mcp.example/register', {
          origin: 'http://localhost:6274',
          body: JSON.stringify({
            redirect_uris: [redirect],
            token_endpoint_auth_method: 'none',
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            client_name: 'MCP Inspector',
          }),
          status: 201,
          answer: { client_id: opaque('mcp', 16), redirect_uris: [redirect] },
        }),
        get(asked),
        submit('https://mcp.example/authorize', { state: Buffer.from('{}').toString('base64'), approve: 'yes' }, `302 ${answer}`),
        get(answer),
        call('https://mcp.example/token', {
          origin: 'http://localhost:6274',
          body: {
            grant_type: 'authorization_code',
            code: `user:${opaque('g', 16)}:${opaque('s', 32)}`,
            code_verifier: verifierOf('mcp'),
            redirect_uri: redirect,
            resource: 'https://mcp.example/mcp',
            client_id: opaque('mcp', 16),
          },
          answer: {
            access_token: `user:${opaque('g', 16)}:${opaque('a', 32)}`,
            token_type: 'bearer',
            expires_in: 3600,
            refresh_token: `user:${opaque('g', 16)}:${opaque('r', 32)}`,
            scope: 'mcp',
          },
        }),
      );
    })(),
    flows: ['sound'],
  },
  'FAPI 2: a pushed request with DPoP and a nonce, signed response, private_key_jwt': {
    traffic: (() => {
      const body = {
        client_id: 'fapi',
        redirect_uri: `${app}/cb`,
        response_type: 'code',
        scope: 'openid accounts',
        state: opaque('fapi', 24),
        nonce: opaque('fapin', 24),
        ...pkce('fapi'),
      };
      const answer = url(`${app}/cb`, { code: opaque('fapic', 40), state: opaque('fapi', 24), iss: 'https://fapi.example' });
      return recording(
        call('https://fapi.example/par', {
          body: {
            ...body,
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: idToken({ iss: 'fapi', sub: 'fapi', aud: 'https://fapi.example', jti: opaque('jti', 20), exp: 1767225660 }),
          },
          status: 201,
          answer: { request_uri: `urn:ietf:params:oauth:request_uri:${opaque('ru', 30)}`, expires_in: 60 },
        }),
        get(
          url('https://fapi.example/authorize', {
            client_id: 'fapi',
            request_uri: `urn:ietf:params:oauth:request_uri:${opaque('ru', 30)}`,
          }),
          '303 https://fapi.example/interaction/abc',
        ),
        get('https://fapi.example/interaction/abc'),
        submit('https://fapi.example/interaction/abc/login', { login: 'a', password: 'b' }, '303 https://fapi.example/authorize/abc'),
        get('https://fapi.example/authorize/abc', `303 ${answer}`),
        get(answer, `302 ${app}/home\n< Set-Cookie: s=x`),
      );
    })(),
    flows: ['incomplete'],
  },
  'a push by the server, of which the browser sees only the request_uri, and an encrypted request object': {
    traffic: recording(
      get(
        url('https://as.example/authorize', { client_id: 'par', request_uri: `urn:ietf:params:oauth:request_uri:${opaque('ru2', 30)}` }),
        `302 ${url(`${app}/cb`, { code: opaque('parc', 40), state: opaque('pars', 24), iss: 'https://as.example' })}`,
      ),
      get(
        url(`${app}/cb`, { code: opaque('parc', 40), state: opaque('pars', 24), iss: 'https://as.example' }),
        `302 ${app}/\n< Set-Cookie: s=x`,
      ),
      get(
        url('https://as.example/authorize', {
          client_id: 'jar',
          request: `eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.${opaque('j', 300)}.${opaque('k', 16)}.${opaque('l', 300)}.${opaque('m', 22)}`,
        }),
        `302 ${url(`${app}/cb`, { code: opaque('jarc', 40), state: opaque('jars', 24), iss: 'https://as.example' })}`,
      ),
      get(
        url(`${app}/cb`, { code: opaque('jarc', 40), state: opaque('jars', 24), iss: 'https://as.example' }),
        `302 ${app}/\n< Set-Cookie: s=x`,
      ),
    ),
    flows: ['incomplete', 'incomplete'],
  },
};
