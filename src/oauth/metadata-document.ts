import { jsonMembers } from './json-body.ts';
import { isPlaceholder, type OAuthMessage } from './message.ts';

/** A server's metadata document as it stands in an answer (RFC 8414 §3.2); undefined when the answer is no JSON object or was not seen. */
export const metadataDocument = (message: OAuthMessage | undefined): Record<string, unknown> | undefined => message && jsonMembers(message);

/** A member that must be text; undefined when it is missing, of another type or redacted. */
export function textMember(document: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = document?.[name];
  return typeof value === 'string' && value !== '' && !isPlaceholder(value) ? value : undefined;
}

/** A member that must be a list of texts; undefined when it is missing or no list. */
export function listMember(document: Record<string, unknown> | undefined, name: string): string[] | undefined {
  const value = document?.[name];
  return Array.isArray(value) ? value.filter((member): member is string => typeof member === 'string') : undefined;
}

const suffix = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)/;

/** The two issuers that a metadata URL can have been made of: OpenID Connect Discovery appends (§4.1), RFC 8414 §3.1 inserts. */
export function issuersOf(metadataUrl: string): { appended: string; inserted: string } {
  const cut = metadataUrl.search(/[?#]/);
  const url = cut < 0 ? metadataUrl : metadataUrl.slice(0, cut);
  const found = suffix.exec(url);
  if (!found) return { appended: url, inserted: url };
  const before = url.slice(0, found.index);
  const after = url.slice(found.index + found[0].length);
  return { appended: before, inserted: before + after };
}

/** Of the two issuers that a metadata document's address can stand for, the one that is nearer to what the document declares. */
export function issuerMeant(metadataUrl: string, declared: string): string {
  const { appended, inserted } = issuersOf(metadataUrl);
  return commonLength(declared, appended) >= commonLength(declared, inserted) ? appended : inserted;
}

/** How many characters two texts have in common from the start on. */
export function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The same document's address by the other specification's rule; undefined when the issuer has no path and both rules agree. */
export function otherMetadataUrl(metadataUrl: string): string | undefined {
  const cut = metadataUrl.search(/[?#]/);
  const url = cut < 0 ? metadataUrl : metadataUrl.slice(0, cut);
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/]+)(.*)$/i.exec(url);
  const found = parts && suffix.exec(parts[2]!);
  if (!parts || !found) return undefined;
  const [, origin, path] = parts;
  const before = path!.slice(0, found.index);
  const after = path!.slice(found.index + found[0].length).replace(/\/$/, '');
  if (before) return `${origin}${found[0]}${before}`;
  return after ? `${origin}${after}${found[0]}` : undefined;
}
