import { type OAuthMessage, type Reading, readHeader, textOf } from '../oauth/message.ts';
import { quote } from './wording.ts';

const longest = 200_000;

const gateways = /nginx|openresty|cloudflare|awselb|akamai|azure|big-?ip|envoy|varnish|imperva|haproxy|cloudfront/i;

/** The page of a proxy or firewall, which names no term of OAuth. */
export const isGatewayPage = (page: OAuthMessage, text: string): boolean =>
  text.length < 3000 &&
  /forbidden|blocked|request rejected|access denied/i.test(text) &&
  !/oauth|client|redirect|scope/i.test(text) &&
  gateways.test(`${serverOf(page)} ${text}`);

/** ` (“nginx”)`, where the answer names what sent it. */
export function serverOf(page: OAuthMessage): string {
  const server = readHeader(page, 'server');
  return server.state === 'present' ? ` (${quote(server.value.slice(0, 40))})` : '';
}

/** Says so where a redirect_uri stands in the address as it is. */
export const unencoded = (request: Reading): string =>
  request.state === 'present' && /:\/\//.test(request.raw)
    ? ` The redirect_uri stands in the address without percent-encoding (${quote(request.raw.slice(0, 60))}), which such filters take for an attack.`
    : '';

/** Servers keep the state in a column, often of 255 or 256 characters. */
export function longState(request: OAuthMessage): string {
  const state = textOf(request, 'state') ?? '';
  return state.length > 255 ? ` The state has ${state.length} characters; some servers keep no more than 255.` : '';
}

/** What the page of a server that failed says of the reason. */
export const complaintOf = (text: string): string | undefined =>
  /[^.<>]{0,60}\b(?:too long|exceed|timed? ?out|not available|exception)\b[^.<>]{0,80}/i.exec(text)?.[0].trim();

/** True for a sign-in form that comes with an error status: after a wrong password, or before a Kerberos ticket. */
export function asksForCredentials(page: OAuthMessage): boolean {
  if (page.status === 401 && readHeader(page, 'www-authenticate').state === 'present') return true;
  return page.body.observed && /<input\b[^<>]{0,400}\btype\s*=\s*["']?password/i.test(page.body.value.slice(0, longest));
}
