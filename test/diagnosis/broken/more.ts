import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from './case.ts';
import {
  answer,
  authorizeUrl,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  redeem,
  servers,
  shop,
  signedIn,
  signIn,
  stateOf,
  tokens,
  verifierOf,
} from './world.ts';

const supabase = 'https://abcdefghijklmnop.supabase.co/auth/v1';
const code = '34e770dd-9ff9-416c-87fa-43b31d7ef225';
const began = (challenge: string) =>
  lines(
    `GET ${supabase}/authorize?provider=github&redirect_to=https%3A%2F%2Fshop.example%2Fwelcome&code_challenge=${challenge}&code_challenge_method=s256`,
    `< 302 https://github.com/login/oauth/authorize?client_id=gh1&redirect_to=https%3A%2F%2Fshop.example%2Fwelcome&redirect_uri=${encodeURIComponent(`${supabase}/callback`)}&response_type=code&scope=user%3Aemail&state=eyJhbGciOiJIUzI1NiJ9.x.y`,
    `GET https://github.com/login/oauth/authorize?client_id=gh1&redirect_to=https%3A%2F%2Fshop.example%2Fwelcome&redirect_uri=${encodeURIComponent(`${supabase}/callback`)}&response_type=code&scope=user%3Aemail&state=eyJhbGciOiJIUzI1NiJ9.x.y`,
    `< 302 ${supabase}/callback?code=3f8e1b0c5d7a9e2f4b6c&state=eyJhbGciOiJIUzI1NiJ9.x.y`,
    `GET ${supabase}/callback?code=3f8e1b0c5d7a9e2f4b6c&state=eyJhbGciOiJIUzI1NiJ9.x.y`,
    `< 302 https://shop.example/welcome?code=${code}`,
    landing(`https://shop.example/welcome?code=${code}`),
  );
const exchange = (verifier: unknown, text: string, auth: unknown = code) =>
  lines(
    '@ {"resourceType":"fetch"}',
    `POST ${supabase}/token?grant_type=pkce\n> Origin: https://shop.example\n> apikey: eyJ\n> Authorization: Bearer eyJ\n> Content-Type: application/json;charset=UTF-8`,
    `> ${JSON.stringify({ auth_code: auth, code_verifier: verifier })}`,
    text,
  );
const spa = verifierOf('supabase') + verifierOf('base');

/** A sign-in in a popup whose server severs it from the page that opened it. */
const popup = (header: string) =>
  lines(
    '@ {"tab":"2","opener":"1","resourceType":"document"}',
    `GET ${authorizeUrl('google', { client: { ...shop, redirect: 'https://shop.example/popup.html' } })}`,
    `< 200 <html></html>\n< ${header}`,
    '@ +8s\n@ {"tab":"2","opener":"1","resourceType":"document"}',
    'POST https://accounts.google.com/signin/oauth/consent/approval?as=S1\n> a=b',
    `< 302 ${callbackUrl('google', { client: { ...shop, redirect: 'https://shop.example/popup.html' } })}`,
    '@ {"tab":"2","opener":"1","resourceType":"document"}',
    landing(callbackUrl('google', { client: { ...shop, redirect: 'https://shop.example/popup.html' } })),
    '@ +70s\n@ {"tab":"1"}',
    'GET https://shop.example/poll\n< 200 {}',
  );

