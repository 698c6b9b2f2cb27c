/**
 * The middlewares that give oidc-provider the outer shape of Genesys Cloud's login service, as far as public sources tell it. What it says
 * to a wrong verifier, a used code or a differing redirect_uri is not known; there oidc-provider's own words stand, with the status 401 that
 * the founding report names.
 */

/** Scopes belong to the client, so authorization requests name none. */
export const clientScope = (authorizationPath, scope) => (ctx, next) => {
  if (ctx.path === authorizationPath && ctx.query.scope === undefined) ctx.query = { ...ctx.query, scope };
  return next();
};

/**
 * Makes the authorization endpoint answer as late as one across the internet. On loopback it would win races that it loses outside: a page
 * that leaves for it while a token request is under way would be gone before that is answered.
 */
export const authorizationLatency = (authorizationPath, milliseconds) => async (ctx, next) => {
  if (ctx.path === authorizationPath) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return next();
};

/** Token answers: three members on success; `description` beside `error_description` on failure. */
export const tokenAnswer = (tokenPath) => async (ctx, next) => {
  await next();
  if (ctx.path !== tokenPath || ctx.method !== 'POST') return;
  const { status } = ctx;
  const { access_token, expires_in, error, error_description } = ctx.body ?? {};
  if (access_token !== undefined) ctx.body = { access_token, token_type: 'bearer', expires_in };
  else if (error !== undefined) ctx.body = { error, description: error_description, error_description };
  ctx.status = error === 'invalid_grant' ? 401 : status;
};

/**
 * The platform API's host, of which the SDK asks one thing after the exchange: whether the token works.
 * @param {import('oidc-provider').Provider} provider who issued the token
 * @param {string} origin whom CORS lets read the answer
 * @returns {import('node:http').RequestListener}
 */
export const platformApi = (provider, origin) => async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'access-control-allow-origin': origin,
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'authorization',
      'access-control-allow-methods': 'GET, POST',
    });
    response.end(body && JSON.stringify(body));
  };
  if (request.method === 'OPTIONS') return answer(204);
  if (request.url !== '/api/v2/tokens/me') return answer(404, { message: 'HTTP 404 Not Found', code: 'not found', status: 404 });
  const token = await provider.AccessToken.find((request.headers.authorization ?? '').replace(/^bearer /i, ''));
  if (!token) return answer(401, { message: 'Invalid login credentials.', code: 'bad.credentials', status: 401 });
  return answer(200, {
    organization: { id: '00000000-0000-4000-8000-000000000001', name: 'Example Organization' },
    authorizedScope: [...token.scopes],
    OAuthClient: { id: token.clientId, name: 'Agent widget' },
  });
};
