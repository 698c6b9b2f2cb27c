import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { s256 } from '../../src/oauth/pkce.ts';

// The founding case: a custom widget against Genesys Cloud gets its code, and the token endpoint answers 401 invalid_grant.
const verifier =
  'Wj.vFkMl3GaEww~lG9Y8SDc5.aWIkBIlM_NDfKVuUxu2Y0oFIUVAM4I8QBROA.ZTq7pbUpr7sRIxGvWD0oflyUxX4k_lWlL-fQ1_YL_bl6HGNbV4uc0g6VWr0_KcH0uZ';
const widget = {
  challenge: s256(verifier),
  verifier,
  authorizeHost: 'login.mypurecloud.ie',
  tokenUrl: 'https://login.mypurecloud.ie/oauth/token',
  tokenRedirect: 'https://widget.example/callback',
  wait: '+400ms',
  json: false,
  answer: '< 401 {"error":"invalid_grant"}\n< Access-Control-Allow-Origin: https://widget.example\n< Cache-Control: no-store',
};

function traffic(changes: Partial<typeof widget> = {}): string {
  const { challenge, verifier: sent, authorizeHost, tokenUrl, tokenRedirect, wait, json, answer } = { ...widget, ...changes };
  const query = new URLSearchParams({
    client_id: '7f3a2c10',
    redirect_uri: 'https://widget.example/callback',
    code_challenge: challenge,
    response_type: 'code',
    code_challenge_method: 'S256',
    state: 'st-8Qv3k1ZpXw2m',
  });
  const body = {
    grant_type: 'authorization_code',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    code_verifier: sent,
    client_id: '7f3a2c10',
    redirect_uri: tokenRedirect,
  };
  return `GET https://${authorizeHost}/oauth/authorize?${query}
< 302 https://widget.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m
@ ${wait}
POST ${tokenUrl}
> Origin: https://widget.example
> ${json ? JSON.stringify(body) : new URLSearchParams(body)}
${answer}`;
}

const first = (text: string) => analyse(parseTranscript(text)).flows[0]!;