/** Servers with ways of their own, clients with a server of their own, windows. */
export const moreCases: Cases = {
  'Supabase, another verifier': {
    traffic: lines(
      began(s256(spa)),
      exchange(
        verifierOf('other') + verifierOf('one'),
        answer(
          400,
          '{"code":"bad_code_verifier","error_code":"bad_code_verifier","msg":"code challenge does not match previously saved code verifier"}',
        ),
      ),
    ),
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  'Supabase, the verifier with its redirect type in storage': {
    traffic: lines(
      began(s256(spa)),
      exchange(
        `${spa}/PASSWORD_RECOVERY`,
        answer(
          400,
          '{"code":"bad_code_verifier","error_code":"bad_code_verifier","msg":"code challenge does not match previously saved code verifier"}',
        ),
      ),
    ),
    cause: ['verifier-charset', 'challenge-mismatch'],
    says: /“\/”|\//,
  },
  'Supabase, no verifier': {
    traffic: lines(
      began(s256(spa)),
      exchange(
        null,
        answer(
          400,
          '{"code":400,"error_code":"validation_failed","msg":"invalid request: both auth code and code verifier should be non-empty"}',
        ),
      ),
    ),
    cause: 'verifier-missing',
    says: /null|no code_verifier|without a value/,
  },
  'Supabase, the second exchange': {
    traffic: lines(
      began(s256(spa)),
      exchange(spa, tokens({ refresh_token: 'r1-0000000000', user: { id: '1' } })),
      '@ +5s',
      exchange(spa, answer(404, '{"code":404,"error_code":"flow_state_not_found","msg":"invalid flow state, no valid flow state found"}')),
    ),
    cause: 'code-replayed',
    says: /again/,
  },
  'Supabase, the flow expired': {
    traffic: lines(
      began(s256(spa)),
      '@ +400s',
      exchange(spa, answer(422, '{"code":422,"error_code":"flow_state_expired","msg":"invalid flow state, flow state has expired"}')),
    ),
    cause: 'code-expired',
    says: /400 s|expired/,
  },
  'Auth0 as confidential: Unauthorized': {
    traffic: signIn('auth0', error(401, 'access_denied', 'Unauthorized')),
    cause: 'client-authentication-missing',
    says: /confidential/,
  },
  'Notion, form in place of JSON': {
    traffic: lines(
      `GET https://api.notion.com/v1/oauth/authorize?client_id=shop&redirect_uri=${encodeURIComponent(shop.redirect)}&response_type=code&owner=user&state=${stateOf('a')}`,
      `< 302 ${shop.redirect}?code=03e1b0c5-d7a9-4e2f-b6c8-1a2b3c4d5e6f&state=${stateOf('a')}`,
      'POST https://api.notion.com/v1/oauth/token\n> Authorization: Basic c2hvcDpz\n> Content-Type: application/x-www-form-urlencoded',
      `> ${form({ grant_type: 'authorization_code', code: 'wrong-code-b0c5-d7a9-4e2f-b6c8', redirect_uri: shop.redirect })}`,
      '< 400 {"error":"invalid_grant","error_description":"Invalid code.","request_id":"x"}',
    ),
    cause: 'code-differs',
    says: /not the code that came back|taken from/,
    also: ['pkce-missing', 'client-secret-in-browser'],
  },
  'COOP of the server closes the popup': {
    traffic: popup('Cross-Origin-Opener-Policy: same-origin'),
    cause: ['popup-severed', 'token-request-missing'],
    says: /popup|opener|Cross-Origin-Opener-Policy/i,
  },
  'ID token for another client, and a wrong signature algorithm': {
    traffic: signIn('okta', signedIn('okta', { aud: 'shop-mobile' })),
    cause: 'id-token-aud-mismatch',
    says: /shop-mobile/,
  },
  'custom scheme, the slash is gone': {
    traffic: lines(
      `GET ${authorizeUrl('okta', { client: { id: 'shop', origin: '', redirect: 'com.example.shop:/callback' } })}`,
      `< 302 com.example.shop:/callback?code=${servers.okta.code}&state=${stateOf('a')}`,
      redeem(
        'okta',
        error(400, 'invalid_grant', "The 'redirect_uri' does not match the redirection URI used in the authorization request."),
        { head: ['Origin: -', 'Referer: -', 'User-Agent: AppAuth/1.7'], send: { redirect_uri: 'com.example.shop:callback' } },
      ),
    ),
    cause: 'redirect-uri-differs',
    says: /slash|path/,
  },
  'loopback, another port on the second leg': {
    traffic: lines(
      `GET ${authorizeUrl('google', { client: { id: 'shop', origin: '', redirect: 'http://127.0.0.1:51004' } })}`,
      `< 302 http://127.0.0.1:51004?code=${encodeURIComponent(servers.google.code)}&state=${stateOf('a')}&scope=openid`,
      redeem('google', error(400, 'redirect_uri_mismatch', 'Bad Request'), {
        head: ['Origin: -', 'Referer: -', 'User-Agent: AppAuth/1.7'],
        send: { redirect_uri: 'http://127.0.0.1:51005', client_secret: 'GOCSPX-1' },
      }),
    ),
    cause: 'redirect-uri-differs',
    says: /port is 51004 in the first and 51005/,
    also: ['client-secret-in-browser'],
  },
};
