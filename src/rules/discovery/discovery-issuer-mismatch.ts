import { commonLength, issuerMeant, issuersOf, metadataDocument, textMember } from '../../oauth/metadata-document.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { position, quote } from '../wording.ts';

// Microsoft's shared tenants and B2C policies name another issuer by design: https://learn.microsoft.com/entra/identity-platform/access-tokens
const namesAnotherIssuer = new Set(['microsoft-entra', 'azure-ad-b2c', 'entra-external-id']);

export default defineRule({
  id: 'discovery-issuer-mismatch',
  stage: 'discovery',
  title: 'The metadata document names a different issuer than the one it was fetched for',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(8414, '3.3'), specification('OIDC Discovery', '4.3')],
  why: 'The issuer is the name by which a client knows its server. A document that was fetched under one name and carries another may belong to someone else, so a careful client refuses it.',
  fix: 'Configure the client with exactly the issuer that the server declares, character by character and with its trailing slash if it has one. If the server stands behind a proxy, make it publish its outer name.',
  notToBeConfusedWith:
    'A slash at the end that the address cannot show, the {tenantid} template that Microsoft serves for its shared tenants, and the two ways of building the address: each of them gives an issuer that counts.',

  needs: ['metadata'],
  messages: {
    differs:
      'The document fetched from {url} declares the issuer {issuer}, but that address belongs to {expected}: they differ at {where}.',
    slash:
      'The document fetched from {url} declares the issuer {issuer} with a slash at the end. The client must be configured with the slash too, for issuers are compared character by character.',
    template: 'The document fetched from {url} declares an issuer for many tenants at once, as this server does by design.',
  },

  check({ timeline, derived, provider }, conclude) {
    const verdicts = timeline.flatMap((message) => {
      const issuer = textMember(metadataDocument(message), 'issuer');
      if (issuer === undefined || (message.status !== undefined && message.status !== 200 && message.status !== 304)) return [];
      const { appended, inserted } = issuersOf(message.url);
      const at = [{ exchange: message.exchange, part: 'response-body', name: 'issuer' } as const] as const;
      const shown = { url: quote(message.url), issuer: quote(issuer) };
      if (issuer === appended || issuer === inserted) return [conclude.sound()];
      if (/\{\w+\}/.test(issuer) || namesAnotherIssuer.has(provider?.id ?? ''))
        return [conclude.faulty('template', { url: shown.url }, at, { severity: 'note' })];
      // Both specifications take a slash at the end away before they build the address, so it may have been there.
      if (issuer === `${appended}/` || issuer === `${inserted}/`) {
        const hasPath = /^[a-z]+:\/\/[^/]+\/./i.test(issuer);
        return [hasPath ? conclude.faulty('slash', shown, at, { severity: 'note' }) : conclude.sound()];
      }
      const expected = issuerMeant(message.url, issuer);
      return [
        conclude.faulty(
          'differs',
          { ...shown, expected: quote(expected), where: position(commonLength(issuer, expected)) },
          at,
          derived.issued ? { severity: 'warning' } : {},
        ),
      ];
    });
    return verdicts.length ? conclude.together(verdicts) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      `GET https://as.example/t1/.well-known/openid-configuration
< 200 {"issuer":"https://internal.example/t1","authorization_endpoint":"https://as.example/authorize"}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
    sound: [
      `GET https://as.example/.well-known/oauth-authorization-server/t1
< 200 {"issuer":"https://as.example/t1","authorization_endpoint":"https://as.example/authorize"}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
  },
});