describe('the founding case', () => {
  it('proves that the roles are swapped', () => {
    const { rootCause } = first(
      traffic({ challenge: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', verifier: s256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk') }),
    );
    expect(rootCause).toMatchObject({ cause: 'challenge-mismatch', standing: 'proved', text: expect.stringMatching(/changed places/) });
  });

  it('says which step the browser took differently from the backend', () => {
    const { rootCause } = first(traffic({ challenge: s256(`${verifier}\n`) }));
    expect(rootCause).toMatchObject({ cause: 'challenge-mismatch', standing: 'proved', construction: [{ id: 'cf-trailing-lf' }] });
  });

  it('proves padding, with the character', () =>
    expect(first(traffic({ challenge: `${s256(verifier)}=` })).rootCause).toMatchObject({ cause: 'challenge-padded', standing: 'proved' }));

  it('calls an eleven-minute-old code the likely cause, with its age', () => {
    const { rootCause } = first(traffic({ wait: '+660s' }));
    expect(rootCause).toMatchObject({ cause: 'code-expired', standing: 'likely', text: expect.stringMatching(/660 s|11 minutes/) });
  });

  it('proves the trailing slash and shows both values', () => {
    const { rootCause } = first(traffic({ tokenRedirect: 'https://widget.example/callback/' }));
    expect(rootCause).toMatchObject({
      cause: 'redirect-uri-differs',
      standing: 'proved',
      comparison: { expected: { value: 'https://widget.example/callback' }, observed: { value: 'https://widget.example/callback/' } },
    });
  });

  it('proves a code used twice, with the distance in ms', () => {
    const good = traffic({
      answer:
        '< 200 {"access_token":"sQ8x-opaque-token-000","token_type":"bearer","expires_in":86399}\n< Access-Control-Allow-Origin: https://widget.example\n< Cache-Control: no-store',
    });
    const again = traffic().slice(traffic().indexOf('POST')).replace('POST', '@ +52ms\nPOST');
    expect(first(`${good}\n${again}`).rootCause).toMatchObject({
      cause: 'code-replayed',
      standing: 'proved',
      text: expect.stringMatching(/\d+ ms/),
    });
  });

  it('rules the openid scope out', () => {
    const { hypotheses } = first(traffic());
    expect(hypotheses.find(({ cause }) => cause === 'openid-scope-missing')).toMatchObject({ standing: 'ruled-out' });
  });

  it('proves a JSON body, but not where the server wants JSON', () => {
    expect(
      first(traffic({ json: true, answer: '< 400 {"error":"invalid_request"}\n< Access-Control-Allow-Origin: https://widget.example' }))
        .rootCause,
    ).toMatchObject({ cause: 'token-content-type', text: expect.stringMatching(/JSON/) });
    const notion = traffic({ json: true, authorizeHost: 'api.notion.com', tokenUrl: 'https://api.notion.com/v1/oauth/token' }).replace(
      '/oauth/authorize',
      '/v1/oauth/authorize',
    );
    expect(first(notion).rootCause?.cause).not.toBe('token-content-type');
  });

  it('recognises an opaque token and claims no signature check', () => {
    const { facts, status } = first(
      traffic({
        answer:
          '< 200 {"access_token":"sQ8x-opaque-token-000","token_type":"bearer","expires_in":86399}\n< Access-Control-Allow-Origin: https://widget.example\n< Cache-Control: no-store',
      }),
    );
    expect(status).toBe('sound');
    expect(facts.join(' ')).toMatch(/opaque.*no signature/);
  });

  it("knows the SDK's sign-in and names its traps", () =>
    expect(first(traffic()).facts.join(' ')).toMatch(/loginPKCEGrant.*overwrites.*code_verifier=null.*state/));

  it('sends a request to the API host back to the login host', () => {
    const { rootCause } = first(
      traffic({
        tokenUrl: 'https://api.mypurecloud.ie/oauth/token',
        answer: '< 404 {"message":"not found"}\n< Access-Control-Allow-Origin: https://widget.example',
      }),
    );
    expect(['token-issuer-mix-up', 'endpoint-mistaken']).toContain(rootCause?.cause);
    expect(rootCause?.text).toMatch(/login\.|api\.mypurecloud\.ie/);
  });

  it('names another grant and a secret that does not belong in a browser', () => {
    const { facts, findings } = first(`POST https://api.mypurecloud.com/oauth/token
> Origin: https://widget.example
> Authorization: Basic N2YzYTJjMTA6c2VjcmV0LTAwMDE=
> grant_type=client_credentials
< 401 {"error":"invalid_client"}
< Access-Control-Allow-Origin: https://widget.example`);
    expect(facts.join(' ')).toMatch(/client credentials grant.*secret/);
    expect(findings.filter(({ verdict }) => verdict === 'faulty').map(({ rule }) => rule)).toContain('client-secret-in-browser');
  });

  it('says that a server-side exchange is outside the browser, and what is checked all the same', () => {
    const flow = first(`${traffic().split('\n').slice(0, 2).join('\n')}
GET https://widget.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m
< 302 https://widget.example/
< Set-Cookie: session=1; HttpOnly`);
    expect(flow.rootCause).toBeNull();
    expect(flow.blindSpots.map(({ because }) => because)).toContain('outside-the-browser');
    expect(flow.findings.filter(({ verdict }) => verdict === 'sound').length).toBeGreaterThan(10);
  });

  it('proves the wrong region', () => {
    const { rootCause } = first(
      traffic({
        tokenUrl: 'https://login.usw2.pure.cloud/oauth/token',
        answer:
          '< 401 {"error":"invalid_client","error_description":"authentication failed"}\n< Access-Control-Allow-Origin: https://widget.example',
      }),
    );
    expect(rootCause).toMatchObject({ cause: 'token-issuer-mix-up', standing: 'proved' });
  });

  it('says plainly when everything visible is right', () => {
    const flow = first(traffic());
    expect(flow.rootCause).toMatchObject({ standing: 'possible', title: 'Everything that can be seen from the browser is right' });
    expect(flow.hypotheses.filter(({ standing }) => standing === 'ruled-out').length).toBeGreaterThan(10);
    expect(flow.hypotheses.filter(({ standing }) => standing === 'proved')).toEqual([]);
  });
});
