import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';

const manager = ({ settings, fault }) =>
  new UserManager({
    authority: settings.servers[fault.server],
    client_id: settings.clientId,
    redirect_uri: `${location.origin}/callback`,
    scope: 'openid profile email',
    stateStore: new WebStorageStateStore({ store: fault.name.endsWith('state-lost') ? new InMemoryWebStorage() : sessionStorage }),
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
  });

export const begin = (context) => manager(context).signinRedirect();

export async function finish(context) {
  const url = location.href;
  const client = manager(context);
  const runs = [client.signinRedirectCallback(url)];
  if (context.fault.name.endsWith('double-effect')) runs.push(client.signinRedirectCallback(url));
  const [first, ...again] = await Promise.allSettled(runs);
  for (const run of [first, ...again]) if (run.status === 'rejected') throw run.reason;
  return first.value.profile.name;
}
