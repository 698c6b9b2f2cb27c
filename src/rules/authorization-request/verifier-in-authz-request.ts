import { type OAuthMessage, read, readAll, textOf } from '../../oauth/message.ts';
import { decodeBase64, s256 } from '../../oauth/pkce.ts';
import { isLegalVerifier } from '../../oauth/pkce-syntax.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf } from '../wording.ts';

export default defineRule({
  id: 'verifier-in-authz-request',
  stage: 'authorization-request',
  title: 'The secret verifier was sent in the authorization request',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(7636, '7.2')],
  why: 'The verifier must stay in the application until the code has come back, for it proves who asked for the code. In the address it is in the browser’s history and in logs, and PKCE protects nothing any more.',
  fix: 'Send only code_challenge and code_challenge_method here. Keep the verifier in sessionStorage under the state of the sign-in, and do not put it into state.',
  notToBeConfusedWith: 'A challenge under the plain method, which is the verifier by design and is judged as such.',

  needs: ['authorizationRequest'],
  uses: ['pushedAuthorizationRequest'],
  messages: {
    parameter: 'The authorization request carries code_verifier in its address, a value of {length}.',
    pushed: 'The pushed authorization request carries code_verifier, which belongs into the token request only.',
    inState:
      'The state of the authorization request contains the verifier: the S256 of a text inside it is the challenge of the same request.',
  },

  check({ authorizationRequest, pushedAuthorizationRequest }, conclude) {
    const pushed = pushedAuthorizationRequest && readAll(pushedAuthorizationRequest, 'code_verifier')[0];
    if (pushed?.value) return conclude.faulty('pushed', {}, [pushed.at]);
    const own = readAll(authorizationRequest, 'code_verifier')[0];
    if (own?.value) return conclude.faulty('parameter', { length: countOf(own.value.length, 'character') }, [own.at]);
    const state = read(authorizationRequest, 'state');
    const challenge = textOf(authorizationRequest, 'code_challenge');
    if (state.state === 'present' && challenge !== undefined && holdsVerifierOf(challenge, state.value, authorizationRequest))
      return conclude.faulty('inState', {}, [state.at]);
    if (authorizationRequest.opaque) return conclude.inconclusive(authorizationRequest.opaque);
    return conclude.sound();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=eyJ2IjoiZEJqZnRKZVo0Q1ZQLW1COTJLMjd1aGJVSlUxcDFyX3dXMWdGV0ZPRWpYayJ9&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=eyJyIjoiL2hvbWUifQ&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});

/** Looks for a legal verifier of this challenge among the words of the state, as it is and decoded from base64 once. */
function holdsVerifierOf(challenge: string, state: string, request: OAuthMessage): boolean {
  if (textOf(request, 'code_challenge_method') !== 'S256') return false;
  const texts = [state, ...state.split('.').map(decoded)];
  // A verifier may hold any of - . _ ~, so the words are cut at everything else.
  const words = texts.flatMap((text) => text.slice(0, 20_000).split(/[^A-Za-z0-9._~-]+/));
  return words.some((word) => isLegalVerifier(word) && s256(word) === challenge);
}

function decoded(text: string): string {
  const bytes = decodeBase64(text);
  return bytes ? new TextDecoder().decode(bytes) : '';
}
