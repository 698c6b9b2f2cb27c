import type { SetCookie } from '../http/set-cookie.ts';
import { sameSite } from '../http/site.ts';
import { urlParts } from '../http/url.ts';
import { requestHeader } from '../oauth/exchange-headers.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress } from '../oauth/redirect-uri.ts';
import { milliseconds, quote } from './wording.ts';

/** A message of callback-cookie-lost with what it names. */
interface Loss {
  message:
    | 'unsecured'
    | 'hostPrefix'
    | 'securePrefix'
    | 'setOverHttp'
    | 'sentOverHttp'
    | 'domain'
    | 'host'
    | 'path'
    | 'ended'
    | 'posted'
    | 'strict';
  values?: Readonly<Record<string, string>>;
}

/** Why a browser that keeps to RFC 6265bis does not send this cookie with a later request; undefined when it would. */
export function whyLost(cookie: SetCookie, from: OAuthMessage, to: OAuthMessage): Loss | undefined {
  const [setBy, sentTo] = [hostOf(from.url), hostOf(to.url)];
  const isLocal = (host: string) => isLocalhostName(host) || isLoopbackAddress(host);
  const isSecure = (url: string) => url.startsWith('https:') || isLocal(hostOf(url));
  const covers = (domain: string, host: string) => host === domain || host.endsWith(`.${domain}`);
  if (cookie.sameSite === 'none' && !cookie.secure) return { message: 'unsecured' };
  if (/^__host-/i.test(cookie.name) && (!cookie.secure || cookie.domain !== undefined || cookie.path !== '/'))
    return { message: 'hostPrefix' };
  if (/^__secure-/i.test(cookie.name) && !cookie.secure) return { message: 'securePrefix' };
  if (cookie.secure && !isSecure(from.url)) return { message: 'setOverHttp' };
  if (cookie.secure && !isSecure(to.url)) return { message: 'sentOverHttp' };
  if (cookie.domain !== undefined && !covers(cookie.domain, setBy)) return { message: 'domain', values: { domain: quote(cookie.domain) } };
  if (cookie.domain === undefined ? setBy !== sentTo : !covers(cookie.domain, sentTo))
    return { message: 'host', values: { from: quote(setBy), to: quote(sentTo) } };
  const path = cookie.path ?? defaultPath(from.url);
  if (!pathCovers(path, urlParts(to.url).path)) return { message: 'path', values: { from: quote(path), to: quote(urlParts(to.url).path) } };
  const age = to.at - from.at;
  if (cookie.maxAge !== undefined && age > cookie.maxAge * 1000)
    return { message: 'ended', values: { from: milliseconds(cookie.maxAge * 1000), to: milliseconds(age) } };
  if (!isCrossSite(to)) return undefined;
  if (to.method === 'POST' && cookie.sameSite !== 'none')
    return {
      message: 'posted',
      values: { policy: cookie.sameSite ? `SameSite=${cookie.sameSite === 'lax' ? 'Lax' : 'Strict'}` : 'nothing, which counts as Lax' },
    };
  if (cookie.sameSite === 'strict') return { message: 'strict' };
  return undefined;
}

/** RFC 6265 §5.1.4. */
const defaultPath = (url: string) => {
  const { path } = urlParts(url);
  return path.lastIndexOf('/') <= 0 ? '/' : path.slice(0, path.lastIndexOf('/'));
};
const pathCovers = (path: string, asked: string) =>
  asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));

function isCrossSite(landing: OAuthMessage): boolean {
  const site = requestHeader(landing, 'sec-fetch-site');
  if (site.state === 'present') return site.value === 'cross-site';
  const origin = requestHeader(landing, 'origin');
  return origin.state === 'present' && origin.value !== 'null' && !sameSite(hostOf(origin.value), hostOf(landing.url));
}
