import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { appServer } from './app-server.mjs';
import { signingKey } from './authorization-server.mjs';
import { authorizationServers, hosts } from './authorization-servers.mjs';
import { shortCodeLifetime } from './faults/code.mjs';
import { faults } from './faults.mjs';
import { listen } from './listen.mjs';
import { ownServer } from './own-server.mjs';

const clientId = 'lab-spa';
const shortLivedClientId = 'lab-spa-short-lived-codes';

/**
 * Starts the lab on loopback: a single-page app, and on other hosts the authorization servers that its faults need.
 * @param {object} [options]
 * @param {number} [options.port] port of the app, 0 (the default) for any free one
 * @param {number} [options.asPort] port of the authorization servers, 0 (the default) for any free one
 * @param {number} [options.codeLifetime] seconds that a code of the short-lived client lives, for `code-expired`
 * @returns {Promise<{
 *   appOrigin: string,
 *   authorizationServerOrigin: string,
 *   servers: Record<string, string>,
 *   url: (fault: string, options?: { client?: 'plain' | 'oauth4webapi', server?: 'strict' | 'lenient', auto?: boolean, interactive?: boolean }) => string,
 *   close: () => Promise<void>
 * }>} `servers` are the origins by name; `url` makes the page's address for a fault
 */
export async function startLab({ port = 0, asPort = 0, codeLifetime = shortCodeLifetime } = {}) {
  const [app, as, key] = await Promise.all([listen(port), listen(asPort), signingKey()]);
  const appOrigin = `http://app.localhost:${app.port}`;
  const servers = Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name, `http://${host}:${as.port}`]));
  const redirectUris = [`${appOrigin}/callback`, `${appOrigin}/silent`];
  const clients = [
    { id: clientId, redirectUris },
    { id: shortLivedClientId, redirectUris, codeLifetime },
  ];
  const providers = await authorizationServers({ servers, key, clients, appOrigin });
  const listeners = new Map(Object.entries(providers).map(([name, provider]) => [hosts[name], provider.callback()]));
  as.handle((request, response) => {
    const listener = listeners.get((request.headers.host ?? '').replace(/:\d+$/, ''));
    if (listener) listener(request, response);
    else response.writeHead(421, { 'content-type': 'text/plain' }).end('No authorization server has this name.\n');
  });
  app.handle(
    await appServer(
      { servers, clientId, shortLivedClientId, codeLifetime },
      'lab.js',
      ownServer({ tokenEndpoint: `${servers.strict}/token`, clientId }),
    ),
  );

  return {
    appOrigin,
    authorizationServerOrigin: servers.strict,
    servers,
    url: (fault, { client = 'plain', server, auto, interactive } = {}) => {
      const url = new URL(appOrigin);
      url.search = new URLSearchParams({
        fault,
        client,
        ...(server ? { server } : {}),
        ...(auto ? { auto: '1' } : {}),
        ...(interactive ? { interactive: '1' } : {}),
      }).toString();
      return url.href;
    },
    close: async () => {
      await Promise.all([app.close(), as.close()]);
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, 'as-port': { type: 'string', default: '0' } } });
  const lab = await startLab({ port: Number(values.port), asPort: Number(values['as-port']) });
  const width = Math.max(...faults.map(({ name }) => name.length));
  console.log(`The lab is open. App: ${lab.appOrigin}  Authorization server: ${lab.authorizationServerOrigin}\n`);
  for (const { name, title } of faults) console.log(`  ${name.padEnd(width)}  ${lab.url(name)}  ${title}`);
  console.log(
    '\nAdd &client=oauth4webapi for the other client, &server=lenient for the server that takes malformed challenges. Ctrl+C closes it.',
  );
}
