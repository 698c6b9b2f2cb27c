/** A place in a specification: what a rule is held against. */
export interface Citation {
  /** Short name with section, such as `RFC 7636 §4.6`. */
  label: string;
  url: string;
}

/** A section of an RFC. */
export const rfc = (number: number, section: string): Citation => ({
  label: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#${/^[A-Z]/.test(section) ? 'appendix' : 'section'}-${section}`,
});

const places = {
  'OIDC Core': 'https://openid.net/specs/openid-connect-core-1_0.html',
  'OIDC Discovery': 'https://openid.net/specs/openid-connect-discovery-1_0.html',
  'OIDC Session Management': 'https://openid.net/specs/openid-connect-session-1_0.html',
  'Multiple Response Types': 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html',
  'Form Post Response Mode': 'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
  'FAPI 1.0 Advanced': 'https://openid.net/specs/openid-financial-api-part-2-1_0.html',
  JARM: 'https://openid.net/specs/oauth-v2-jarm.html',
  'OAuth 2.1': 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1',
  'RFC 6265bis': 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis',
  Fetch: 'https://fetch.spec.whatwg.org/',
  CSP3: 'https://www.w3.org/TR/CSP3/',
  'Mixed Content': 'https://www.w3.org/TR/mixed-content/',
  'Referrer Policy': 'https://www.w3.org/TR/referrer-policy/',
  URL: 'https://url.spec.whatwg.org/',
  'HAR 1.2': 'http://www.softwareishard.com/blog/har-12-spec/',
} as const;

/** A section of a specification that is no RFC. */
export function specification(name: keyof typeof places, section?: string): Citation {
  return { label: section ? `${name} §${section}` : name, url: places[name] };
}
