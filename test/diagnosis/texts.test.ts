import { expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { verifier } from '../../src/rules/sample-sign-in.ts';

const at = (
  host: string,
  body: string,
  answer: object,
  status = 400,
) => `GET https://${host}?response_type=code&client_id=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=[redacted]&code_challenge_method=S256
< 302 https://app.example/cb?code=[redacted]&state=st-8Qv3k1ZpXw2m
@ +45s
POST https://${host.replace(/auth(?:orize)?$/, 'token')}
> Origin: https://app.example
> ${body}
< ${status} ${JSON.stringify(answer)}
< Access-Control-Allow-Origin: *`;
const keycloak = 'id.example/realms/one/protocol/openid-connect/auth';
const first = (traffic: string) => analyse(parseTranscript(traffic)).flows[0]!;

it.each([
  ['PKCE verification failed: Code mismatch', 'challenge-mismatch'],
  ['PKCE code verifier not specified', 'verifier-missing'],
  ['Incorrect redirect_uri', 'redirect-uri-differs'],
  ['Code is expired', 'code-expired'],
])('takes “%s” of Keycloak for a likely %s where the values were redacted', (text, cause) => {
  const { rootCause, flow } = first(at(keycloak, '(not captured)', { error: 'invalid_grant', error_description: text }));
  expect(flow.links.length).toBeGreaterThan(1);
  expect(rootCause).toMatchObject({ cause, standing: 'likely' });
});

it('never takes a text for a proof, nor against a comparison', () => {
  const traffic = at(
    keycloak,
    `grant_type=authorization_code&code=c1-000000&client_id=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&code_verifier=${verifier}`,
    { error: 'invalid_grant', error_description: 'Incorrect redirect_uri' },
  );
  const { rootCause, hypotheses } = first(traffic);
  expect(hypotheses.find(({ cause }) => cause === 'redirect-uri-differs')?.standing).toBe('ruled-out');
  expect(rootCause?.cause).not.toBe('redirect-uri-differs');
  expect(hypotheses.filter(({ standing }) => standing === 'proved')).toEqual([]);
});
