import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from '../broken/case.ts';
import { authorizeUrl, callbackUrl, error, lines, local, login, redeem, shop, signIn, verifierOf } from '../broken/world.ts';

const html = '< 200 <!doctype html><html><script src="/app.js"></script></html>';
const _headless = (text: string) => text.split('\n').slice(0, -2).join('\n');
const behind = { id: 'shop', origin: 'https://shop.example', redirect: 'http://shop.example/login/oauth2/code/sso' };
const loopback = (host: string) => ({ id: 'shop', origin: `http://${host}`, redirect: `http://${host}/callback` });

export const redirectThreads: Cases = {
  '65 a slash at the end (stackoverflow.com 50264679)': {
    traffic: signIn('cognito', error(400, 'unauthorized_client'), { send: { redirect_uri: `${shop.redirect}/` } }),
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  '66 a library adds the slash to a bare origin (portier/portier-broker#915)': {
    traffic: signIn('dex', error(400, 'invalid_request', 'redirect_uri did not match URI from initial request.'), {
      client: { ...local, redirect: 'http://localhost:5173' },
      send: { redirect_uri: 'http://localhost:5173/' },
    }),
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  '67 missing at the token endpoint (modelcontextprotocol/typescript-sdk#536)': {
    traffic: lines(
      login('cognito', { client: { ...local, redirect: 'http://localhost:8090/callback' } }),
      redeem('cognito', error(400, 'invalid_request'), {
        client: { ...local, redirect: 'http://localhost:8090/callback' },
        send: { redirect_uri: undefined },
      }),
    ),
    cause: 'token-redirect-uri-missing',
    says: /redirect_uri/,
  },
  '68 in the token request only (authlib/authlib#121)': {
    traffic: signIn('authentik', error(400, 'invalid_grant'), { ask: { redirect_uri: undefined } }),
    cause: ['token-redirect-uri-unexpected', 'authz-redirect-uri-missing'],
    says: /redirect_uri/,
  },
  '69 the authority sent as redirect_uri (getsentry/sentry-mcp#586)': {
    traffic: signIn(
      'okta',
      error(400, 'invalid_grant', "The 'redirect_uri' does not match the redirection URI used in the authorization request."),
      { send: { redirect_uri: 'https://dev-482911.okta.com/oauth2/default' } },
    ),
    cause: 'redirect-uri-differs',
    says: /issuer|authority|authorization server|host/,
  },
  '70 http behind a proxy, refused at once (spring-projects/spring-security#5631)': {
    traffic: lines(
      `GET https://shop.example/oauth2/authorization/sso\n> Accept: text/html\n< 302 ${authorizeUrl('keycloak', { client: behind, ask: { response_mode: undefined } })}`,
      `GET ${authorizeUrl('keycloak', { client: behind, ask: { response_mode: undefined } })}\n> Referer: https://shop.example/\n< 400 <html><body><h1>We are sorry...</h1><p class="instruction">Invalid parameter: redirect_uri</p></body></html>`,
    ),
    cause: 'authz-error-page',
    says: /https[\s\S]*http|http:[\s\S]*scheme|proxy/,
  },
  '71 the default port named (spring-projects/spring-security#5631)': {
    traffic: lines(
      `GET ${authorizeUrl('okta', { client: { ...shop, redirect: 'http://shop.example:443/login/oauth2/code/okta' } })}\n> Referer: https://shop.example/\n< 400 <html><body><h1>400</h1><p>Bad request. The &#39;redirect_uri&#39; parameter must be a Login redirect URI in the client app settings: https://dev-482911-admin.okta.com/admin/app/oidc_client/instance/0oa#tab-general</p></body></html>`,
    ),
    cause: 'authz-error-page',
    says: /443|port/,
  },
  '72 127.0.0.1 began, localhost came back (bluesky-social/atproto-website#709)': {
    traffic: lines(
      'GET http://127.0.0.1:3000/login\n> Accept: text/html\n< 302 ' +
        authorizeUrl('okta', { client: loopback('localhost:3000') }) +
        '\n< Set-Cookie: state=s1; Path=/; HttpOnly; SameSite=Lax',
      `GET ${authorizeUrl('okta', { client: loopback('localhost:3000') })}\n> Referer: http://127.0.0.1:3000/\n< 302 ${callbackUrl('okta', { client: loopback('localhost:3000') })}`,
      `GET ${callbackUrl('okta', { client: loopback('localhost:3000') })}\n> Accept: text/html\n< 400 <html>Missing state cookie</html>`,
    ),
    cause: ['callback-cookie-lost', 'callback-refused'],
    says: /127\.0\.0\.1/,
  },
  '72 the same in a page, which stores by origin (coreos/go-oidc#324)': {
    traffic: lines(
      `GET http://127.0.0.1:3000/\n${html}`,
      `GET ${authorizeUrl('okta', { client: loopback('localhost:3000') })}\n> Referer: http://127.0.0.1:3000/\n< 302 ${callbackUrl('okta', { client: loopback('localhost:3000') })}`,
      `GET ${callbackUrl('okta', { client: loopback('localhost:3000') })}\n${html}`,
      redeem('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), {
        client: loopback('localhost:3000'),
        send: { code_verifier: undefined },
      }),
    ),
    cause: 'verifier-missing',
    says: /code_verifier/,
  },
  '73 the server rewrites 127.0.0.1 to localhost (better-auth/better-auth#11278)': {
    traffic: lines(
      `GET ${authorizeUrl('okta', { client: loopback('127.0.0.1:8765') })}\n< 302 ${callbackUrl('okta', { client: loopback('127.0.0.1:8765'), deliveredTo: 'http://localhost:8765/callback' })}`,
      `GET ${callbackUrl('okta', { client: loopback('127.0.0.1:8765'), deliveredTo: 'http://localhost:8765/callback' })}\n< 0 net::ERR_CONNECTION_REFUSED`,
    ),
    cause: ['response-location-differs', 'callback-refused'],
    says: /localhost/,
  },
  '74 only one form of loopback is registered (cognizant-ai-lab/nsflow#233)': {
    traffic: lines(
      `GET https://login.salesforce.com/services/oauth2/authorize?response_type=code&client_id=3MVG9&redirect_uri=http%3A%2F%2F127.0.0.1%3A8005%2Fcallback&state=st-1234567890abcdef&code_challenge=${s256(verifierOf('a'))}&code_challenge_method=S256\n< 302 https://login.salesforce.com/setup/secur/RemoteAccessErrorPage.apexp?error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration`,
      'GET https://login.salesforce.com/setup/secur/RemoteAccessErrorPage.apexp?error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration\n< 200 <html><body>error=redirect_uri_mismatch<br>error_description=redirect_uri must match configuration</body></html>',
    ),
    cause: 'authz-error-page',
    says: /127\.0\.0\.1/,
  },
  '75 the port of the loopback changed (coder/coder#28003)': {
    traffic: lines(
      `GET https://api.shop.example/oauth/authorize?response_type=code&client_id=cli&redirect_uri=http%3A%2F%2F127.0.0.1%3A52341%2Fcb&state=st-1234567890abcdef&code_challenge=${s256(verifierOf('a'))}&code_challenge_method=S256\n< 302 http://127.0.0.1:52341/cb?code=c0de-1234567890&state=st-1234567890abcdef`,
      `POST https://api.shop.example/oauth/token\n> Content-Type: application/x-www-form-urlencoded\n> grant_type=authorization_code&client_id=cli&code=c0de-1234567890&redirect_uri=http%3A%2F%2F127.0.0.1%3A52355%2Fcb&code_verifier=${verifierOf('a')}`,
      '< 400 {"error":"invalid_grant"}',
    ),
    cause: 'redirect-uri-differs',
    says: /port/,
  },
  '76 redirect_uri with a query of its own, not encoded (nulab/backlog-js#178)': {
    traffic: lines(
      `GET https://nulab.backlog.example/OAuth2AccessRequest.action?response_type=code&client_id=bl&state=st-1234567890abcdef&redirect_uri=https://shop.example/callback?next=/home&lang=ja&code_challenge=${s256(verifierOf('a'))}&code_challenge_method=S256\n< 400 <html><body>Invalid redirect_uri</body></html>`,
    ),
    cause: ['redirect-uri-unencoded', 'authz-error-page'],
    says: /encod|cut|lang/,
  },
  '77 encoded twice in the first leg (spring-attic/spring-security-oauth#349)': {
    traffic: lines(
      `GET ${authorizeUrl('keycloak', { ask: { redirect_uri: encodeURIComponent(shop.redirect) } })}\n< 400 <html><body><p class="instruction">Invalid parameter: redirect_uri</p></body></html>`,
    ),
    cause: ['redirect-uri-not-absolute', 'authz-error-page'],
    says: /twice|encoded/,
  },
  '77 encoded twice in the token request (FriendsOfSymfony/FOSOAuthServerBundle#460)': {
    traffic: signIn('league', error(400, 'invalid_grant', 'The redirect URI is missing or do not match'), {
      send: { redirect_uri: encodeURIComponent(shop.redirect) },
    }),
    cause: 'redirect-uri-differs',
    says: /twice/,
  },
  '78 window.location as redirect_uri carries the old code (authts/react-oidc-context#841)': {
    traffic: lines(
      `GET ${authorizeUrl('duende', { ask: { redirect_uri: 'https://shop.example/?code=5E2C4D7B9A1F3E6D-1&state=old-1234567890' } })}\n< 302 https://demo.duendesoftware.com/home/error?errorId=CfDJ8`,
      'GET https://demo.duendesoftware.com/home/error?errorId=CfDJ8\n< 200 <html><body><div>Sorry, there was an error : unauthorized_client</div><div>Invalid redirect_uri</div></body></html>',
    ),
    cause: ['redirect-uri-carries-response', 'authz-error-page'],
    says: /code/,
  },
  '79 not registered (googleapis/google-auth-library-python-oauthlib#70)': {
    traffic: lines(
      `GET ${authorizeUrl('google', { client: local })}\n< 302 https://accounts.google.com/signin/oauth/error?authError=Ch5yZWRpcmVjdF91cmlfbWlzbWF0Y2g&client_id=shop&flowName=GeneralOAuthFlow`,
      "GET https://accounts.google.com/signin/oauth/error?authError=Ch5yZWRpcmVjdF91cmlfbWlzbWF0Y2g&client_id=shop&flowName=GeneralOAuthFlow\n< 400 <html><title>Error 400: redirect_uri_mismatch</title><body>You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.</body></html>",
    ),
    cause: 'authz-error-page',
    says: /localhost:5173/,
  },
  '80 a gateway refuses http:// in a query (goauthentik/authentik#8600)': {
    traffic: lines(
      `GET ${authorizeUrl('authentik', { client: local }).replace(encodeURIComponent(local.redirect), local.redirect)}\n< 403 <html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\n< Server: nginx`,
    ),
    cause: ['authz-error-page', 'authz-blocked-by-gateway'],
    says: /gateway|firewall|proxy|nginx|not the authorization server/,
  },
};
