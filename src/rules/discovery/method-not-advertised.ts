import { metadataInForce } from '../../flow/metadata-in-force.ts';
import type { Evidence } from '../../http/exchange.ts';
import { sameWords, usedForToken, usedToAuthorize, whereUsed } from '../../oauth/advertised.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'method-not-advertised',
  stage: 'discovery',
  title: 'The client uses something the server says it does not support',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(8414, '2')],
  why: 'The metadata document lists what a server understands. A request that uses something else is refused by most servers, often with an error that does not say why.',
  fix: 'Use one of the listed values, or have the client registered on the server for the one that it needs.',
  notToBeConfusedWith:
    'Lists may be incomplete: scopes may be left out on purpose, and “none” is often missing although public clients work. A value that the server accepted is only noted.',

  needs: ['metadata'],
  uses: ['authorizationRequest', 'tokenRequest'],
  messages: {
    unlisted: 'The client uses the {what} {value}, which is not in the server’s {member}.',
    refused: 'The client uses the {what} {value}, which is not in the server’s {member}, and the server answered {error}.',
  },

  check({ timeline, authorizationRequest, tokenRequest, tokenExchanges, derived }, conclude) {
    const inForce = metadataInForce(timeline, derived);
    if (!inForce) return conclude.notApplicable();
    const { document, message: metadata } = inForce;
    const error = derived.issued ? undefined : (derived.failure?.error ?? tokenExchanges.find((each) => each.error)?.error);
    const used = [
      ...(authorizationRequest ? usedToAuthorize(authorizationRequest, document) : []),
      ...(tokenRequest ? usedForToken(tokenRequest, document, error) : []),
    ];
    if (!used.length) return conclude.notApplicable();
    return conclude.together(
      used.map(({ value, supported, member, what, message, parameter, errors }) => {
        if (supported.some((each) => sameWords(each, value))) return conclude.sound();
        const at: [Evidence, Evidence] = [
          whereUsed(message, parameter),
          { exchange: metadata.exchange, part: 'response-body', name: member },
        ];
        const values = { what, value: quote(value), member };
        if (error === undefined || !errors.includes(error)) return conclude.faulty('unlisted', values, at, { severity: 'note' });
        return conclude.faulty(
          'refused',
          { ...values, error: quote(error) },
          at,
          member.includes('auth_methods') ? { severity: 'error' } : {},
        );
      }),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token","token_endpoint_auth_methods_supported":["client_secret_basic"]}
GET https://as.example/authorize?response_type=code&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=web-1&client_secret=not-a-real-one
< 401 {"error":"invalid_client"}`,
    ],
    sound: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","response_types_supported":["id_token code","code"]}
GET https://as.example/authorize?response_type=code%20id_token&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&nonce=n1`,
    ],
  },
});
