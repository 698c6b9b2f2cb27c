import { wasIssued } from '../../flow/answer.ts';
import { headerValue } from '../../http/header.ts';
import { basicCredentials } from '../../oauth/client-identity.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { type OAuthMessage, read, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';
import { countOf, quote } from '../wording.ts';

export default defineRule({
  id: 'client-secret-in-browser',
  stage: 'token-request',
  title: 'A client secret is sent from a web page',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(10017, '6.3.3.1'), rfc(8252, '8.5'), rfc(9700, '2.5')],
  why: 'Everyone who opens the page can read the secret out of its code or its requests, so it proves nothing. Whoever has it can pretend to be this application.',
  fix: 'Register the application as a public client (single-page application) with PKCE and leave the secret out, or let a backend make the token request. Replace the secret: it is known now.',
  notToBeConfusedWith:
    'A token request of a server, which a browser recording does not show, and consoles for developers (Swagger UI, Postman) where the developer types in a secret.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest', 'refreshRequest'],
  messages: {
    body: 'A page{origin} sent client_secret ({length}) in its token request.',
    basic: 'A page{origin} sent a client secret ({length}) as Basic credentials in its token request.',
    assertion: 'A page{origin} sent a client assertion signed with a shared secret ({algorithm}).',
    empty:
      'The page sends client_secret without a value. Some servers take that for a failed client authentication; leave the parameter out.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges }, conclude) {
    const byScript = isByScript(tokenRequest);
    if (byScript === undefined) return conclude.inconclusive('header-withheld');
    if (!byScript) return conclude.notApplicable();
    const from = headerValue(tokenRequest.headers, 'origin');
    const origin = from && from !== 'null' ? ` of ${quote(from)}` : '';
    const console = /swagger|oauth2-redirect|postman|oauth\.tools|openidconnect\.net|oauthdebugger|insomnia/i;
    const byDeveloper = console.test(`${from ?? ''} ${textOf(authorizationRequest, 'redirect_uri') ?? ''}`);
    // A confidential client whose sign-in works may run in a page on purpose: said, but no alarm.
    const quiet = byDeveloper || wasIssued(tokenRequest, tokenExchanges);
    const instead: { severity?: Severity } = quiet ? { severity: 'note' } : {};

    const secret = read(tokenRequest, 'client_secret');
    if (secret.state === 'present' && secret.value !== '') {
      return conclude.faulty('body', { origin, length: countOf(secret.value.length, 'character') }, [secret.at], instead);
    }
    const credentials = basicCredentials(tokenRequest);
    if (credentials && credentials.password !== '') {
      return conclude.faulty('basic', { origin, length: countOf(credentials.password.length, 'character') }, [credentials.at], instead);
    }
    const assertion = read(tokenRequest, 'client_assertion');
    const jwt = assertion.state === 'present' ? readJwt(assertion.value) : undefined;
    const algorithm = jwt?.readable ? jsonText(jwt.jwt.header.alg) : '';
    if (assertion.state === 'present' && /^HS\d/.test(algorithm)) {
      return conclude.faulty('assertion', { origin, algorithm: quote(algorithm) }, [assertion.at], instead);
    }
    if (secret.state === 'unobserved') return conclude.inconclusive(secret.because);
    if (secret.state === 'present') return conclude.faulty('empty', {}, [secret.at], { severity: 'note' });
    // With client_id in the body a hidden Authorization header is not to be expected.
    const header = readHeader(tokenRequest, 'authorization');
    const named = textOf(tokenRequest, 'client_id') !== undefined;
    return header.state === 'unobserved' && !named ? conclude.inconclusive(header.because) : conclude.sound();
  },

  examples: {
    faulty: [inOrder(authorize(), redeem({ client_secret: 'a-secret-0001' }), refused)],
    sound: [signIn()],
  },
});

/** Whether a page's script sent the request; undefined when the recording does not tell. */
function isByScript(request: OAuthMessage): boolean | undefined {
  const type = request.context.resourceType;
  if (type !== undefined && /^(?:xhr|fetch)$/.test(type)) return true;
  if (headerValue(request.headers, 'sec-fetch-mode') === 'cors' || headerValue(request.headers, 'origin') !== undefined) return true;
  return readHeader(request, 'origin').state === 'unobserved' ? undefined : false;
}
