import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { appServer } from './app-server.mjs';
import { authorizationServer, signingKey } from './authorization-server.mjs';
import { anyVerifier, cutNonce, fixedAudience, forgetsUse, keysOfOtherNode, webPageInstead, wrapped } from './bent-answers.mjs';
import { shortCodeLifetime } from './faults/code.mjs';
import { faults } from './faults.mjs';
import { listen } from './listen.mjs';
import { ownServer } from './own-server.mjs';
import { cutState, lenientChallenges, withoutCors } from './quirks.mjs';
import { memoryStore } from './store.mjs';

/** The lab's authorization servers, each a host of its own on one port. */
const hosts = {
  strict: 'as.localhost',
  lenient: 'lenient.localhost',
  nocors: 'nocors.localhost',
  cutstate: 'cutstate.localhost',
  other: 'other.localhost',
  tenant: 'tenant.localhost',
  proxied: 'proxied.localhost',
  webpage: 'webpage.localhost',
  wrapped: 'wrapped.localhost',
  cutnonce: 'cutnonce.localhost',
  twonodes: 'twonodes.localhost',
  otheraud: 'otheraud.localhost',
  forgetful: 'forgetful.localhost',
  unchecked: 'unchecked.localhost',
};

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
  const lenient = lenientChallenges(memoryStore());
  const unchecked = anyVerifier(memoryStore());
  const nodeKey = { ...key, kid: 'main' };
  const build = (name, different = {}) => authorizationServer({ issuer: servers[name], key, clients, origins: [appOrigin], ...different });
  const providers = {
    strict: await build('strict'),
    lenient: (await build('lenient', { store: lenient.store })).use(lenient.middleware('/auth')),
    nocors: (await build('nocors')).use(withoutCors('/token')),
    cutstate: (await build('cutstate')).use(cutState('/auth')),
    other: await build('other'),
    proxied: await build('proxied', { issuer: servers.proxied.replace(hosts.proxied, 'internal.localhost') }),
    webpage: (await build('webpage')).use(webPageInstead('/token')),
    wrapped: (await build('wrapped')).use(wrapped('/token')),
    cutnonce: (await build('cutnonce')).use(cutNonce('/auth')),
    twonodes: (await build('twonodes', { key: nodeKey })).use(await keysOfOtherNode('/jwks', nodeKey.kid)),
    otheraud: (await build('otheraud')).use(fixedAudience('/token', key, 'mobile-app')),
    forgetful: await build('forgetful', { store: forgetsUse(memoryStore()) }),
    unchecked: (await build('unchecked', { store: unchecked.store })).use(unchecked.middleware('/token')),
    tenant: await authorizationServer({
      issuer: `${servers.tenant}/`, // auth0-spa-js expects the slash that Auth0's own issuers end in
      key,
      clients,
      origins: [appOrigin],
      routes: { authorization: '/authorize', token: '/oauth/token' },
    }),
  };
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
