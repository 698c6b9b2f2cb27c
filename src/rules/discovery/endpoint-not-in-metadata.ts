import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { metadataInForce } from '../../flow/metadata-in-force.ts';
import type { Evidence } from '../../http/exchange.ts';
import { endpointOf } from '../../http/url.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { metadataDocument, textMember } from '../../oauth/metadata-document.ts';
import { hostOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'endpoint-not-in-metadata',
  stage: 'discovery',
  title: 'A request went to an endpoint the metadata does not list',
  severity: 'warning',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.6'), rfc(9700, '4.4')],
  why: 'The metadata document says where a server takes its requests. An address that was typed into a configuration long ago goes stale, and then answers 404 or belongs to another server.',
  fix: 'Take authorization_endpoint and token_endpoint from the metadata document at run time, or correct the address in the configuration.',
  notToBeConfusedWith:
    'Custom domains, regional hosts, aliases for mutual TLS and a token endpoint of the application’s own backend are other addresses on purpose; a request that was answered with success is only noted.',

  needs: ['metadata'],
  uses: ['authorizationRequest', 'authorizationResponse', 'tokenRequest'],
  messages: {
    other: 'The {what} request went to {used}, but the metadata document lists {listed} as {member}.',
    nothingThere:
      'The {what} request went to {used}, where there is nothing: the server answered {status}. The metadata document lists {listed} as {member}.',
  },

  check({ timeline, authorizationRequest, authorizationResponse, tokenRequest, tokenExchanges, derived }, conclude) {
    const inForce = metadataInForce(timeline, derived);
    if (!inForce || (!authorizationRequest && !tokenRequest)) return conclude.notApplicable();
    const { document, message: metadata } = inForce;
    // An answer in OAuth's own words shows that the address is right, whatever the metadata says.
    const tokenFailed = tokenExchanges.some(
      ({ outcome, error }) => error === undefined && ['refused', 'redirected', 'failed', 'unreadable', 'blocked'].includes(outcome),
    );
    const steps = [
      {
        what: 'authorization',
        message: authorizationRequest,
        member: 'authorization_endpoint',
        failed: authorizationOutcome(authorizationResponse, derived) === 'refused' && !textOf(authorizationResponse, 'error'),
      },
      { what: 'token', message: tokenRequest, member: 'token_endpoint', failed: tokenFailed && !derived.issued },
    ];
    const verdicts = steps.flatMap(({ what, message, member, failed }) => {
      const listed = textMember(document, member);
      if (!message || listed === undefined) return [];
      const sameHost = hostOf(message.endpoint) === hostOf(listed);
      const isListed = timeline.some((each) => each.kind === 'metadata' && lists(each, member, message.endpoint));
      if (isListed || (!sameHost && !failed)) return [conclude.sound()];
      const at: [Evidence, Evidence] = [
        { exchange: message.exchange, part: 'request-url' },
        { exchange: metadata.exchange, part: 'response-body', name: member },
      ];
      const values = { what, member, used: quote(message.endpoint), listed: quote(listed) };
      const { status = 0 } = tokenExchanges.at(-1)?.response ?? {};
      if (message === tokenRequest && failed && sameHost && [404, 405, 410].includes(status))
        return [conclude.faulty('nothingThere', { ...values, status }, at, { severity: 'error' })];
      return [conclude.faulty('other', values, at, failed && sameHost ? {} : { severity: 'note' })];
    });
    return verdicts.length ? conclude.together(verdicts) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token"}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/oauth2/token
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1
< 404`,
    ],
    sound: [
      `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token"}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1
< 404`,
    ],
  },
});

/** Whether a document names the endpoint, as the member itself or as an alias for mutual TLS (RFC 8705 §5). */
function lists(message: OAuthMessage, member: string, endpoint: string): boolean {
  const document = metadataDocument(message);
  const aliases = Object.values((document?.mtls_endpoint_aliases as object | null | undefined) ?? {});
  return [document?.[member], ...aliases].some((each) => typeof each === 'string' && endpointOf(each) === endpoint);
}
