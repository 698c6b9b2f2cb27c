const form = (action) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>
<style>
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0}
form{display:grid;gap:14px;width:min(340px,88vw)}button{border:0;border-radius:8px;background:light-dark(#1a5fb4,#8ab4f8);color:light-dark(#fff,#10203a);font-weight:600;cursor:pointer}input{border:1px solid light-dark(#8b95a1,#6b737d);border-radius:6px;background:transparent;color:inherit}label{display:grid;gap:4px}input,button{font-family:inherit;font-size:inherit;padding:9px 11px}h1{font-size:20px;margin:0}p{margin:0}
</style></head>
<body><form method="post" action="${action}"><h1>Authorization server of the lab</h1><p>Any name and password will do.</p>
<label>User name <input name="user" autocomplete="username" value="demo" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<button>Sign in</button></form></body></html>`;

/**
 * The middleware behind `/sign-in/:uid`: signs the demo user in and consents at once, or, when the client asked for `prompt=login`,
 * shows a small form first. What is typed into the form is not read.
 * @param {import('oidc-provider').Provider} provider
 * @param {string} accountId who is signed in
 * @param {string[]} returnOrigins origins a form post may be redirected to; browsers apply `form-action` to redirects too
 */
export function signIn(provider, accountId, returnOrigins) {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/sign-in/')) return next();
    ctx.set('Cache-Control', 'no-store');
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    const asksForForm = String(interaction.params.prompt ?? '')
      .split(' ')
      .includes('login');
    if (ctx.method === 'GET' && asksForForm) {
      ctx.set(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${returnOrigins.join(' ')}; frame-ancestors 'none'`,
      );
      ctx.type = 'html';
      ctx.body = form(ctx.path);
      return undefined;
    }
    const grant = new provider.Grant({ accountId, clientId: interaction.params.client_id });
    grant.addOIDCScope(interaction.params.scope);
    const consent = { grantId: await grant.save() };
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId }, consent });
    ctx.status = 303;
    ctx.set('Location', returnTo);
    return undefined;
  };
}
