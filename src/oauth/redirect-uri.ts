const vendorTokens = /^(?:postmessage|gis_transform|urn:ietf:wg:oauth:2\.0:oob(?::auto)?|storagerelay:\/\/.*|urn:ietf:wg:oauth:2\.0:.*)$/i;

/** True for redirect values that a vendor defined and that are no place to go to, such as `postmessage` or `urn:ietf:wg:oauth:2.0:oob`. */
export const isVendorRedirect = (redirectUri: string): boolean => vendorTokens.test(redirectUri);

/** The scheme of an absolute URI, lower case and without the colon (RFC 3986 §3.1); undefined when there is none. */
export const schemeOf = (uri: string): string | undefined => /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();

/** Host of a URI with an authority, lower case, without user, port and IPv6 brackets; empty when it has no authority. */
export function hostOf(uri: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\\]*)/i.exec(uri)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host.startsWith('[') ? host.slice(1).split(']')[0]! : host.replace(/:\d*$/, '');
}

/** True for IP literals that never leave the machine (RFC 8252 §7.3). */
export const isLoopbackAddress = (host: string): boolean => host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** True for the names that browsers resolve to the machine itself (RFC 6761 §6.3). */
export const isLocalhostName = (host: string): boolean => /^(?:.*\.)?localhost\.?$/.test(host);

/** True for hosts that RFC 2606 and RFC 6761 set apart for documentation and tests, and for the machine itself. */
export const isReservedHost = (host: string): boolean =>
  isLoopbackAddress(host) || isLocalhostName(host) || /(?:^|\.)(?:example|test|invalid|example\.(?:com|net|org))\.?$/.test(host);
