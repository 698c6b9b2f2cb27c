import { listMember } from '../../oauth/metadata-document.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, metadata, signInWith } from '../sample-id-token.ts';
import { inOrder } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const document = metadata({ id_token_signing_alg_values_supported: ['RS256'] });

export default defineRule({
  id: 'id-token-alg-unexpected',
  stage: 'id-token',
  title: 'The ID token is signed with an unexpected algorithm',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), rfc(8725, '3.1')],
  why: 'A client accepts only the algorithms that it expects, because a token that may choose its own algorithm can be forged. One that the metadata does not name is refused by most libraries.',
  fix: "Make the client's registration (id_token_signed_response_alg) and the server's metadata (id_token_signing_alg_values_supported) agree. A client without a secret needs an asymmetric algorithm such as RS256 or ES256.",
  notToBeConfusedWith: 'An algorithm that the metadata names; a confidential client that agreed upon HS256 with its secret.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse', 'authorizationRequest', 'metadata'],
  messages: {
    unlisted: 'The ID token is signed with {algorithm}; the metadata of the server names {listed}.',
    symmetric:
      'The ID token is signed with {algorithm}, which needs a shared secret, but this client has none: it cannot check the signature.',
  },

  check(flow, conclude) {
    const listed = listMember(flow.derived.metadata, 'id_token_signing_alg_values_supported');
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const { alg } = token.jwt.header;
      if (typeof alg !== 'string' || /^none$/i.test(alg)) return conclude.notApplicable(); // id-token-alg-none says it.
      const algorithm = quote(alg);
      if (listed && !listed.includes(alg))
        return conclude.faulty(
          'unlisted',
          { algorithm, listed: listOf(listed.slice(0, 8).map(quote)) || 'none' },
          [token.at],
          listed.length && /^HS\d/.test(alg) && flow.derived.clientType === 'public-browser' ? { severity: 'error' } : {},
        );
      // What comes from the token endpoint by TLS need not be checked (OpenID Connect Core §3.1.3.7, item 6).
      const instead = token.channel === 'back' ? { severity: 'note' as const } : {};
      if (/^HS\d/.test(alg) && flow.derived.clientType === 'public-browser')
        return conclude.faulty('symmetric', { algorithm }, [token.at], instead);
      return listed ? conclude.sound() : conclude.inconclusive('outside-the-browser');
    });
  },

  examples: {
    faulty: [inOrder(document, signInWith(idToken({}, { alg: 'HS256' })))],
    sound: [inOrder(document, signInWith(idToken()))],
  },
});
