import type { Cases } from './case.ts';
import { error, lines, login, redeem } from './world.ts';

const uri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';
const pushed = lines(
  'POST https://op.example.com/request\n> Origin: https://shop.example\n> Content-Type: application/x-www-form-urlencoded',
  '> response_type=code&client_id=shop&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&scope=openid&state=st-1234567890abcdef&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
  `< 201 {"request_uri":"${uri}","expires_in":60}\n< Access-Control-Allow-Origin: https://shop.example`,
);
const refused = (sent: string) =>
  lines(
    pushed,
    `GET https://op.example.com/auth?client_id=shop&request_uri=${encodeURIComponent(sent)}`,
    '< 400 <html><h1>oops! something went wrong</h1><pre>error: invalid_request_uri</pre><pre>error_description: request_uri is invalid, expired, or was already used</pre></html>',
  );

/** Requests that are tied to what was sent before: pushed beforehand, or bound to a key. */
export const boundCases: Cases = {
  'request_uri cut short, at node-oidc-provider': {
    traffic: refused(uri.slice(0, 50)),
    cause: 'par-request-uri-differs',
    says: /truncated/,
  },
  'request_uri encoded twice, at node-oidc-provider': {
    traffic: refused(encodeURIComponent(uri)),
    cause: 'par-request-uri-differs',
    says: /encoded twice/,
  },
  'no DPoP proof for a client that owes one, at Okta': {
    traffic: lines(login('okta'), redeem('okta', error(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.'))),
    cause: 'dpop-proof-missing',
    says: /has no DPoP header/,
    standing: 'proved',
  },
  'no DPoP proof, named in the text alone, at Auth0': {
    traffic: lines(login('auth0'), redeem('auth0', error(400, 'invalid_request', 'DPoP proof is missing from the request'))),
    cause: 'dpop-proof-missing',
    says: /has no DPoP header/,
  },
};
