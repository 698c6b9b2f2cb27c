import type { SetCookie } from '../http/set-cookie.ts';
import { sameSite } from '../http/site.ts';
import { urlParts } from '../http/url.ts';
import { requestHeader } from '../oauth/exchange-headers.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress } from '../oauth/redirect-uri.ts';
import { milliseconds, quote } from './wording.ts';

/** Why a browser that keeps to RFC 6265bis does not send this cookie with a later request; undefined when it would. */
export function whyLost(cookie: SetCookie, from: OAuthMessage, to: OAuthMessage): string | undefined {
  const [setBy, sentTo] = [hostOf(from.url), hostOf(to.url)];
  const isLocal = (host: string) => isLocalhostName(host) || isLoopbackAddress(host);
  const isSecure = (url: string) => url.startsWith('https:') || isLocal(hostOf(url));
  const covers = (domain: string, host: string) => host === domain || host.endsWith(`.${domain}`);
  if (cookie.sameSite === 'none' && !cookie.secure) return 'it says SameSite=None without Secure, and browsers refuse such a cookie';
  if (/^__host-/i.test(cookie.name) && (!cookie.secure || cookie.domain !== undefined || cookie.path !== '/'))
    return 'a name that begins with __Host- asks for Secure, Path=/ and no Domain, or browsers refuse it';
  if (/^__secure-/i.test(cookie.name) && !cookie.secure) return 'a name that begins with __Secure- asks for Secure, or browsers refuse it';
  if (cookie.secure && !isSecure(from.url)) return 'it says Secure, and it was set over http';
  if (cookie.secure && !isSecure(to.url)) return 'it says Secure, and the callback is on http';
  if (cookie.domain !== undefined && !covers(cookie.domain, setBy))
    return `it says Domain=${quote(cookie.domain)}, which does not cover the host that set it`;
  if (cookie.domain === undefined ? setBy !== sentTo : !covers(cookie.domain, sentTo))
    return `it is of the host ${quote(setBy)}, and the callback is on ${quote(sentTo)}`;
  const path = cookie.path ?? defaultPath(from.url);
  if (!pathCovers(path, urlParts(to.url).path))
    return `it is for the path ${quote(path)}, and the callback is at ${quote(urlParts(to.url).path)}`;
  const age = to.at - from.at;
  if (cookie.maxAge !== undefined && age > cookie.maxAge * 1000)
    return `it lasts ${milliseconds(cookie.maxAge * 1000)}, and the callback came after ${milliseconds(age)}`;
  if (!isCrossSite(to)) return undefined;
  if (to.method === 'POST' && cookie.sameSite !== 'none')
    return `a form that another site posts brings only cookies with SameSite=None, and it says ${cookie.sameSite ? `SameSite=${cookie.sameSite === 'lax' ? 'Lax' : 'Strict'}` : 'nothing, which counts as Lax'}`;
  if (cookie.sameSite === 'strict') return 'it says SameSite=Strict, and the browser came from another site';
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
