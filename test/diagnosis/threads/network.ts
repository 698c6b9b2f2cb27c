import type { Cases } from '../broken/case.ts';
import { lines, login, redeem, servers, shop, tokens } from '../broken/world.ts';

const name = 'gitlab';
/** A page's token request to another origin that ends as the browser wrote it. */
const ended = (answer: string, more: Parameters<typeof redeem>[2] = {}) => lines(login(name), redeem(name, answer, more));
const failed = (error: string) => ended(`< 0 ${error}`);
const options = (...reply: string[]) =>
  lines(
    '@ {"resourceType":"preflight"}',
    `OPTIONS ${servers[name].token}\n> Origin: ${shop.origin}\n> Access-Control-Request-Method: POST\n> Access-Control-Request-Headers: x-app`,
    ...reply,
  );
const without = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/Access-Control/.test(line))
    .join('\n');

/** How Chrome and Firefox record a token request to another origin that the page got no answer to. */
export const networkEndings: Cases = {
  'Chrome, an answer that CORS hides: its status and ERR_FAILED': {
    traffic: lines(login(name), '@ {"error":"net::ERR_FAILED"}', redeem(name, without(tokens()))),
    cause: 'cors-response-blocked',
    says: /without Access-Control-Allow-Origin/,
  },
  'Chrome, a preflight that is refused: status 0 and ERR_FAILED': {
    traffic: lines(login(name), options('< 405'), redeem(name, '< 0 net::ERR_FAILED', { head: ['X-App: 1'] })),
    cause: 'cors-preflight-failed',
    says: /405/,
  },
  'Chrome, nothing but ERR_FAILED': {
    traffic: failed('net::ERR_FAILED'),
    cause: 'cors-response-blocked',
    says: /most likely CORS/,
    standing: 'likely',
  },
  'Chrome, ERR_FAILED of a service worker': {
    traffic: lines(login(name), '@ {"viaServiceWorker":true}', redeem(name, '< 0 net::ERR_FAILED')),
    cause: 'network-no-status',
    says: /no answer/,
  },
  'Chrome, ERR_FAILED on the same origin': {
    traffic: ended('< 0 net::ERR_FAILED', { to: `${shop.origin}/oauth/token` }),
    cause: 'network-no-status',
    says: /no answer/,
  },
  'Chrome, the page gave it up': {
    traffic: failed('net::ERR_ABORTED'),
    cause: 'network-no-status',
    says: /gave the request up/,
    standing: 'not proved',
  },
  'Chrome, a blocker': { traffic: failed('net::ERR_BLOCKED_BY_CLIENT'), cause: 'network-no-status', says: /extension/ },
  'Chrome, a network that is away': {
    traffic: failed('net::ERR_INTERNET_DISCONNECTED'),
    cause: 'network-no-status',
    says: /network was away/,
  },
  'Chrome, a network that changed': { traffic: failed('net::ERR_NETWORK_CHANGED'), cause: 'network-no-status', says: /network was away/ },
  'Chrome, nobody listens': { traffic: failed('net::ERR_CONNECTION_REFUSED'), cause: 'network-no-status', says: /nothing listens/ },
  'Chrome, no such host': { traffic: failed('net::ERR_NAME_NOT_RESOLVED'), cause: 'network-no-status', says: /no such host/ },
  'Chrome, a certificate': { traffic: failed('net::ERR_CERT_AUTHORITY_INVALID'), cause: 'network-no-status', says: /certificate/ },
  'Chrome, no answer in time': { traffic: failed('net::ERR_CONNECTION_TIMED_OUT'), cause: 'network-no-status', says: /in time/ },
  'Chrome, a policy of the page': {
    traffic: failed('net::ERR_BLOCKED_BY_CSP'),
    cause: ['network-no-status', 'csp-connect-blocked'],
    says: /Content-Security-Policy/,
  },
  'Chrome, the local network': {
    traffic: failed('net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS'),
    cause: 'network-no-status',
    says: /local network/,
  },
  'Firefox, an answer that CORS hides: nothing says so': {
    traffic: lines(login(name), redeem(name, without(tokens()))),
    cause: 'cors-response-blocked',
    says: /without Access-Control-Allow-Origin/,
  },
  'Firefox, a preflight that is refused: no POST at all': {
    traffic: lines(login(name), options('< 405')),
    cause: 'cors-preflight-failed',
    says: /405/,
  },
  'Firefox, a POST that a preflight forbade': {
    traffic: lines(login(name), options('< 405'), redeem(name, '< 0 NS_ERROR_DOM_BAD_URI', { head: ['X-App: 1'] })),
    cause: 'cors-preflight-failed',
    says: /405/,
  },
  'Firefox, nobody listens: status 0 and no word': { traffic: failed(''), cause: 'network-no-status', says: /does not say why/ },
  'Firefox, the page gave it up': {
    traffic: failed('NS_BINDING_ABORTED'),
    cause: 'network-no-status',
    says: /gave the request up/,
    standing: 'not proved',
  },
  'Firefox, no such host': { traffic: failed('NS_ERROR_UNKNOWN_HOST'), cause: 'network-no-status', says: /no such host/ },
  'Firefox, refused': { traffic: failed('NS_ERROR_CONNECTION_REFUSED'), cause: 'network-no-status', says: /nothing listens/ },
  'Firefox, offline': { traffic: failed('NS_ERROR_OFFLINE'), cause: 'network-no-status', says: /network was away/ },
};
