import type { Cases } from '../broken/case.ts';
import {
  authorizeUrl,
  callbackUrl,
  error,
  form,
  lines,
  local,
  login,
  redeem,
  servers,
  shop,
  signIn,
  stateOf,
  tokenForm,
  verifierOf,
} from '../broken/world.ts';
import { metadataRead } from './metadata.ts';

const html = '< 200 <!doctype html><html><script src="/app.js"></script></html>';
const headless = (text: string) => text.split('\n').slice(0, -2).join('\n');
const withoutCors = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/Access-Control/.test(line))
    .join('\n');

export const tokenRequestThreads: Cases = {
  '81 a JSON body (JakeChampion/fetch#600)': {
    traffic: signIn('spotify', error(415, 'unsupported_media_type').replace(/\{.*\}/, ''), {
      body: JSON.stringify(tokenForm('spotify')),
      head: ['Content-Type: application/json'],
    }),
    cause: 'token-content-type',
    says: /JSON/,
  },
  '82 FormData (DuendeArchive/Support#168)': {
    traffic: signIn('duende', error(400, 'invalid_request'), {
      head: ['Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryABC'],
      body: `${Object.entries(tokenForm('duende'))
        .map(([name, value]) => `------WebKitFormBoundaryABC\n> Content-Disposition: form-data; name="${name}"\n> \n> ${value}`)
        .join('\n> ')}\n> ------WebKitFormBoundaryABC--`,
    }),
    cause: 'token-content-type',
    says: /multipart|FormData/,
  },
  '83 a string body without a header is text/plain (frigus02/RESTer#1329)': {
    traffic: signIn('keycloak', error(400, 'invalid_request', 'Missing form parameter: grant_type'), {
      head: ['Content-Type: text/plain;charset=UTF-8'],
    }),
    cause: 'token-content-type',
    says: /text\/plain/,
  },
  '84 Origin for a registration that is no page (SecureAuthCorp/oauth2c#109)': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_request',
        "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://shop.example'.",
        { error_codes: [9002326] },
      ),
    ),
    cause: 'origin-header-trap',
    says: /single-page|SPA/i,
  },
  '85 no Origin for a registration that is a page (AzureAD/microsoft-authentication-library-for-js#3032)': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_request',
        "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
        { error_codes: [9002327] },
      ),
      { head: ['Origin: -', 'Referer: -'] },
    ),
    cause: 'origin-header-trap',
    says: /Origin/,
  },
  '86 the parameters in the address (IdentityServer/IdentityServer3#2512)': {
    traffic: signIn('duende', error(400, 'invalid_request'), {
      to: `${servers.duende.token}?${form(tokenForm('duende'))}`,
      body: '',
      head: ['Content-Length: 0'],
    }),
    cause: 'token-params-in-query',
    says: /query|address|URL/,
  },
  '87 a public client sends an empty secret (oauth2-proxy/oauth2-proxy#1782)': {
    traffic: signIn('ping', error(401, 'invalid_client', 'Invalid client or client credentials.'), { send: { client_secret: '' } }),
    cause: 'client-secret-empty',
    says: /without a value/,
  },
  '88 registered as confidential (panva/node-oidc-provider#797)': {
    traffic: signIn('nodeOidc', error(401, 'invalid_client', 'client authentication failed'), { send: { code_verifier: verifierOf('a') } }),
    cause: 'client-authentication-missing',
    says: /confidential|public/,
  },
  '88 client_secret is missing (manfredsteyer/angular-oauth2-oidc#812)': {
    traffic: signIn('google', error(400, 'invalid_request', 'client_secret is missing.')),
    cause: ['client-authentication-missing'],
    says: /secret/,
  },
  '89 a + in a secret, not form-encoded in Basic (DuendeArchive/IdentityServer4#2086)': {
    traffic: signIn('duende', error(400, 'invalid_client'), {
      send: { client_id: undefined },
      head: [`Authorization: Basic ${Buffer.from('shop:k+9/x=Q z').toString('base64')}`, 'Origin: -', 'Referer: -'],
    }),
    cause: 'basic-malformed',
    says: /\+|encoded/,
  },
  '90 Basic triggers a preflight that is refused (mitreid-connect#1421)': {
    traffic: lines(
      login('spring'),
      `@ {"resourceType":"preflight"}\nOPTIONS ${servers.spring.token}\n> Origin: https://shop.example\n> Access-Control-Request-Method: POST\n> Access-Control-Request-Headers: authorization\n< 401\n< WWW-Authenticate: Basic realm="oauth"`,
      redeem('spring', '< 0 net::ERR_FAILED', { head: ['Authorization: Basic c2hvcDpz'], send: { client_id: undefined } }),
    ),
    cause: 'cors-preflight-failed',
    says: /401/,
    also: ['client-secret-in-browser'],
  },
  '91 a 400 without CORS headers (keycloak/keycloak#22275)': {
    traffic: signIn('keycloak', withoutCors(error(400, 'invalid_grant', 'Code not valid')), {
      send: { code: `${servers.keycloak.code}x` },
    }),
    cause: 'code-differs',
    says: /extra character/,
    also: ['cors-response-blocked'],
  },
  '92 CSP connect-src (netbirdio/dashboard#679)': {
    traffic: lines(
      metadataRead('zitadel'),
      headless(login('zitadel')),
      `GET ${callbackUrl('zitadel')}\n< 200 <!doctype html><html></html>\n< Content-Security-Policy: default-src 'self'; connect-src 'self' https://api.shop.example`,
      '@ +90s\nGET https://shop.example/x.css\n< 200',
    ),
    cause: 'csp-connect-blocked',
    says: /connect-src/,
  },
  '93 a blocker drops the token request (brave/brave-browser#1403)': {
    traffic: lines(login('auth0'), redeem('auth0', '< 0 net::ERR_BLOCKED_BY_CLIENT')),
    cause: 'network-no-status',
    says: /extension/,
  },
  '94 COOP severs the popup (authts/oidc-client-ts#1896)': {
    traffic: lines(
      `@ {"tab":"2","opener":"1","resourceType":"document"}\nGET ${authorizeUrl('entra', { client: { ...shop, redirect: 'https://shop.example/popup.html' }, ask: { response_mode: 'query' } })}\n< 200 <html></html>\n< Cross-Origin-Opener-Policy: same-origin`,
      `@ +9s\n@ {"tab":"2","opener":"1","resourceType":"document"}\nPOST https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/login\n> login=ada\n< 302 https://shop.example/popup.html?code=${servers.entra.code}&state=${stateOf('a')}`,
      `@ {"tab":"2","opener":"1","resourceType":"document"}\nGET https://shop.example/popup.html?code=${servers.entra.code}&state=${stateOf('a')}\n${html}`,
      '@ +90s\n@ {"tab":"1"}\nGET https://shop.example/poll\n< 200 {}',
    ),
    cause: ['popup-severed', 'token-request-missing'],
    says: /Cross-Origin-Opener-Policy/,
  },
  '95 the router eats the fragment (AzureAD/microsoft-authentication-library-for-js#2495)': {
    traffic: lines(
      `GET ${authorizeUrl('entra', { client: { ...local, redirect: 'http://localhost:4200' } })}\n< 302 ${callbackUrl('entra', { client: { ...local, redirect: 'http://localhost:4200' } })}`,
      `GET http://localhost:4200/\n${html}`,
      '@ +90s\nGET http://localhost:4200/assets/x.svg\n< 200 <svg/>',
    ),
    cause: 'token-request-missing',
    says: /fragment/,
  },
  '96 a service worker answers the callback (mozilla-ai/clawbolt#711)': {
    traffic: lines(
      headless(login('google', { client: { ...shop, redirect: 'https://shop.example/api/auth/callback' } })),
      `@ {"viaServiceWorker":true,"resourceType":"document"}\nGET ${callbackUrl('google', { client: { ...shop, redirect: 'https://shop.example/api/auth/callback' } })}\n${html}`,
      '@ +90s\nGET https://shop.example/api/me\n< 401 {}',
    ),
    cause: ['callback-by-service-worker', 'token-request-missing'],
    says: /service worker/,
  },
  '96 a service worker answers the login navigation (2witstudios/PageSpace#1002)': {
    traffic: lines(`@ {"viaServiceWorker":true,"resourceType":"document"}\nGET https://shop.example/api/auth/login\n${html}`),
    cause: 'none',
    says: /./,
  },
};
