import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { loadProvider } from './provider.mjs';
import { signIn } from './sign-in.mjs';
import { memoryStore } from './store.mjs';

const keyPair = promisify(generateKeyPair);

/**
 * Makes a fresh RS256 signing key for ID tokens.
 * @returns {Promise<object>} a private JWK
 */
export async function signingKey() {
  const { privateKey } = await keyPair('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomUUID() };
}

/** The one person who can sign in, made up. */
export const demoUser = { sub: 'demo', name: 'Demo User', email: 'demo@app.example', email_verified: true };

/**
 * Builds a real authorization server (oidc-provider) for public clients: PKCE with S256 required, refresh tokens, RS256 ID tokens.
 * @param {object} options
 * @param {string} options.issuer its origin, e.g. `http://as.localhost:5000`
 * @param {object} options.key a private JWK from {@link signingKey}
 * @param {{ id: string, redirectUris: string[], codeLifetime?: number }[]} options.clients public clients; codeLifetime in seconds, 60 if absent
 * @param {string[]} options.origins origins that CORS lets read the answers
 * @param {((model: string) => object)} [options.store] an adapter factory
 * @param {object} [options.routes] other paths than oidc-provider's own, e.g. `{ authorization: '/oauth/authorize' }`
 * @param {string[]} [options.scopes] what can be asked for
 * @param {boolean} [options.refreshTokens] whether it issues them, true if absent
 * @param {number} [options.tokenLifetime] seconds that an access token lives, 600 if absent
 * @returns {Promise<import('oidc-provider').Provider>}
 */
export async function authorizationServer({
  issuer,
  key,
  clients,
  origins,
  store = memoryStore(),
  routes = {},
  scopes = ['openid', 'profile', 'email', 'offline_access'],
  refreshTokens = true,
  tokenLifetime = 600,
}) {
  const { Provider } = await loadProvider();
  const codeLifetimes = new Map(clients.map((client) => [client.id, client.codeLifetime ?? 60]));
  const provider = new Provider(issuer, {
    adapter: store,
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: clients.map((client) => ({
      client_id: client.id,
      token_endpoint_auth_method: 'none',
      redirect_uris: client.redirectUris,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    })),
    routes,
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    scopes,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true, allowedPolicy: () => true } },
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...demoUser, sub }) }),
    issueRefreshToken: async () => refreshTokens,
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'text';
      ctx.body = `The authorization server cannot go on: ${out.error}. ${out.error_description ?? ''}\n`;
    },
    ttl: {
      AccessToken: tokenLifetime,
      AuthorizationCode: (_ctx, _code, client) => codeLifetimes.get(client.clientId) ?? 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
  });
  provider.use(signIn(provider, demoUser.sub, origins));
  return provider;
}
