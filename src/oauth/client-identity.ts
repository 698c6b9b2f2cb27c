import type { Evidence } from '../http/exchange.ts';
import { formDecode } from '../http/url.ts';
import { readJwt } from './jwt.ts';
import { type OAuthMessage, type Reading, read, readHeader } from './message.ts';
import { decodeBase64 } from './pkce.ts';

/** How a token request says which client it is from. */
type IdentityCarrier = 'client_id' | 'Authorization: Basic' | 'client_assertion';

interface ClientIdentity {
  carrier: IdentityCarrier;
  /** The identifier; for Basic also as it stood before form-decoding, which many clients leave out. */
  values: readonly string[];
  at: Evidence;
}

/** Every client identifier that a token request carries (RFC 6749 §2.3.1, §3.2.1; RFC 7523 §3). */
export function clientIdentities(request: OAuthMessage): ClientIdentity[] {
  const identities: ClientIdentity[] = [];
  const body = read(request, 'client_id');
  if (body.state === 'present' && body.value !== '') identities.push({ carrier: 'client_id', values: [body.value], at: body.at });
  const basic = basicCredentials(request);
  if (basic && basic.user !== '') {
    identities.push({ carrier: 'Authorization: Basic', values: [formDecode(basic.user), basic.user], at: basic.at });
  }
  const assertion = read(request, 'client_assertion');
  const jwt = assertion.state === 'present' ? readJwt(assertion.value) : undefined;
  const subject = jwt?.readable ? jwt.jwt.claims.sub : undefined;
  if (assertion.state === 'present' && typeof subject === 'string' && subject !== '') {
    identities.push({ carrier: 'client_assertion', values: [subject], at: assertion.at });
  }
  return identities;
}

/** User and password of HTTP Basic authentication, not yet form-decoded; undefined where the header is no readable Basic one. */
export function basicCredentials(request: OAuthMessage): { user: string; password: string; at: Evidence } | undefined {
  const header = readHeader(request, 'authorization');
  const token = header.state === 'present' ? /^basic +([A-Za-z0-9+/_=-]+)\s*$/i.exec(header.value)?.[1] : undefined;
  const bytes = token === undefined ? undefined : decodeBase64(token);
  if (header.state !== 'present' || !bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1), at: header.at };
}

/** Whether the client authenticated itself at the token endpoint: by secret, assertion or an Authorization header. */
export function clientAuthentication(request: OAuthMessage): Reading {
  for (const name of ['client_secret', 'client_assertion']) {
    const reading = read(request, name);
    if (reading.state === 'unobserved' || (reading.state === 'present' && reading.value !== '')) return reading;
  }
  return readHeader(request, 'authorization');
}
