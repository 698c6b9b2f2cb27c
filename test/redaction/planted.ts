import { createHash } from 'node:crypto';
import type { Exchange, HeaderField } from '../../src/http/exchange.ts';
import { s256 } from '../../src/oauth/pkce.ts';

const b64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const signature = (seed: string) => createHash('sha512').update(seed).digest('base64url');
const jwt = (claims: object, header: object = { alg: 'ES256', kid: 'key-1', typ: 'JWT' }) =>
  `${b64(header)}.${b64(claims)}.${signature(JSON.stringify(claims))}`;
const left = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

const codeVerifier = 'Kq7vT2mXz9Lw4RbNc8Hd5JfPy3GsAe6UoQi1WtVxYzM-Kp_r';
const person = {
  subject: 'auth0|5f7c8ec7c33c6c004bbafe82',
  'given name': 'Wilhelmina-Annegret',
  'family name': 'Oberhausenstätter',
  email: 'wilhelmina.oberhausen@post.planted-mail.test',
  telephone: '+49 171 99283746512',
  'birth date': '1979-11-23',
  street: 'Königsbrücker Landstraße 1473',
};
const opaque = {
  code: 'SplxCd7mQzR4tVwY8nLb3KfHj2GpAe5U',
  'code challenge': s256(codeVerifier),
  nonce: 'nQ4zW8xC2vB6nM0kL9jH7gF5dS3aP1oI',
  'access token': 'ya29.Aq3Zx7Cv1Bn5Mk9Lj4Hg8Fd2Sa6Pq0Wo3Ei7Ru1Ty5',
  'refresh token': '1//0gKx8Wn2Bv6Cq4Zm9Lt3Jr7Hp1Gf5Ds',
  'client secret': 'GOCSPX-h7Jk2Lm9Np4Qr6St8Uv1Wx3Yz5',
  password: 'Tr0ub4dor&3-"horse"<staple>',
  'one-time password': '83920174',
  'session cookie': 's%3AqW3eR5tY7uI9oP1aS2dF4gH6.jK8lZ0xC',
  'CSRF token': 'csrf9Kj3Lm7Np1Qr5St9Uv3Wx7Yz',
  'API key': 'AIzaSyD9kLm3NpQ7rStUv1WxYz5Ab8Cd2Ef6Gh',
  'DPoP nonce': 'dpn8Xv2Qw6Er0Ty4Ui8Op2As6Df0Gh',
  'pushed request URI': 'Zx8Cv2Bn6Mk0Lj4Hg8Fd2Sa',
  'session state': '3b9d5f7e1c8a4026b7d9e0f1a2c3d4e5.Qw7Er1Ty',
  'session id of the token': '08a5019c-17e1-4977-8f42-65a12843ea02',
  'JWT id': 'jti-Vb6Nm0Kl4Jh8Gf2Ds6Aq0Zw4',
  'DPoP key': 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  'userinfo of an address': 'hunter2-inTheUrl-9931',
  'registration token': 'reg-7Yh3Uj8Ik2Ol6Pm0Qn4Rb8Sv2Tc',
  'device code': 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
  'user code': 'QwXzKv',
  'SAML assertion': `${Buffer.from('<saml:Assertion>Jane planted this</saml:Assertion>').toString('base64')}`,
  'interaction id': 'iX5cV9bN3mQ7wE1rT5yU9iO3pA7sD1fG',
  'unnamed value': 'Hg5Tf9Rd3Es7Wa1Qz5Xs9Dc3Fv7Gb1Hn',
  'client address': '198.51.100.173',
} as const;

