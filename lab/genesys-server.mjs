import { pathToFileURL } from 'node:url';
import { appServer } from './app-server.mjs';
import { authorizationServer, signingKey } from './authorization-server.mjs';
import { selfSignedCertificate } from './certificate.mjs';
import { connectProxy } from './connect-proxy.mjs';
import { shortCodeLifetime } from './faults/code.mjs';
import { genesysFaults } from './genesys-faults.mjs';
import { authorizationLatency, clientScope, platformApi, tokenAnswer } from './genesys-shape.mjs';
import { listen } from './listen.mjs';
import { lenientChallenges } from './quirks.mjs';
import { memoryStore } from './store.mjs';

const appHost = 'agents.widget.test';
const region = 'mypurecloud.ie';
const otherRegion = 'usw2.pure.cloud';
const paths = { authorization: '/oauth/authorize', token: '/oauth/token' };
const scope = 'users:readonly';
const clientId = '7f3a2c10-5d1e-4b6a-9c0f-2e8d4a6b1c35';
const shortLivedClientId = '7f3a2c10-5d1e-4b6a-9c0f-2e8d4a6b1c36';

/**
 * Starts the Genesys-Cloud-shaped part of the lab: https on one loopback port for the real host names, which a browser has to be told of
 * (Chromium: `--host-resolver-rules`, Firefox: a proxy), with a certificate made on the spot, which it has to be told to accept.
 * @param {object} [options]
 * @param {number} [options.port] 0 (the default) for any free one
 * @param {number} [options.codeLifetime] seconds that a code of the short-lived client lives
 * @param {number} [options.latency] milliseconds that the authorization endpoint takes, as one across the internet would
 * @returns {Promise<{
 *   appOrigin: string, certificate: string, servers: Record<string, string>, port: number, proxyPort: number, hosts: string[], hostResolverRules: string,
 *   url: (fault: string, options?: { auto?: boolean }) => string, close: () => Promise<void>
 * }>} `certificate` is PEM, `hostResolverRules` is the value of Chromium's option, `proxyPort` an https proxy for Firefox
 */
export async function startGenesysLab({ port = 0, codeLifetime = shortCodeLifetime, latency = 400 } = {}) {
  const hosts = [appHost, ...[region, otherRegion].flatMap((name) => [`login.${name}`, `api.${name}`])];
  const certificate = selfSignedCertificate(hosts);
  const [https, key] = await Promise.all([listen(port, certificate), signingKey()]);
  const appOrigin = `https://${appHost}`;
  const redirectUris = [`${appOrigin}/callback`];
  const lenient = lenientChallenges(memoryStore());
  const build = async (name, clients, store) => {
    const options = {
      key,
      clients,
      store,
      origins: [appOrigin],
      routes: paths,
      scopes: [scope],
      refreshTokens: false,
      tokenLifetime: 86_399,
    };
    const provider = await authorizationServer({ issuer: `https://login.${name}`, ...options });
    return provider
      .use(authorizationLatency(paths.authorization, latency))
      .use(clientScope(paths.authorization, scope))
      .use(tokenAnswer(paths.token));
  };
  const home = await build(
    region,
    [
      { id: clientId, redirectUris },
      { id: shortLivedClientId, redirectUris, codeLifetime },
    ],
    lenient.store,
  );
  home.use(lenient.middleware(paths.authorization));
  const away = await build(otherRegion, [], memoryStore());
  const servers = {
    strict: `https://login.${region}`,
    other: `https://login.${otherRegion}`,
    api: `https://api.${region}`,
    otherApi: `https://api.${otherRegion}`,
  };
  const settings = { servers, paths, clientId, shortLivedClientId, codeLifetime, region, otherRegion };
  const listeners = new Map([
    [appHost, await appServer(settings, 'genesys.js')],
    [`login.${region}`, home.callback()],
    [`login.${otherRegion}`, away.callback()],
    [`api.${region}`, platformApi(home, appOrigin)],
    [`api.${otherRegion}`, platformApi(away, appOrigin)],
  ]);
  https.handle((request, response) => {
    const listener = listeners.get(request.headers.host ?? '');
    if (listener) listener(request, response);
    else response.writeHead(421, { 'content-type': 'text/plain' }).end('No host of the lab has this name.\n');
  });
  const proxy = await connectProxy(hosts, https.port);
  return {
    appOrigin,
    certificate: certificate.cert,
    servers,
    port: https.port,
    proxyPort: proxy.port,
    hosts,
    hostResolverRules: hosts.map((host) => `MAP ${host} 127.0.0.1:${https.port}`).join(', '),
    url: (fault, { auto } = {}) => `${appOrigin}/?fault=${fault}${auto ? '&auto=1' : ''}`,
    close: async () => {
      await Promise.all([proxy.close(), https.close()]);
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lab = await startGenesysLab();
  console.log(`The Genesys-Cloud-shaped lab is open on loopback, port ${lab.port}. A Chromium that finds it:\n`);
  console.log(
    `  chromium --user-data-dir=$(mktemp -d) --ignore-certificate-errors --host-resolver-rules="${lab.hostResolverRules}" ${lab.url('none')}\n`,
  );
  for (const { name, group, title } of genesysFaults) console.log(`  ${lab.url(name)}  ${group}: ${title}`);
}
