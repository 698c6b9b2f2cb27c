import { metadataInForce } from '../../flow/metadata-in-force.ts';
import { textOf } from '../../oauth/message.ts';
import { listMember } from '../../oauth/metadata-document.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'discovery-no-pkce-methods',
  stage: 'discovery',
  title: 'The server does not advertise PKCE',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(8414, '2'), rfc(9700, '2.1.1')],
  why: 'A client can only rely on PKCE when it knows that the server checks it, and the metadata document is where a server says so. A server that does not say so may ignore the challenge without a word.',
  fix: 'On the server, publish "code_challenge_methods_supported": ["S256"]. In the client, keep sending the challenge, and keep state or nonce as the protection against forged responses.',
  notToBeConfusedWith: 'Several large servers check PKCE without listing it, so a missing list is never why a sign-in failed.',

  needs: ['metadata', 'authorizationRequest'],
  messages: {
    absent: 'The metadata document has no code_challenge_methods_supported, so a client cannot tell whether this server checks PKCE.',
    withoutS256: 'The metadata document lists {methods} as code_challenge_methods_supported, and S256 is not among them.',
  },

  check({ timeline, authorizationRequest, derived }, conclude) {
    const inForce = metadataInForce(timeline, derived);
    const responseType = spaceSeparated(textOf(authorizationRequest, 'response_type'));
    if (!inForce || !responseType.includes('code')) return conclude.notApplicable();
    const { document, message: metadata } = inForce;

    const at = [{ exchange: metadata.exchange, part: 'response-body', name: 'code_challenge_methods_supported' } as const] as const;
    const methods = listMember(document, 'code_challenge_methods_supported');
    if (!methods) return conclude.faulty('absent', {}, at, { severity: 'note' });
    if (methods.includes('S256')) return conclude.sound();
    const shown = methods.length ? listOf(methods.slice(0, 5).map(quote)) : 'nothing';
    return conclude.faulty('withoutS256', { methods: shown }, at, derived.issued ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","code_challenge_methods_supported":["plain"]}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
    sound: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","code_challenge_methods_supported":["plain","S256"]}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
  },
});