const claims = {
  iss: 'https://as.planted.test',
  aud: 'spa-1',
  sub: person.subject,
  given_name: person['given name'],
  family_name: person['family name'],
  email: person.email,
  phone_number: person.telephone,
  birthdate: person['birth date'],
  address: { street_address: person.street },
  nonce: opaque.nonce,
  sid: opaque['session id of the token'],
  jti: opaque['JWT id'],
  iat: 1767225600,
  exp: 1767229200,
  at_hash: left(opaque['access token']),
  c_hash: left(opaque.code),
};
const idToken = jwt(claims);
const clientAssertion = jwt({
  jti: 'as-9Kx3Mv7Nb1Qw5Er9Ty3Ui7Op',
  email: person.email,
  iss: 'spa-1',
  sub: 'spa-1',
  aud: 'https://as.planted.test/token',
});
const proof = jwt(
  {
    jti: 'dp-2Wq6Ae0Sz4Xd8Cr2Vf6Bt0Ny4',
    htm: 'POST',
    htu: 'https://as.planted.test/token',
    iat: 1767225600,
    ath: s256(opaque['access token']),
  },
  {
    typ: 'dpop+jwt',
    alg: 'ES256',
    jwk: { kty: 'EC', crv: 'P-256', x: opaque['DPoP key'], y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' },
  },
);
const state = b64({ returnTo: '/orders', csrf: opaque['CSRF token'], email: person.email });

/** Thirty and more kinds of secret by what they are. */
export const planted: Readonly<Record<string, string>> = {
  verifier: codeVerifier,
  state,
  ...opaque,
  ...person,
  'claims of the ID token': idToken.split('.')[1]!,
  'signature of the ID token': idToken.split('.')[2]!,
  'client assertion': clientAssertion.split('.')[1]!,
  'proof of possession': proof.split('.')[1]!,
  'password and user under Basic': Buffer.from(`spa-1:${opaque['client secret']}`).toString('base64'),
};

const all = Object.entries({ verifier: codeVerifier, state, id_token: idToken, ...opaque, ...person });
const named: Readonly<Record<string, string>> = {
  code: opaque.code,
  state,
  nonce: opaque.nonce,
  session_state: opaque['session state'],
  login_hint: person.email,
  id_token_hint: idToken,
  device_code: opaque['device code'],
  user_code: opaque['user code'],
  request_uri: `urn:ietf:params:oauth:request_uri:${opaque['pushed request URI']}`,
  SAMLResponse: opaque['SAML assertion'],
  api_key: opaque['API key'],
  zz: opaque['unnamed value'],
  registration_access_token: opaque['registration token'],
};
const form = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString();
const html = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page that shows every secret: as text, in fields, in a script, in links, encoded once and twice, in base64 and in hex. */
const page = `<!doctype html><html><body><form action="/interaction/${opaque['interaction id']}" method="post">
${all.map(([name, value]) => `<input type="hidden" name="${name}" value="${html(value)}"><p>${html(name)}: ${html(value)}</p>`).join('\n')}
<a href="https://other.test/?next=${encodeURIComponent(`https://app.planted.test/cb?${form(named)}`)}">on</a>
<script>window.config = ${JSON.stringify({ ...Object.fromEntries(all), clientSecret: opaque['client secret'] })}</script>
<!-- ${all.map(([, value]) => `${encodeURIComponent(encodeURIComponent(value))} ${Buffer.from(value).toString('base64')} ${Buffer.from(` ${value}`).toString('base64url')} ${Buffer.from(value).toString('hex')} ${value.slice(0, Math.max(12, value.length / 2))}`).join('\n')} -->
</body></html>`;

const json = (value: object): HeaderField[] & { body?: string } =>
  Object.assign([{ name: 'Content-Type', value: 'application/json' }], { body: JSON.stringify(value) });

let clock = 1767225600000;
let count = 0;
function exchange(
  method: string,
  url: string,
  request: HeaderField[],
  body: string,
  status: number,
  response: HeaderField[],
  answer: string,
): Exchange {
  clock += 900;
  return {
    id: `e${++count}`,
    startedAt: clock,
    took: 40,
    from: { adapter: 'har', position: count - 1 },
    context: { page: 'page_1', initiator: `https://app.planted.test/main.js?${form(named)}#${form({ code: opaque.code })}` },
    request: { method, url, headers: request, body: { observed: true, value: body } },
    response: { observed: true, value: { status, headers: response, body: { observed: true, value: answer } } },
  };
}
const header = (name: string, value: string): HeaderField => ({ name, value });

/** Request headers with every credential that a header can have. */
const credentials = [
  header('Host', 'as.planted.test'),
  header('Origin', 'https://app.planted.test'),
  header('Referer', `https://app.planted.test/cb?${form(named)}`),
  header(
    'Cookie',
    `session=${opaque['session cookie']}; XSRF-TOKEN=${opaque['CSRF token']}; _interaction=${opaque['interaction id']}; verifier=${codeVerifier}`,
  ),
  header('X-Api-Key', opaque['API key']),
  header('X-Forwarded-For', opaque['client address']),
  header('X-Debug', `${opaque['unnamed value']} ${opaque.code}`),
  header('DPoP', proof),
];
const answers = [
  header('Date', 'Thu, 01 Jan 2026 00:00:00 GMT'),
  header('Cache-Control', 'no-store'),
  header('Access-Control-Allow-Origin', 'https://app.planted.test'),
  header('Set-Cookie', `session=${opaque['session cookie']}; Path=/; HttpOnly`),
  header('DPoP-Nonce', opaque['DPoP nonce']),
  header('X-Trace', `user=${person.email} token=${opaque['access token']}`),
];

