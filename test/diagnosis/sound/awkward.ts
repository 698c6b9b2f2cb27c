import {
  call,
  form,
  get,
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
const issuer = 'https://as.example';
const query = (seed: string, more: Values = {}): Values => ({
  client_id: 'spa',
  redirect_uri: `${app}/cb`,
  response_type: 'code',
  scope: 'openid',
  state: opaque(`s ${seed}`, 32),
  nonce: opaque(`n ${seed}`, 24),
  ...pkce(seed),
  ...more,
});
const authorize = (seed: string, more: Values = {}, answer?: string, head: string[] = []) =>
  get(url(`${issuer}/authorize`, query(seed, more)), answer, head);
const back = (seed: string, to = `${app}/cb`) => url(to, { code: opaque(`c ${seed}`, 40), state: opaque(`s ${seed}`, 32) });
const redeem = (seed: string, more: Values = {}, answer: Record<string, unknown> = {}) =>
  call(`${issuer}/token`, {
    origin: app,
    body: {
      grant_type: 'authorization_code',
      client_id: 'spa',
      code: opaque(`c ${seed}`, 40),
      redirect_uri: `${app}/cb`,
      code_verifier: verifierOf(seed),
      ...more,
    },
    answer: tokens({ id_token: idToken({ iss: issuer, aud: 'spa', nonce: opaque(`n ${seed}`, 24) }), ...answer }),
  });
const logIn = (seed: string) => submit(`${issuer}/login`, { user: 'a', password: 'b', _csrf: 'x' }, `302 ${back(seed)}`);
const whole = (seed: string) => recording(authorize(seed), logIn(seed), get(back(seed)), redeem(seed));

/** Sound sign-ins with something around them that is easily taken for a fault. */
export const awkward: Record<string, Situation> = {
  'two tabs sign in to one application at the same time': {
    traffic: recording(
      '@ {"tab":"1"}',
      authorize('a'),
      '@ {"tab":"2"}',
      authorize('b'),
      '@ {"tab":"1"}',
      logIn('a'),
      '@ {"tab":"1"}',
      get(back('a')),
      '@ {"tab":"2"}',
      logIn('b'),
      '@ {"tab":"2"}',
      get(back('b')),
      '@ {"tab":"1"}',
      redeem('a'),
      '@ {"tab":"2"}',
      redeem('b'),
    ),
    flows: ['sound', 'sound'],
  },
  'the person reloads the page after the sign-in, and the session is renewed in an iframe': {
    traffic: recording(
      whole('a'),
      '@ +2m',
      get(`${app}/`),
      authorize('b', { prompt: 'none', redirect_uri: `${app}/silent` }, `302 ${back('b', `${app}/silent`)}`, ['Sec-Fetch-Dest: iframe']),
      get(back('b', `${app}/silent`)),
      redeem(
        'b',
        { redirect_uri: `${app}/silent` },
        { id_token: idToken({ iss: issuer, aud: 'spa', nonce: opaque('n b', 24), iat: 1_767_225_720 }) },
      ),
    ),
    flows: ['sound', 'sound'],
  },
  'the callback is reloaded by hand, and the application, having its tokens, ignores it': {
    traffic: recording(whole('a'), '@ +20s', get(back('a')), call(`${app}/api/me`, { answer: { id: 1 } })),
    flows: ['sound'],
  },
  'the login page: a wrong password first, then a new password, then the right one': {
    traffic: recording(
      authorize('a', {}, `302 ${issuer}/login?ticket=${opaque('t', 20)}`),
      get(`${issuer}/login?ticket=${opaque('t', 20)}`),
      submit(
        `${issuer}/login?ticket=${opaque('t', 20)}`,
        { user: 'a', password: 'wrong' },
        `302 ${issuer}/login?ticket=${opaque('t', 20)}&error=invalid_credentials`,
      ),
      get(`${issuer}/login?ticket=${opaque('t', 20)}&error=invalid_credentials`),
      submit(`${issuer}/login?ticket=${opaque('t', 20)}`, { user: 'a', password: 'wrong' }, '401 <html>Wrong password</html>'),
      get(`${issuer}/forgot?ticket=x`),
      submit(`${issuer}/forgot`, { email: 'a@b.example' }, '200 <html>Look into your mail</html>'),
      get(`${issuer}/reset?code=${opaque('reset', 30)}&email=a`),
      logIn('a'),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'a static file of the login page is missing, and a tracker is blocked': {
    traffic: recording(
      authorize('a'),
      `GET ${issuer}/favicon.ico\n> Accept: image/*\n< 404`,
      `GET https://www.google-analytics.com/analytics.js\n> Accept: */*\n< 0 net::ERR_BLOCKED_BY_CLIENT`,
      call(`${issuer}/api/branding`, { status: 404, answer: { error: 'not_found' } }),
      logIn('a'),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'bot protection lets the person in after a challenge': {
    traffic: recording(
      authorize('a', {}, '403 <!DOCTYPE html><html><title>Just a moment...</title></html>\n< cf-mitigated: challenge'),
      call(`${issuer}/cdn-cgi/challenge-platform/h/g/flow/ov1/abc`, { origin: issuer, body: 'v_abc=x', answer: 'x' }),
      submit(
        `${url(`${issuer}/authorize`, query('a'))}&__cf_chl_tk=${opaque('cf', 40)}`,
        { md: opaque('md', 200) },
        '200 <html>Log in</html>',
      ),
      logIn('a'),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'Kerberos: 401 Negotiate, then the ticket': {
    traffic: recording(
      authorize('a', {}, '401\n< WWW-Authenticate: Negotiate'),
      authorize('a', {}, `302 ${back('a')}`, ['Authorization: Negotiate YII']),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'DPoP with a nonce asked for at the token endpoint': {
    traffic: (() => {
      const proof = (jti: string, nonce?: string) =>
        `${Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: opaque('x', 43), y: opaque('y', 43) } })).toString('base64url')}.${Buffer.from(JSON.stringify({ jti, htm: 'POST', htu: `${issuer}/token`, iat: 1_767_225_600, ...(nonce && { nonce }) })).toString('base64url')}.${opaque('sig', 86)}`;
      const token = (jti: string, nonce: string | undefined, status: number, answer: unknown) =>
        call(`${issuer}/token`, {
          origin: app,
          head: [`DPoP: ${proof(jti, nonce)}`],
          body: {
            grant_type: 'authorization_code',
            client_id: 'spa',
            code: opaque('c a', 40),
            redirect_uri: `${app}/cb`,
            code_verifier: verifierOf('a'),
          },
          status,
          answer,
          answerHead: ['DPoP-Nonce: eyJ7S_zG.eyJH0-Z', 'Access-Control-Expose-Headers: DPoP-Nonce, WWW-Authenticate'],
        });
      return recording(
        authorize('a', {}, `302 ${back('a')}`),
        get(back('a')),
        token('1', undefined, 400, { error: 'use_dpop_nonce', error_description: 'Authorization server requires nonce in DPoP proof' }),
        token(
          '2',
          'eyJ7S_zG.eyJH0-Z',
          200,
          tokens({ token_type: 'DPoP', id_token: idToken({ iss: issuer, aud: 'spa', nonce: opaque('n a', 24) }) }),
        ),
      );
    })(),
    flows: ['sound'],
  },
  'JARM in the query': {
    traffic: (() => {
      const jwt = idToken({ iss: issuer, aud: 'spa', sub: undefined, code: opaque('c a', 40), state: opaque('s a', 32) });
      return recording(
        authorize('a', { response_mode: 'query.jwt' }, `302 ${url(`${app}/cb`, { response: jwt })}`),
        get(url(`${app}/cb`, { response: jwt })),
        redeem('a'),
      );
    })(),
    flows: ['sound'],
  },
  'the first token request is lost with the network before it reaches the server, and is sent again': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a').replace(/< 200 [\s\S]*$/, '< 0 net::ERR_INTERNET_DISCONNECTED'),
      '@ +3s',
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'a refresh is given up because the person goes to another page, which refreshes anew': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a', {}, { refresh_token: opaque('r1', 40) }),
      '@ +10m',
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
      }).replace(/< 200[\s\S]*$/, '< 0 net::ERR_ABORTED'),
      get(`${app}/other`),
      '@ +1s',
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
        answer: tokens({ refresh_token: opaque('r2', 40) }),
      }),
    ),
    flows: ['sound'],
  },
  'a refresh is given up because the person leaves, and the recording ends': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a', {}, { refresh_token: opaque('r1', 40) }),
      '@ +10m',
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
      }).replace(/< 200[\s\S]*$/, '< 0 net::ERR_ABORTED'),
    ),
    flows: ['sound'],
  },
  'an API answers 401 for a token that ran out, and works after the refresh': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a', {}, { refresh_token: opaque('r1', 40) }),
      '@ +61m',
      call('https://api.example/me', {
        origin: app,
        head: [`Authorization: Bearer ${opaque('access token', 64)}`],
        status: 401,
        answer: { error: 'invalid_token' },
        answerHead: ['WWW-Authenticate: Bearer error="invalid_token", error_description="The token expired"'],
      }),
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
        answer: tokens({ access_token: opaque('new access', 64), refresh_token: opaque('r2', 40) }),
      }),
      call('https://api.example/me', { origin: app, head: [`Authorization: Bearer ${opaque('new access', 64)}`], answer: { id: 1 } }),
    ),
    flows: ['sound'],
  },
  'an application under a path with a query of its own in redirect_uri': {
    traffic: (() => {
      const uri = `${app}/portal/index.php?option=com_oauth&task=callback`;
      return recording(
        authorize('a', { redirect_uri: uri }, `302 ${uri}&${form({ code: opaque('c a', 40), state: opaque('s a', 32) })}`),
        get(`${uri}&${form({ code: opaque('c a', 40), state: opaque('s a', 32) })}`, `302 ${app}/portal/\n< Set-Cookie: x=y`),
      );
    })(),
    flows: ['incomplete'],
  },
  'redirect_uri in capitals and with a port, an international host, state with JSON in it': {
    traffic: (() => {
      const uri = 'http://localhost:4200/cb';
      const state = JSON.stringify({ nonce: hex('st', 32), to: '/a?b=c&d=e#f', ü: 'ß €' });
      const asked = query('a', { redirect_uri: uri, state });
      return recording(
        get(
          `${issuer}/authorize?${form(asked).replaceAll('%20', '+')}`,
          `302 ${uri}?code=${opaque('c a', 40)}&state=${encodeURIComponent(state).replaceAll('%20', '+')}`,
        ),
        get(`${uri}?code=${opaque('c a', 40)}&state=${encodeURIComponent(state).replaceAll('%20', '+')}`),
        redeem('a', { redirect_uri: uri }).replaceAll(`Origin: ${app}`, 'Origin: http://localhost:4200'),
      );
    })(),
    flows: ['sound'],
  },
  'the login page sits on another host of the owner and comes back by a script': {
    traffic: recording(
      authorize(
        'a',
        {},
        `302 https://accounts.as-brand.example/signin?continue=${encodeURIComponent(url(`${issuer}/authorize`, query('a')))}`,
      ),
      get(`https://accounts.as-brand.example/signin?continue=${encodeURIComponent(url(`${issuer}/authorize`, query('a')))}`),
      call('https://accounts.as-brand.example/api/signin', {
        origin: 'https://accounts.as-brand.example',
        body: JSON.stringify({ user: 'a', password: 'b', state: opaque('x', 20) }),
        answer: { next: 'x' },
      }),
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
  'a second refresh with the same token a second later, within the grace period of the server': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a', {}, { refresh_token: opaque('r1', 40) }),
      '@ +10m',
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
        answer: tokens({ refresh_token: opaque('r2', 40) }),
      }),
      '@ +1s',
      call(`${issuer}/token`, {
        origin: app,
        body: { grant_type: 'refresh_token', refresh_token: opaque('r1', 40), client_id: 'spa' },
        answer: tokens({ refresh_token: opaque('r3', 40) }),
      }),
    ),
    flows: ['sound'],
  },
  'an application with a proxy of its own before the token endpoint, on its own host': {
    traffic: recording(
      authorize('a', {}, `302 ${back('a')}`),
      get(back('a')),
      redeem('a').replace(`${issuer}/token`, `${app}/auth-proxy/oauth/token`),
    ),
    flows: ['sound'],
  },
  'two authorization servers, one application: work account and private account': {
    traffic: recording(
      whole('a'),
      whole('b')
        .replaceAll(issuer, 'https://private.example')
        .replaceAll('client_id=spa', 'client_id=spa2')
        .replaceAll(
          idToken({ iss: issuer, aud: 'spa', nonce: opaque('n b', 24) }),
          idToken({ iss: 'https://private.example', aud: 'spa2', nonce: opaque('n b', 24) }),
        ),
    ),
    flows: ['sound', 'sound'],
  },
  'the server is polled for a push notification before it answers': {
    traffic: recording(
      authorize('a', {}, `302 ${issuer}/push?tx=1`),
      ...[1, 2, 3].map(
        (turn) =>
          `@ +2s\n${call(`${issuer}/push/status?tx=1&state=${opaque('poll', 20)}&n=${turn}`, { answer: { status: turn === 3 ? 'approved' : 'waiting', code: turn === 3 ? uuid('ok') : null } })}`,
      ),
      submit(`${issuer}/push/done`, { tx: '1' }, `302 ${back('a')}`),
      get(back('a')),
      redeem('a'),
    ),
    flows: ['sound'],
  },
};
