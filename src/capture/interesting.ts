/** What a recorder knows of a request before it has read anything of it. */
export interface Glance {
  method: string;
  url: string;
  /** Request body, as far as it is at hand for free. */
  body?: string;
  /** Where the answer redirects to. */
  redirect?: string;
  status?: number;
  referer?: string;
}

/** Parameter names that only an authorization message has in its query, fragment or form (RFC 6749, 7636, 9101, 9126, 9207, OIDC Core, JARM). */
const parameters =
  /(?:^|[?&#;])(?:response_type|code_challenge(?:_method)?|code_verifier|client_id|redirect_uri|request_uri|response_mode|grant_type|client_assertion|(?:access|id|refresh|device|subject)_token|id_token_hint|session_state|code|state|error|error_description|iss|response|request|nonce|assertion|device_code|token)=/i;

/** The same names as members of a JSON body or as parts of a multipart one. */
const members =
  /["'](?:grant_type|grantType|code_verifier|codeVerifier|code_challenge|redirect_uri|refresh_token|client_id|clientId|client_assertion|code)["']/;

/** Paths that authorization servers and callbacks have. A sieve: what is an OAuth message, oauth/recognise.ts says. */
const paths =
  /token|oauth|oidc|openid|authori[sz]|\/auth(?:[/._?-]|$)|\.well-known|jwks|\/certs|\/keys|\/par(?:$|\/)|userinfo|introspect|revoke|callback|signin|sign-in|\/sso|\/realms\/|adfs|device_|\/connect\/|\/cb(?:$|[/?])/i;

/** Files that a page loads: no step of a flow unless their URL says otherwise. */
const asset = /\.(?:m?js|css|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|mp[34]|webm|wasm)$/i;

/** Longest piece of a URL or body that is searched; OAuth's names stand near the front of each. */
const reach = 32_768;

/** Characters, or bytes, of a body beyond which it is not kept: no message of OAuth comes near it. */
export const largestBody = 262_144;

/** Whether a request may be a message of a flow and has to be kept. It costs microseconds, and errs on the side of keeping. */
export function worthKeeping({ method, url, body, redirect, status, referer }: Glance): boolean {
  const address = url.length > reach ? url.slice(0, reach) : url;
  const mark = address.search(/[?#]/);
  const path = mark < 0 ? address : address.slice(0, mark);
  if (mark >= 0 && parameters.test(address.slice(mark))) return true;
  if (redirect && parameters.test(redirect.slice(0, reach))) return true;
  if (referer && /[?&#](?:code|access_token|id_token)=/.test(referer)) return true;
  if (status === 401 || status === 403) return true;
  if (body && carriesParameters(body)) return true;
  if (method === 'GET' && asset.test(path)) return false;
  return paths.test(afterOrigin(path));
}

/** Whether the answer's body can say anything about a flow: token, pushed, metadata and key answers, and pages in place of a redirect. */
export function worthReading(glance: Glance): boolean {
  const { method, url, status = 0, body } = glance;
  if (method === 'OPTIONS' || method === 'HEAD' || (status >= 300 && status < 400) || status === 204) return false;
  if (!worthKeeping(glance)) return false;
  if (method !== 'GET') return true;
  if (status >= 400 || body) return true;
  const path = afterOrigin(url.split(/[?#]/, 1)[0]!);
  return (
    /\.well-known|jwks|\/certs|\/keys|userinfo|token/i.test(path) ||
    /[?&](?:response_type|request_uri|client_id)=/.test(url.slice(0, reach))
  );
}

/** Whether a request body holds a parameter of an authorization message, in any of the forms that developers send. */
export function carriesParameters(body: string): boolean {
  const start = body.length > reach ? body.slice(0, reach) : body;
  return parameters.test(start) || members.test(start) || /name="(?:grant_type|code|code_verifier|id_token|state)"/.test(start);
}

const afterOrigin = (path: string) => {
  const slash = path.indexOf('/', path.indexOf('//') + 2);
  return slash < 0 ? '/' : path.slice(slash);
};
