import { Auth0Client } from '@auth0/auth0-spa-js';

const client = ({ settings, fault }) =>
  new Auth0Client({
    domain: settings.servers[fault.server],
    clientId: settings.clientId,
    // With refresh tokens and its cache in memory the library talks to the token endpoint from a worker of its own.
    ...(fault.name.endsWith('worker') && { useRefreshTokens: true }),
    authorizationParams: { redirect_uri: `${location.origin}/callback` },
  });

export async function begin(context) {
  const auth0 = client(context);
  if (!context.fault.name.endsWith('second-login')) return auth0.loginWithRedirect();
  // The first call's navigation comes last, as with a router that waits for a transition before it leaves the page.
  let leave = () => {};
  await auth0.loginWithRedirect({
    openUrl: (url) => {
      leave = () => location.assign(url);
    },
  });
  await auth0.loginWithRedirect({ openUrl: () => {} });
  return leave();
}

export async function finish(context) {
  const url = location.href;
  const auth0 = client(context);
  const runs = [auth0.handleRedirectCallback(url)];
  if (context.fault.name.endsWith('double-effect')) runs.push(auth0.handleRedirectCallback(url));
  for (const run of await Promise.allSettled(runs)) if (run.status === 'rejected') throw run.reason;
  return (await auth0.getUser()).name;
}
