import type { Provider } from './provider.ts';

/** Genesys Cloud (PureCloud). */
export const genesysCloud: Provider = {
  id: 'genesys-cloud',
  name: 'Genesys Cloud (PureCloud)',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^login\.(mypurecloud\.(com|ie|com\.au|jp|de)|(usw2|cac1|apne2|euw2|aps1|sae1|mec1|apne3|euc2|mxc1|apse1)\.pure\.cloud|use2\.us-gov-pure\.cloud|edee1\.eusc-pure\.cloud)$/,
      path: /^\/oauth\/authorize$/,
      example: 'https://login.mypurecloud.ie/oauth/authorize',
      source:
        'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js _buildAuthUrl + PureCloudRegionHosts.js',
      trust: 'source',
    },
    {
      role: 'token',
      host: /^login\.(mypurecloud\.(com|ie|com\.au|jp|de)|(usw2|cac1|apne2|euw2|aps1|sae1|mec1|apne3|euc2|mxc1|apse1)\.pure\.cloud|use2\.us-gov-pure\.cloud|edee1\.eusc-pure\.cloud)$/,
      path: /^\/oauth\/token$/,
      example: 'https://login.usw2.pure.cloud/oauth/token',
      source: 'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js authorizePKCEGrant',
      trust: 'source',
    },
    {
      role: 'token-check',
      host: /^api\.(mypurecloud\.(com|ie|com\.au|jp|de)|(usw2|cac1|apne2|euw2|aps1|sae1|mec1|apne3|euc2|mxc1|apse1)\.pure\.cloud|use2\.us-gov-pure\.cloud|edee1\.eusc-pure\.cloud)$/,
      path: /^\/api\/v2\/tokens\/me$/,
      example: 'https://api.mypurecloud.com/api/v2/tokens/me',
      source: 'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js',
      trust: 'source',
    },
    {
      role: 'mistake:api-host-used-for-oauth',
      host: /^api\.(mypurecloud\.(com|ie|com\.au|jp|de)|(usw2|cac1|apne2|euw2|aps1|sae1|mec1|apne3|euc2|mxc1|apse1)\.pure\.cloud|use2\.us-gov-pure\.cloud|edee1\.eusc-pure\.cloud)$/,
      path: /^\/(oauth\/(authorize|token)|api\/v2\/authorize)$/,
      example: 'https://api.mypurecloud.com/oauth/token',
      source: 'forum threads 9786, 9886, 10739, 13747 use this host; the SDK never does',
      trust: 'report',
    },
  ],
  tokenBody: {
    value: 'application/x-www-form-urlencoded: grant_type, code, code_verifier, client_id, redirect_uri',
    source:
      'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js authorizePKCEGrant; .NET AuthExtensions.PostTokenWithHttpInfoPKCE',
    trust: 'source',
  },
  challengeMethods: {
    value: ['S256'],
    source:
      'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js loginPKCEGrant sends code_challenge_method=S256; plain not seen',
    trust: 'source',
  },
  facts: {
    pkceSupported: {
      value: true,
      source: 'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js loginPKCEGrant',
      trust: 'source',
    },
    redirectUriRule: {
      value:
        'exact string match incl. path, trailing slash and query; several may be registered, one per line; http://localhost allowed; http://localhost registered without a port accepts any port',
      source:
        'github.com/MyPureCloud/developer-center-blog 2020-05-12-parameters-and-oauth-redirect-uri @1e5c598; CLI README template, purecloudlabs/platform-client-sdk-common @ef8c86fd',
      trust: 'documentation',
    },
    clientAuth: {
      value:
        'none for PKCE (no Authorization header, no client_secret); Basic client_id:client_secret for the classic code grant; CLI sends both, so a secret is tolerated',
      source:
        'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js; purecloudlabs/platform-client-sdk-common restclient.mustache @ef8c86fd',
      trust: 'source',
    },
    corsSpa: {
      value: 'browser fetch to the token endpoint works; measured OPTIONS 204 with content-type allowed',
      source: 'SDK does a browser fetch; third-party measurement 2026-09-29',
      trust: 'report',
    },
    accessTokenFormat: {
      value: 'opaque; validate with GET /api/v2/tokens/me',
      source:
        'GForceIndustries/GCCX-Utils README sample; npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js',
      trust: 'report',
    },
  },
  notEstablished: ['pkceRequiredPublic', 'codeLifetime'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_client',
      description: 'authentication failed',
      meaning: 'Client id or secret wrong, or right client sent to another region (issue #9: mypurecloud.com used for a .com.au org).',
      causes: ['client_auth_failed', 'wrong_endpoint_or_tenant'],
      source: 'github.com/tishige/CallFlowVisualizer issues #8, #9 (status code not shown there)',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'unauthorized_client',
      description: 'client is not authorized to use the',
      match: 'prefix',
      meaning: 'Grant type chosen on the OAuth client does not allow this grant.',
      causes: ['unauthorized_grant'],
      source: 'github.com/GForceIndustries/GCCX-Utils README',
      trust: 'report',
    },
    {
      endpoint: 'authorize-redirect',
      error: 'invalid_pkce_package',
      meaning: 'Genesys rejected the PKCE parameters of the authorize request (CLI shows "Invalid PKCE").',
      causes: ['pkce_challenge_format', 'pkce_method_unsupported', 'pkce_challenge_missing'],
      source: 'purecloudlabs/platform-client-sdk-common oauthWebpage.go @ef8c86fd',
      trust: 'source',
    },
    {
      endpoint: 'authorize-page',
      description: 'OAuth client ID or redirect URI is invalid',
      field: 'page text',
      match: 'contains',
      meaning: 'Unknown client id in this region, or redirect URI not registered.',
      causes: ['redirect_unregistered', 'wrong_endpoint_or_tenant'],
      source: 'github.com/jaysangil/implicit-app-test README',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 401,
      error: 'invalid_grant',
      description: 'The provided authorization grant is invalid, expired, or revoked',
      meaning:
        'Quoted by one forum thread only, and no signature of Genesys: real bodies also carry `description`, and other threads quote other texts.',
      causes: ['ambiguous_grant'],
      source: 'forum.sggu.com thread 9886',
      trust: 'report',
    },
    {
      endpoint: 'sdk',
      description: 'loginPKCEGrant requires Local Storage or codeVerifier as input parameter',
      field: 'SDK rejection',
      meaning: 'No web storage and no verifier passed in.',
      causes: ['pkce_verifier_missing'],
      source: 'npm purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/ApiClient.js',
      trust: 'source',
    },
  ],
  fingerprint: 'Error bodies seen repeat the same text in `description` and `error_description`.',
  notes: [
    'The OAuth client has no public/confidential flag and no PKCE grant type (OAuthClientRequest in index.d.ts); whether PKCE can be forced was not established.',
    'authorize sends no scope parameter; scopes are set on the OAuth client.',
    'Code lifetime not established; the "10 minutes" that forums name have no Genesys source.',
    'SDK never compares state; it echoes it. SDK clears the query with history.replaceState.',
    'SDK verifier: 128 chars of [0-9A-Za-z-._~]; kept in sessionStorage genesys_cloud_sdk_pkce_code_verifier and `<prefix>_pkce_code_verifier`; removed after the exchange, whatever its result.',
    'If the stored verifier is gone the SDK posts the literal text code_verifier=null.',
  ],
};