const description = `Code ${opaque.code} with verifier ${codeVerifier} for ${person.email} (${person.telephone}) was refused, secret ${opaque['client secret']}, ${opaque['one-time password']}, ${opaque['user code']}`;
const redirect = `https://app.planted.test/cb?${form({ code: opaque.code, state, session_state: opaque['session state'] })}`;
const tokenForm = form({
  grant_type: 'authorization_code',
  code: opaque.code,
  code_verifier: codeVerifier,
  client_id: 'spa-1',
  client_secret: opaque['client secret'],
  client_assertion: clientAssertion,
  redirect_uri: 'https://app.planted.test/cb',
});
const login = form({ username: person.email, password: opaque.password, otp: opaque['one-time password'], _csrf: opaque['CSRF token'] });
const boundary = '----planted7MA4YWxk';
const multipart = Object.entries({ code: opaque.code, password: opaque.password, otp: opaque['one-time password'], user: person.email })
  .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join('')
  .concat(`--${boundary}--\r\n`);
const tokens = {
  access_token: opaque['access token'],
  refresh_token: opaque['refresh token'],
  id_token: idToken,
  token_type: 'DPoP',
  expires_in: 3600,
  session_state: opaque['session state'],
  user: { ...person, sub: person.subject, name: `${person['given name']} ${person['family name']}`, pin: 4711 },
};

/** A recording of a sign-in that carries each of them in every place that it can stand in. */
export const recording: Exchange[] = [
  exchange(
    'GET',
    `https://as.planted.test/authorize?${form({ response_type: 'code', client_id: 'spa-1', redirect_uri: 'https://app.planted.test/cb', scope: 'openid', code_challenge: opaque['code challenge'], code_challenge_method: 'S256', ...named, code: '' })}`,
    credentials,
    '',
    302,
    [...answers, header('Location', `/interaction/${opaque['interaction id']}`)],
    '',
  ),
  exchange(
    'GET',
    `https://as.planted.test/interaction/${opaque['interaction id']}`,
    credentials,
    '',
    200,
    [...answers, header('Content-Type', 'text/html')],
    page,
  ),
  exchange(
    'POST',
    `https://someone:${opaque['userinfo of an address']}@as.planted.test/interaction/${opaque['interaction id']}`,
    [...credentials, header('Content-Type', 'application/x-www-form-urlencoded')],
    login,
    302,
    [...answers, header('Location', redirect)],
    '',
  ),
  exchange(
    'GET',
    `${redirect}#${form({ id_token: idToken, ...named })}`,
    credentials,
    '',
    200,
    [...answers, header('Content-Type', 'text/html')],
    page,
  ),
  exchange(
    'POST',
    'https://as.planted.test/token',
    [
      ...credentials,
      header('Authorization', `Basic ${planted['password and user under Basic']}`),
      header('Content-Type', 'application/x-www-form-urlencoded'),
    ],
    tokenForm,
    400,
    [...answers, header('Content-Type', 'application/json')],
    JSON.stringify({ error: 'invalid_grant', error_description: description }),
  ),
  exchange(
    'POST',
    'https://as.planted.test/token',
    [...credentials, header('Content-Type', `multipart/form-data; boundary=${boundary}`)],
    multipart,
    400,
    [...answers, header('Content-Type', 'application/json')],
    JSON.stringify({ error: 'invalid_request', error_description: description }),
  ),
  exchange(
    'POST',
    'https://as.planted.test/token',
    [...credentials, ...json({})],
    JSON.stringify(Object.fromEntries(new URLSearchParams(tokenForm))),
    200,
    [...answers, header('Content-Type', 'application/json')],
    JSON.stringify(tokens, null, 2),
  ),
  exchange(
    'GET',
    'https://api.planted.test/me',
    [...credentials, header('Authorization', `Bearer ${opaque['access token']}`)],
    '',
    200,
    [...answers, header('Content-Type', 'application/json')],
    JSON.stringify({ ...claims, items: [{ owner: person.email }], registration_access_token: opaque['registration token'] }),
  ),
  exchange(
    'POST',
    'https://as.planted.test/token',
    credentials,
    form({ grant_type: 'refresh_token', refresh_token: opaque['refresh token'], client_id: 'spa-1' }),
    200,
    [...answers, header('Content-Type', 'application/json')],
    JSON.stringify(tokens),
  ),
  exchange(
    'GET',
    `https://stats.planted.test/hit?u=${encodeURIComponent(encodeURIComponent(redirect))}&${form(named)}`,
    credentials,
    '',
    204,
    answers,
    '',
  ),
];
