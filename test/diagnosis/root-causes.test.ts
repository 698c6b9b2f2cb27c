import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import {
  authorize,
  challenge,
  inOrder,
  issued,
  otherChallenge,
  otherVerifier,
  redeem,
  refused,
  signIn,
  verifier,
} from '../../src/rules/sample-sign-in.ts';

const rejected = (error: string, description = '', status = 400) =>
  `< ${status} ${JSON.stringify({ error, ...(description && { error_description: description }) })}\n< Access-Control-Allow-Origin: https://app.example\n< Cache-Control: no-store`;
const token = (body: string, head = '> Origin: https://app.example', url = 'https://as.example/token') => `POST ${url}\n${head}\n> ${body}`;
const form = 'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1';
const withVerifier = `${form}&code_verifier=${verifier}`;
const answer = (location: string) => `< 302 ${location}`;
const authorizeOnly = (changes: Record<string, string | undefined>, ending: string) => `${authorize(changes).split('\n')[0]}\n${ending}`;
const denied = (error: string, description = '') =>
  answer(`https://app.example/cb?error=${error}&error_description=${encodeURIComponent(description)}&state=st-8Qv3k1ZpXw2m`);

const long =
  'Wj.vFkMl3GaEww~lG9Y8SDc5.aWIkBIlM_NDfKVuUxu2Y0oFIUVAM4I8QBROA.ZTq7pbUpr7sRIxGvWD0oflyUxX4k_lWlL-fQ1_YL_bl6HGNbV4uc0g6VWr0_KcH0uZ';

