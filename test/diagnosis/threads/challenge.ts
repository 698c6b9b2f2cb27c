import { createHash } from 'node:crypto';
import type { Cases } from '../broken/case.ts';
import { answer, ask, authorizeUrl, error, lines, local, redeem, servers, shop, signIn, stateOf, tokenForm } from '../broken/world.ts';

const sha = (text: string | Uint8Array) => createHash('sha256').update(text).digest();
const url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sfVerifier = '73t874jdshfbhj';
const oidcVerifier = 'd2OJnQxkUp7aTzvYbL1mWc9RgHe5Nf3KsXiBo0DtPuAqMjZl8E4wVyGrC6hSFId2OJnQxkUp7aTzvYbL1mWc9RgHe5Nf3KsXiBo0PxNVS';
const shibboleth = 'ooYaingahhiewie2Oofaelie6chai7phaif1dai1eeg';
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e0f8fad5b';
/** Digests with a plus and a slash in ordinary base64. */
const plus = [...Array(200).keys()]
  .map((i) => `verifier-of-attempt-${i}-aaaaaaaaaaaaaaaaaaaaaaaaaa`)
  .find((v) => /\+/.test(sha(v).toString('base64')) && /\//.test(sha(v).toString('base64')))!;

export const challengeThreads: Cases = {
  '1 hex digest, a verifier of 14 characters and no method (salesforce.stackexchange.com 330168)': {
    traffic: lines(
      `GET https://login.salesforce.com/services/oauth2/authorize?response_type=code&client_id=3MVG9&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&code_challenge=${sha(sfVerifier).toString('hex')}`,
      `< 302 https://shop.example/auth/callback?code=aPrxSmIEeqM9PiQroGEWx1UiMQd95%3D%3D`,
      'POST https://login.salesforce.com/services/oauth2/token',
      `> grant_type=authorization_code&client_id=3MVG9&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&code=aPrxSmIEeqM9PiQroGEWx1UiMQd95%3D%3D&code_verifier=${sfVerifier}`,
      '< 400 {"error":"invalid_grant","error_description":"invalid code verifier"}',
    ),
    cause: 'challenge-mismatch',
    says: /hex/,
  },
  '2 base64url of the hex string, method SHA-256 (panva/node-oidc-provider#771)': {
    traffic: lines(
      ask(
        'nodeOidc',
        { ask: { code_challenge: url(sha(oidcVerifier).toString('hex')), code_challenge_method: 'SHA-256' } },
        `< 303 ${shop.redirect}?error=invalid_request&error_description=not%20supported%20value%20of%20code_challenge_method&state=${stateOf('a')}&iss=https%3A%2F%2Fop.example.com`,
      ),
    ),
    cause: 'challenge-method-unknown',
    says: /SHA-256/,
  },
  '2 base64url of the hex string (barryf/micropublish#55)': {
    traffic: signIn('spotify', error(400, 'invalid_grant', 'code_verifier was incorrect'), {
      ask: { code_challenge: url(sha(oidcVerifier).toString('hex')) },
      send: { code_verifier: oidcVerifier },
    }),
    cause: 'challenge-mismatch',
    says: /hex/,
  },
  '3 a newline hashed too, and hex (CSCfi/shibboleth-idp-oidc-extension#31)': {
    traffic: lines(
      `GET https://idp.csc.example/idp/profile/oidc/authorize?response_type=code&scope=openid&client_id=demo_rp&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&state=${stateOf('a')}&nonce=n1&code_challenge=${sha(`${shibboleth}\n`).toString('hex')}&code_challenge_method=S256`,
      `< 302 ${shop.redirect}?code=AAdzZWNyZXQxr8&state=${stateOf('a')}`,
      'POST https://idp.csc.example/idp/profile/oidc/token',
      '> Authorization: Basic ZGVtb19ycDp0b3BzZWNyZXQ=',
      `> grant_type=authorization_code&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&code=AAdzZWNyZXQxr8&code_verifier=${shibboleth}`,
      '< 400 {"error":"invalid_grant","error_description":"Invalid grant"}',
    ),
    cause: 'challenge-mismatch',
    says: /hex[\s\S]*newline|newline[\s\S]*hex|line/,
  },
  '4 padding left on (spring-attic/spring-authorization-server#473)': {
    traffic: signIn('spring', error(400, 'invalid_grant'), {
      client: local,
      ask: { code_challenge: `${url(sha(oidcVerifier))}=` },
      send: { code_verifier: oidcVerifier },
    }),
    cause: 'challenge-padded',
    says: /padding|=/,
  },
  '5 ordinary base64, raw in the address (Haufe-Lexware/wicked.haufe.io#219)': {
    traffic: lines(
      `GET ${authorizeUrl('ping', { ask: { code_challenge: 'X' } }).replace('code_challenge=X', `code_challenge=${sha(plus).toString('base64').replace(/=+$/, '')}`)}`,
      `< 302 ${shop.redirect}?code=${servers.ping.code}&state=${stateOf('a')}`,
      redeem('ping', error(400, 'invalid_grant', 'Authorization code is invalid or expired.'), { send: { code_verifier: plus } }),
    ),
    cause: 'challenge-charset',
    says: /\+|plus|space/,
  },
  '6 plus became a space on the way, encoded so': {
    traffic: signIn('forgerock', error(400, 'invalid_grant', 'The provided access grant is invalid, expired, or revoked.'), {
      ask: { code_challenge: sha(plus).toString('base64').replace(/=+$/, '').replace(/\+/g, ' ') },
      send: { code_verifier: plus },
    }),
    cause: 'challenge-charset',
    says: /space/,
  },
  '7 the verifier in base64, never hashed': {
    traffic: signIn('cognito', error(400, 'invalid_grant'), { ask: { code_challenge: url(uuid) }, send: { code_verifier: uuid } }),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /without being hashed/,
  },
  '8 btoa(Uint8Array): a list of numbers': {
    traffic: signIn('auth0', error(403, 'invalid_grant', 'Failed to verify code verifier'), {
      ask: {
        code_challenge: Buffer.from([...sha(uuid)].join(','))
          .toString('base64')
          .replace(/\+/g, '-')
          .replace(/\//g, '_')
          .replace(/=+$/, ''),
      },
      send: { code_verifier: uuid },
    }),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /numbers|commas|list/,
  },
  '9 digest bytes through a UTF-8 string (supabase/auth-js#1044)': {
    traffic: signIn('supabase', error(400, 'invalid_grant', 'code challenge does not match previously saved code verifier'), {
      ask: { code_challenge: url(Buffer.from(sha(uuid).toString('latin1'), 'utf8')) },
      send: { code_verifier: uuid },
    }),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /UTF-8/,
  },
  '10 the verifier hashed as UTF-16': {
    traffic: signIn('duende', error(400, 'invalid_grant', 'PKCE verification failed.'), {
      ask: { code_challenge: url(sha(Buffer.from(uuid, 'utf16le'))) },
      send: { code_verifier: uuid },
    }),
    cause: 'challenge-mismatch',
    says: /UTF-16/,
  },
  '11 hash over the decoded verifier (ccpgames/sso-issues#60)': {
    traffic: signIn('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), {
      ask: { code_challenge: url(sha(Buffer.from('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url'))) },
      send: { code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
    }),
    cause: 'challenge-mismatch',
    says: /decoded|bytes/,
  },
  '12 the verifier encoded once more on one side (ccpgames/sso-issues#60)': {
    traffic: lines(
      `GET https://login.eveonline.com/v2/oauth/authorize/?response_type=code&redirect_uri=${encodeURIComponent(local.redirect)}&client_id=abc&scope=esi-characters.read_blueprints.v1&code_challenge=${url(sha(url(uuid)))}&code_challenge_method=S256&state=unique-state`,
      `< 302 ${local.redirect}?code=gEyuYF_rf...&state=unique-state`,
      'POST https://login.eveonline.com/v2/oauth/token',
      '> Content-Type: application/x-www-form-urlencoded',
      `> grant_type=authorization_code&code=gEyuYF_rf...&client_id=abc&code_verifier=${uuid}`,
      '< 400 {"error":"invalid_grant","error_description":"Authorization code is invalid or the code verifier is incorrect."}',
    ),
    cause: 'challenge-mismatch',
    says: /base64url|encoded/,
  },
  '13 the method omitted, the server takes plain (django-oauth-toolkit#1207)': {
    traffic: signIn('django', error(400, 'invalid_grant'), { ask: { code_challenge_method: undefined } }),
    cause: 'challenge-method-missing',
    says: /plain/,
  },
  '14 the method s256 (xdevplatform/twitter-api-typescript-sdk#26)': {
    traffic: signIn('x', error(400, 'invalid_request', 'Value passed for the code verifier did not match the code challenge.'), {
      ask: { code_challenge_method: 's256' },
    }),
    cause: 'challenge-method-unknown',
    says: /s256/,
  },
  '15 the server does not support S256 (dart-lang/tools#347)': {
    traffic: lines(
      'GET https://zoom.us/.well-known/oauth-authorization-server\n< 200 {"issuer":"https://zoom.us","authorization_endpoint":"https://zoom.us/oauth/authorize","token_endpoint":"https://zoom.us/oauth/token","response_types_supported":["code"],"code_challenge_methods_supported":["plain"]}',
      `GET https://zoom.us/oauth/authorize?response_type=code&client_id=zm&redirect_uri=${encodeURIComponent(shop.redirect)}&state=${stateOf('a')}&code_challenge=${url(sha(uuid))}&code_challenge_method=S256`,
      `< 302 ${shop.redirect}?error=invalid_request&error_description=${encodeURIComponent('code_challenge_method S256 is not supported')}&state=${stateOf('a')}`,
    ),
    cause: 'method-not-advertised',
    says: /S256/,
  },
  '15 the same without metadata': {
    traffic: lines(
      `GET https://zoom.us/oauth/authorize?response_type=code&client_id=zm&redirect_uri=${encodeURIComponent(shop.redirect)}&state=${stateOf('a')}&code_challenge=${url(sha(uuid))}&code_challenge_method=S256`,
      `< 302 ${shop.redirect}?error=invalid_request&error_description=${encodeURIComponent('code_challenge_method S256 is not supported')}&state=${stateOf('a')}`,
    ),
    cause: ['challenge-method-unknown', 'method-not-advertised', 'authz-error'],
    says: /S256/,
  },
  '16 downgrade to plain on an insecure origin (supabase/auth-js#663)': {
    traffic: lines(
      'GET https://auth.example.com/oauth2/auth?response_type=code&client_id=shop&redirect_uri=http%3A%2F%2F192.168.1.20%3A3000%2Fcallback&state=st-1234567890abcdef&scope=openid+offline&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&code_challenge_method=plain\n> Referer: http://192.168.1.20:3000/',
      '< 302 http://192.168.1.20:3000/callback?error=invalid_request&error_description=The%20request%20is%20missing%20a%20required%20parameter%2C%20includes%20an%20invalid%20parameter%20value%2C%20includes%20a%20parameter%20more%20than%20once%2C%20or%20is%20otherwise%20malformed.%20Clients%20must%20use%20code_challenge_method%3DS256%2C%20plain%20is%20not%20allowed.&state=st-1234567890abcdef',
    ),
    cause: 'challenge-method-plain',
    says: /plain/,
  },
  '18 a fallback hash that is not SHA-256 (BloopAI/vibe-kanban#3156)': {
    traffic: signIn(
      'github',
      answer(200, '{"error":"bad_verification_code","error_description":"The code passed is incorrect or expired."}'),
      {
        ask: { code_challenge: (0x5eadbeef).toString(36).padEnd(8, '0') },
      },
    ),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /8|SHA-256|characters/,
  },
  '19 the library drops the challenge (twitter-api-typescript-sdk#90)': {
    traffic: ask('x', { ask: { code_challenge: undefined } }, `< 302 ${shop.redirect}?error=invalid_request&state=${stateOf('a')}`),
    cause: 'challenge-method-without-challenge',
    says: /code_challenge/,
  },
  '20 the challenge sent as verifier (django-oauth-toolkit#1207)': {
    traffic: signIn('django', error(400, 'invalid_grant'), {
      send: { code_verifier: url(sha(String(tokenForm('django').code_verifier))) },
    }),
    cause: ['verifier-is-other-value', 'challenge-mismatch'],
    says: /challenge/,
  },
  '20 code_challenge at the token endpoint (googleapis/google-api-java-client#1479)': {
    traffic: signIn('google', error(400, 'invalid_grant', 'Missing code verifier.'), {
      send: { code_verifier: undefined, code_challenge: url(sha(String(tokenForm('google').code_verifier))) },
    }),
    cause: 'verifier-missing',
    says: /code_challenge/,
  },
};
