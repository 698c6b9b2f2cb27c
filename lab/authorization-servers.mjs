import { authorizationServer } from './authorization-server.mjs';
import { anyVerifier, cutNonce, forgetsUse, webPageInstead, wrapped } from './bent-answers.mjs';
import { fixedAudience, keysOfOtherNode, slowClock } from './bent-id-tokens.mjs';
import { cutState, lenientChallenges, withoutCors } from './quirks.mjs';
import { memoryStore } from './store.mjs';

/** The lab's authorization servers, each a host of its own on one port. */
export const hosts = {
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
  slowclock: 'slowclock.localhost',
  shorttokens: 'shorttokens.localhost',
  forgetful: 'forgetful.localhost',
  unchecked: 'unchecked.localhost',
};

/**
 * Builds them all: one as it should be, the others with what their names say.
 * @param {object} options
 * @param {Record<string, string>} options.servers their origins by name
 * @param {object} options.key a private JWK
 * @param {{ id: string, redirectUris: string[], codeLifetime?: number }[]} options.clients
 * @param {string} options.appOrigin the one origin that may read their answers
 * @returns {Promise<Record<string, import('oidc-provider').Provider>>} by name
 */
export async function authorizationServers({ servers, key, clients, appOrigin }) {
  const lenient = lenientChallenges(memoryStore());
  const unchecked = anyVerifier(memoryStore());
  const nodeKey = { ...key, kid: 'main' };
  const build = (name, different = {}) => authorizationServer({ issuer: servers[name], key, clients, origins: [appOrigin], ...different });
  return {
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
    slowclock: (await build('slowclock')).use(slowClock('/token', key, 3600)),
    shorttokens: await build('shorttokens', { tokenLifetime: 1 }),
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
}
