import { idTokensOf } from '../../flow/id-tokens.ts';
import { repeatedNames } from '../../oauth/json-names.ts';
import { decodeBase64 } from '../../oauth/pkce.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { characterName, countOf, listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'id-token-malformed',
  stage: 'id-token',
  title: 'The ID token is not a readable JWT',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '2'), rfc(7515, '7.1'), rfc(7519, '7.2')],
  why: 'An ID token says who signed in, in three parts divided by full stops, each of them base64url text. What is built in another way no library reads, and the sign-in ends.',
  fix: 'Server: build the ID token with a JOSE library. Client: pass it on as it came, without cutting, decoding or wrapping it.',
  notToBeConfusedWith:
    'An encrypted ID token, which has five parts and can be read only with the key of the client; a token that was blacked out in the recording.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse'],
  messages: {
    parts: 'The ID token has {parts}, a signed JWT has 3.',
    unreadable: 'The ID token has three parts, but its {part} is no JSON object in base64url.',
    alphabet: 'The ID token contains {character}, which base64url does not have; many libraries refuse it.',
    repeated: 'The {part} of the ID token names {names} more than once, and libraries differ in which one they take.',
  },

  check(flow, conclude) {
    const { tokens, hidden } = idTokensOf({ ...flow, refreshExchanges: [] }, ['front', 'back']);
    const verdicts = tokens.map((token) => {
      const at = [token.at] as const;
      const parts = token.text.split('.');
      if (!token.read.readable) {
        if (token.read.because === 'encrypted') return conclude.inconclusive('encrypted');
        if (parts.length !== 3) return conclude.faulty('parts', { parts: countOf(parts.length, 'part') }, at);
        const part = objectText(parts[0]!) === undefined ? 'header' : 'payload';
        return conclude.faulty('unreadable', { part }, at);
      }
      const foreign = /[^A-Za-z0-9_.-]/.exec(token.text)?.[0];
      if (foreign) return conclude.faulty('alphabet', { character: characterName(foreign) }, at);
      const repeats = parts.slice(0, 2).flatMap((part, index) => {
        const names = repeatedNames(objectText(part) ?? '');
        const values = { part: index === 0 ? 'header' : 'payload', names: listOf(names.slice(0, 5).map(quote)) };
        return names.length ? [conclude.faulty('repeated', values, at, { severity: 'warning' })] : [];
      });
      return conclude.together(repeats);
    });
    if (verdicts.length) return conclude.together(verdicts);
    return hidden[0] === undefined ? conclude.notApplicable() : conclude.inconclusive(hidden[0]);
  },

  examples: {
    faulty: [signInWith('eyJhbGciOiJSUzI1NiJ9.e30')],
    sound: [signInWith(idToken())],
  },
});

/** The JSON text of a JWT's part; undefined when it is none. */
function objectText(part: string): string | undefined {
  const bytes = decodeBase64(part);
  const text = bytes && new TextDecoder().decode(bytes);
  return text !== undefined && /^\s*\{[\s\S]*\}\s*$/.test(text) ? text : undefined;
}