/** Name of the slip → traffic, the cause that must be named first, and what its sentence must name. */
const cases: Record<string, [traffic: string, cause: string, says?: RegExp]> = {
  'roles swapped': [
    signIn({ authorize: authorize({ code_challenge: verifier }), redeem: redeem({ code_verifier: challenge }), answer: refused }),
    'challenge-mismatch',
    /changed places/,
  ],
  'ordinary base64, refused at the token endpoint': [
    signIn({ authorize: authorize({ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM' }), answer: refused }),
    'challenge-charset',
    /plus|\+/,
  ],
  'padding, refused at the token endpoint': [
    signIn({ authorize: authorize({ code_challenge: `${challenge}=` }), answer: refused }),
    'challenge-padded',
    /padding/,
  ],
  'padding, refused at once': [
    authorizeOnly({ code_challenge: `${challenge}=` }, denied('invalid_request', 'code_challenge contains invalid characters')),
    'challenge-padded',
    /padding/,
  ],
  'SHA-1': [
    signIn({ authorize: authorize({ code_challenge: 'wOsdxQV7S8WbaDyF800vBUXoXkY' }), answer: refused }),
    'challenge-mismatch',
    /SHA-1/,
  ],
  'the hex digest in base64url': [
    signIn({
      authorize: authorize({ code_challenge: 'MTNkMzFlOTYxYTFhZDhlYzJmMTZiMTBjNGM5ODJlMDg3NmE4NzhhZDZkZjE0NDU2NmVlMTg5NGFjYjcwZjljMw' }),
      answer: refused,
    }),
    'challenge-mismatch',
    /hex/,
  ],
  'a newline hashed too': [
    signIn({ authorize: authorize({ code_challenge: 'AzV44Od887h21WZgjhInEFjKMEPzzLOPAksJ5Pf1eoc' }), answer: refused }),
    'challenge-mismatch',
    /newline|line/i,
  ],
  'UTF-16 hashed': [
    signIn({ authorize: authorize({ code_challenge: 'KSf-8RhBUYjbDy6BDpUAjVnY6konuMb0z0zSe70Qc20' }), answer: refused }),
    'challenge-mismatch',
    /UTF-16/,
  ],
  'the digest of undefined': [
    signIn({ authorize: authorize({ code_challenge: '6wRdeNJzEHNIsDAMAdKbdVLWIqu8b6-Bs-xVNZqplQw' }), answer: refused }),
    'challenge-known-constant',
    /undefined/,
  ],
  'a verifier made anew': [
    signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
    'challenge-mismatch',
    /made anew/,
  ],
  'the verifier null': [signIn({ redeem: redeem({ code_verifier: 'null' }), answer: refused }), 'verifier-missing', /null/],
  'the verifier undefined': [
    signIn({ redeem: redeem({ code_verifier: 'undefined' }), answer: rejected('invalid_request') }),
    'verifier-missing',
    /undefined/,
  ],
  'state sent as verifier': [
    signIn({ redeem: redeem({ code_verifier: 'st-8Qv3k1ZpXw2m' }), answer: refused }),
    'verifier-is-other-value',
    /state/,
  ],
  'no verifier': [signIn({ redeem: redeem({ code_verifier: undefined }), answer: refused }), 'verifier-missing'],
  'an empty verifier': [signIn({ redeem: redeem({ code_verifier: '' }), answer: rejected('invalid_request') }), 'verifier-missing'],
  'a short verifier': [
    signIn({
      authorize: authorize({ code_challenge: s256('only-twenty-eight-characters') }),
      redeem: redeem({ code_verifier: 'only-twenty-eight-characters' }),
      answer: refused,
    }),
    'verifier-too-short',
    /28/,
  ],
  'a verifier without challenge': [
    signIn({ authorize: authorize({ code_challenge: undefined, code_challenge_method: undefined }), answer: refused }),
    'verifier-unexpected',
  ],
  'method missing': [
    signIn({ authorize: authorize({ code_challenge_method: undefined }), answer: refused }),
    'challenge-method-missing',
    /code_challenge_method/,
  ],
  'method sha256': [
    authorizeOnly({ code_challenge_method: 'SHA256' }, denied('invalid_request', 'not supported value of code_challenge_method')),
    'challenge-method-unknown',
    /SHA256/,
  ],
  'method without challenge': [
    authorizeOnly({ code_challenge: undefined }, denied('invalid_request')),
    'challenge-method-without-challenge',
  ],
  'PKCE missing where it is required': [
    authorizeOnly({ code_challenge: undefined, code_challenge_method: undefined }, denied('invalid_request', 'Code challenge required')),
    'pkce-missing',
  ],
  'redirect_uri with a slash': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: refused }),
    'redirect-uri-differs',
    /trailing slash/,
  ],
  'redirect_uri with another scheme': [
    signIn({ redeem: redeem({ redirect_uri: 'http://app.example/cb' }), answer: refused }),
    'redirect-uri-differs',
    /scheme/,
  ],
  'redirect_uri with a port': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example:8443/cb' }), answer: refused }),
    'redirect-uri-differs',
    /port/,
  ],
  'redirect_uri with another case': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/CB' }), answer: refused }),
    'redirect-uri-differs',
    /case|capital/,
  ],
  'redirect_uri with a query': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb?x=1' }), answer: refused }),
    'redirect-uri-differs',
    /query/,
  ],
  'redirect_uri encoded twice': [
    signIn({ redeem: redeem({ redirect_uri: 'https%3A%2F%2Fapp.example%2Fcb' }), answer: refused }),
    'redirect-uri-differs',
    /twice/,
  ],
  'redirect_uri with a blank': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb ' }), answer: refused }),
    'redirect-uri-differs',
    /space|blank|white/i,
  ],
  'redirect_uri with a no-break space': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb\u00a0' }), answer: refused }),
    'redirect-uri-differs',
    /U\+00A0/,
  ],
  'no redirect_uri in the token request': [
    signIn({ redeem: redeem({ redirect_uri: undefined }), answer: refused }),
    'token-redirect-uri-missing',
  ],
  'Cognito answers unauthorized_client to a slash': [
    signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: rejected('unauthorized_client') }),
    'redirect-uri-differs',
    /slash/,
  ],
  'another client': [signIn({ redeem: redeem({ client_id: 'spa-2' }), answer: refused }), 'client-id-differs', /spa-2/],
  'no client_id': [
    signIn({
      redeem: redeem({ client_id: undefined }, '> Origin: https://app.example'),
      answer: rejected('invalid_request', 'client_id is required'),
    }),
    'client-id-missing-in-token-request',
  ],
  'the code cut short': [signIn({ redeem: redeem({ code: 'SplxlOBeZQQYbYS6' }), answer: refused }), 'code-differs', /6/],
  'the code encoded twice': [
    signIn({ authorize: authorize({}, { code: '4/0Ab+c' }), redeem: redeem({ code: '4%2F0Ab%2Bc' }), answer: refused }),
    'code-differs',
    /twice|decoded/,
  ],
  'plus became space in the code': [
    signIn({ authorize: authorize({}, { code: 'ab+cd/ef123' }), redeem: redeem({ code: 'ab cd/ef123' }), answer: refused }),
    'code-differs',
    /space/,
  ],
  'a fragment glued to the code': [
    signIn({ redeem: redeem({ code: 'SplxlOBeZQQYbYS6WxSbIA#_=_' }), answer: refused }),
    'code-differs',
    /#/,
  ],
  'no code': [signIn({ redeem: redeem({ code: undefined }), answer: rejected('invalid_request') }), 'code-missing-in-token-request'],
  'the code redeemed again later': [inOrder(signIn(), '@ +3.0s', redeem(), refused), 'code-replayed'],
  'the code redeemed twice at once': [inOrder(signIn(), '@ +4ms', redeem(), refused), 'code-double-submit'],
  'an old code': [inOrder(authorize(), '@ +754.0s', redeem(), refused), 'code-expired', /75[34] s/],
  'a server whose text says expired': [
    inOrder(authorize(), '@ +95.0s', redeem(), rejected('invalid_grant', 'Code is expired')),
    'code-expired',
  ],
  'the verifier of a later sign-in': [
    inOrder(
      authorize(),
      authorize({ state: 'st-second-000000', code_challenge: otherChallenge }, { code: undefined }).replace(/\n<.*$/, '\n< (no answer)'),
      redeem({ code_verifier: otherVerifier }),
      refused,
    ),
    'verifier-from-other-attempt',
  ],
  'a JSON body': [
    signIn({ redeem: token(JSON.stringify(Object.fromEntries(new URLSearchParams(withVerifier)))), answer: rejected('invalid_request') }),
    'token-content-type',
    /JSON/,
  ],
  'a JSON body, unsupported_grant_type': [
    signIn({
      redeem: token(JSON.stringify(Object.fromEntries(new URLSearchParams(withVerifier)))),
      answer: rejected('unsupported_grant_type'),
    }),
    'token-content-type',
    /JSON/,
  ],
  'an object for a body': [
    signIn({
      redeem: token('[object Object]', '> Origin: https://app.example\n> Content-Type: application/x-www-form-urlencoded'),
      answer: rejected('invalid_request'),
    }),
    'token-content-type',
    /object Object/,
  ],
  'parameters in the query': [
    signIn({ redeem: `POST https://as.example/token?${withVerifier}\n> Origin: https://app.example`, answer: rejected('invalid_request') }),
    'token-params-in-query',
  ],
  'a token request by GET': [
    signIn({
      redeem: `GET https://as.example/token?${withVerifier}\n> Origin: https://app.example`,
      answer: rejected('invalid_request', '', 405),
    }),
    'token-method-not-post',
  ],
  'grant_type misspelt': [
    signIn({ redeem: redeem({ grant_type: 'authorisation_code' }), answer: rejected('unsupported_grant_type') }),
    'grant-type-missing',
    /authorisation_code/,
  ],
  'grant_type missing': [signIn({ redeem: redeem({ grant_type: undefined }), answer: rejected('invalid_request') }), 'grant-type-missing'],
  'two client authentications': [
    signIn({
      redeem: redeem({ client_secret: 'x-secret-x' }, '> Origin: https://app.example\n> Authorization: Basic c3BhLTE6eC1zZWNyZXQteA=='),
      answer: rejected('invalid_request'),
    }),
    'client-auth-multiple',
  ],
  'another server': [
    inOrder(
      authorize({}, { iss: 'https://as.example' }),
      token(withVerifier, '> Origin: https://app.example', 'https://other.example/token'),
      refused,
    ),
    'token-issuer-mix-up',
  ],
  'a path that is not there': [
    signIn({
      redeem: token(withVerifier, '> Origin: https://app.example', 'https://as.example/oauth2/token'),
      answer: '< 404 <html>Not found</html>\n< Access-Control-Allow-Origin: https://app.example',
    }),
    'token-endpoint-not-found',
    /404/,
  ],
  'HTML for an answer': [
    signIn({ answer: '< 200 <!doctype html><html><title>Sign in</title></html>\n< Access-Control-Allow-Origin: https://app.example' }),
    'token-not-json',
    /web page/,
  ],
  'an answer that CORS hides': [
    inOrder(
      authorize(),
      '@ {"resourceType":"fetch"}',
      redeem(),
      '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}\n< Cache-Control: no-store',
    ),
    'cors-response-blocked',
    /Access-Control-Allow-Origin/,
  ],
  'a preflight that fails': [
    inOrder(
      authorize(),
      'OPTIONS https://as.example/token\n> Origin: https://app.example\n> Access-Control-Request-Method: POST\n> Access-Control-Request-Headers: x-requested-with',
      '< 405',
      redeem(),
      '< 0 net::ERR_FAILED',
    ),
    'cors-preflight-failed',
  ],
  'a host that does not exist': [
    inOrder(
      authorize(),
      token(withVerifier, '> Origin: https://app.example', 'https://as.exmaple/token'),
      '< 0 net::ERR_NAME_NOT_RESOLVED',
    ),
    'network-no-status',
    /NAME_NOT_RESOLVED|name/i,
  ],
  'http in place of https': [
    inOrder(
      authorize(),
      token(withVerifier, '> Origin: https://app.example', 'http://as.example/token'),
      answer('https://as.example/token'),
      'GET https://as.example/token\n> Origin: https://app.example',
      '< 404',
    ),
    'token-insecure-transport',
    /http/,
  ],
  'state changed on the way back': [authorize({}, { state: 'another-state-000' }), 'state-mismatch'],
  'state lost on the way back': [authorize({}, { state: undefined }), 'state-missing-in-response'],
  'another issuer in the response': [
    inOrder(
      'GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token","authorization_response_iss_parameter_supported":true}',
      authorize({}, { iss: 'https://evil.example' }),
    ),
    'iss-mismatch',
  ],
  'a user who says no': [
    authorizeOnly({}, denied('access_denied', 'The user denied the request')),
    'authz-error',
    /access_denied|refused|denied/,
  ],
  'a scope with commas': [authorizeOnly({ scope: 'openid,profile' }, denied('invalid_scope')), 'scope-malformed', /separated by “,”/],
  'an unregistered redirect_uri': [
    authorizeOnly(
      {},
      "< 400 <html><h1>Error: redirect_uri_mismatch</h1>redirect_uri did not match any of the client's registered redirect_uris</html>",
    ),
    'authz-error-page',
    /redirect/,
  ],
  'an unknown client': [authorizeOnly({}, '< 400 <html><h1>invalid_client</h1>client is invalid</html>'), 'authz-error-page', /client/],
  'no client_id at the start': [
    authorizeOnly({ client_id: undefined }, '< 400 <html>invalid_request: missing required parameter client_id</html>'),
    'authz-client-id-missing',
  ],
  'a DPoP nonce that is never sent': [
    inOrder(
      authorize(),
      redeem({}, '> Origin: https://app.example\n> DPoP: eyJhbGciOiJFUzI1NiJ9.eyJodG0iOiJQT1NUIn0.c2ln'),
      '< 400 {"error":"use_dpop_nonce"}\n< DPoP-Nonce: abc\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Expose-Headers: DPoP-Nonce',
    ),
    'dpop-nonce-challenge',
    /nonce/,
  ],
  'a refresh token used twice': [
    inOrder(
      signIn({ answer: issued.replace('"expires_in"', '"refresh_token":"rt-1-000000","expires_in"') }),
      token('grant_type=refresh_token&refresh_token=rt-1-000000&client_id=spa-1'),
      issued.replace('"expires_in"', '"refresh_token":"rt-2-000000","expires_in"'),
      '@ +90.0s',
      token('grant_type=refresh_token&refresh_token=rt-1-000000&client_id=spa-1'),
      refused,
    ),
    'refresh-token-reused',
  ],
  'a wrong secret': [
    signIn({
      redeem: redeem({ client_id: undefined }, '> Origin: https://app.example\n> Authorization: Basic c3BhLTE6d3Jvbmc='),
      answer: rejected('invalid_client', '', 401),
    }),
    'client-secret-wrong',
    /secret/,
  ],
  'a server that fails': [
    signIn({ answer: '< 503 <html>Service unavailable</html>\n< Access-Control-Allow-Origin: https://app.example' }),
    'server-error',
    /503/,
  ],
};

