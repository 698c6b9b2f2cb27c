type Values = Readonly<Record<string, string | undefined>>;

/** The verifier and challenge of RFC 7636 Appendix B, and a second pair. */
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const otherChallenge = 'U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY';
export const otherVerifier = 'Vn5uHqTz3eYkR1oLw8sJcXbGf2iDpAmK7tZyQhEr0NM';

/** Token answers that the examples of many rules end with; without the CORS header the browser would hide them from the page. */
export const issued = `< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600}
< Cache-Control: no-store
< Date: Thu, 01 Jan 2026 00:00:00 GMT
< Access-Control-Allow-Origin: https://app.example`;
export const refused = `< 400 {"error":"invalid_grant"}
< Cache-Control: no-store
< Access-Control-Allow-Origin: https://app.example`;

/** Any other answer, with what a page needs to read it. */
export const answered = (status: number, body: string, ...headers: string[]): string =>
  [`${status} ${body}`, ...headers, 'Access-Control-Allow-Origin: https://app.example'].map((line) => `< ${line}`).join('\n');

/** Names and values as `application/x-www-form-urlencoded`; undefined ones are left out. */
const form = (values: Values) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');

/** The authorization request of a sound sign-in with some parameters changed, answered at once with a redirect. */
export const authorize = (changes: Values = {}, response: Values = {}): string => {
  const query: Values = {
    response_type: 'code',
    client_id: 'spa-1',
    redirect_uri: 'https://app.example/cb',
    scope: 'api',
    state: 'st-8Qv3k1ZpXw2m',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return `GET https://as.example/authorize?${form(query)}
${redirect({ state: query.state, ...response }, query.redirect_uri)}`;
};

/** The redirect that brings the code back. */
export const redirect = (changes: Values = {}, to = 'https://app.example/cb'): string =>
  `< 302 ${to}?${form({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'st-8Qv3k1ZpXw2m', ...changes })}`;

/** The token request of a page's script with some parameters changed. */
export const redeem = (changes: Values = {}, head = '> Origin: https://app.example'): string =>
  `POST https://as.example/token
${head}
> ${form({
    grant_type: 'authorization_code',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    redirect_uri: 'https://app.example/cb',
    client_id: 'spa-1',
    code_verifier: verifier,
    ...changes,
  })}`;

/** A whole sign-in, line after line: the sound one where no part is replaced. */
export const signIn = (parts: { authorize?: string; redeem?: string; answer?: string } = {}): string =>
  [parts.authorize ?? authorize(), parts.redeem ?? redeem(), parts.answer ?? issued].join('\n');

/** Several exchanges in a row. */
export const inOrder = (...parts: string[]): string => parts.join('\n');