describe('the root cause', () => {
  it.each(Object.entries(cases))('of %s', (_, [traffic, cause, says]) => {
    const { flows } = analyse(parseTranscript(traffic));
    const named = flows.find((flow) => flow.rootCause)?.rootCause;
    expect(named?.cause, flows.map((flow) => `${flow.status} ${flow.headline}: ${flow.rootCause?.text}`).join('\n')).toBe(cause);
    if (says) expect(`${named?.title} ${named?.text}`).toMatch(says);
  });
});

const sound: Record<string, string> = {
  'a plain good sign-in': signIn(),
  'a sign-in with state and iss': signIn({ authorize: authorize({}, { iss: 'https://as.example' }) }),
  'a sign-in with a 128-character verifier': signIn({
    authorize: authorize({ code_challenge: s256(long) }),
    redeem: redeem({ code_verifier: long }),
  }),
  'a public native client on loopback': signIn({
    authorize: authorize({ redirect_uri: 'http://127.0.0.1:51004/cb' }),
    redeem: redeem({ redirect_uri: 'http://127.0.0.1:51004/cb' }),
  }),
  'an abandoned sign-in before a good one': inOrder(
    authorize({ state: 'st-abandoned-0000', code_challenge: otherChallenge }, { code: undefined }).replace(
      /\n<.*$/,
      '\n< 200 <html>login</html>',
    ),
    signIn(),
  ),
  'a silent probe that is answered login_required': inOrder(
    authorizeOnly({ prompt: 'none', code_challenge: otherChallenge }, denied('login_required')),
    '@ +1s',
    signIn({ authorize: authorize({ state: 'st-new-9Qv3k1ZpXw' }, { state: 'st-new-9Qv3k1ZpXw' }) }),
  ),
  'a server-side exchange': inOrder(
    authorize(),
    'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 302 https://app.example/\n< Set-Cookie: session=1; HttpOnly',
  ),
  'a recording that begins at the callback': inOrder(
    'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>',
    redeem(),
    issued,
  ),
};

describe('no alarm', () => {
  it.each(Object.entries(sound))('on %s', (_, traffic) => {
    const { flows } = analyse(parseTranscript(traffic));
    expect(flows.length).toBeGreaterThan(0);
    const alarms = flows
      .flatMap((flow) => flow.findings)
      .filter((finding) => finding.verdict === 'crashed' || (finding.verdict === 'faulty' && finding.severity !== 'note'));
    expect(alarms.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([]);
    expect(flows.map((flow) => flow.rootCause?.cause).filter(Boolean)).toEqual([]);
  });
});

describe('what else it could have been', () => {
  it('leaves out the named slip as another rule sees it', () => {
    const padded = authorizeOnly(
      { code_challenge: `${challenge}=` },
      denied('invalid_request', 'code_challenge contains invalid characters'),
    );
    const [flow] = analyse(parseTranscript(padded)).flows;
    expect(flow!.findings.find(({ rule }) => rule === 'challenge-length')?.verdict).toBe('faulty');
    expect(flow!.hypotheses.filter(({ standing }) => standing === 'proved').map(({ cause }) => cause)).toEqual(['challenge-padded']);
  });
});
