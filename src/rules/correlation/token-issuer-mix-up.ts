import { urlParts } from '../../http/url.ts';
import { jsonMembers } from '../../oauth/json-body.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { type OAuthMessage, read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const withIss = authorize({}, { iss: 'https://as.example' });
const elsewhere = redeem().replace('https://as.example/token', 'https://staging.example/token');

export default defineRule({
  id: 'token-issuer-mix-up',
  stage: 'correlation',
  title: 'The code was sent to another server than the one that issued it',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.4.2'), rfc(9207, '2.4')],
  why: 'A code is worth something only at the server that gave it out. At another one it is unknown, and if that server belongs to an attacker, the code has just been handed to him.',
  fix: 'Take authorization and token endpoint from one metadata document, and keep the configurations of development, staging and production apart.',
  notToBeConfusedWith:
    'Servers whose token endpoint has a host of its own by design, such as Google’s: another host alone proves nothing when the server accepted the code or its metadata names that endpoint.',

  needs: ['tokenRequest'],
  uses: ['authorizationRequest', 'authorizationResponse', 'metadata', 'tokenResponse'],
  messages: {
    metadata: 'The code was issued by {issuer}, but the token endpoint {endpoint} belongs to {other}, as its metadata say.',
    issuer:
      'The authorization response names {issuer} as the issuer of the code, but the code was sent to {endpoint}, on another host, and refused there.',
    otherHost: 'The sign-in began at {first}, but the code was sent to {endpoint}, on another host, and refused there.',
    otherRegion:
      'The sign-in began at {first}, but the code was sent to {endpoint}: another region or environment of {server}, which does not know it.',
    otherTenant:
      'The sign-in began at {first}, but the code was sent to {endpoint} on the same host: “{one}” in the path became “{two}”, and the code was refused.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, tokenResponse, timeline, derived, provider }, conclude) {
    const iss = authorizationResponse && read(authorizationResponse, 'iss');
    const issuer = iss?.state === 'present' ? iss.value : undefined;
    const tokenAt = { exchange: tokenRequest.exchange, part: 'request-url' } as const;
    // A recording that begins at the callback still says who answered.
    const began = authorizationRequest?.endpoint ?? issuer;
    if (began === undefined) return conclude.inconclusive('recording-started-late');
    const startAt = authorizationRequest
      ? ({ exchange: authorizationRequest.exchange, part: 'request-url' } as const)
      : iss?.state === 'present'
        ? iss.at
        : tokenAt;
    const endpoint = quote(tokenRequest.endpoint);

    const documents = [derived.metadata, ...timeline.map((message) => (message.kind === 'metadata' ? jsonMembers(message) : undefined))];
    const named = documents
      .filter((document) => document !== undefined)
      .filter((document) => document.token_endpoint === tokenRequest.endpoint);
    if (
      named.some(
        (document) =>
          (authorizationRequest && document.authorization_endpoint === authorizationRequest.endpoint) || document.issuer === issuer,
      )
    ) {
      return conclude.sound();
    }
    const foreign = named.find((document) => typeof document.issuer === 'string');
    if (foreign && issuer !== undefined) {
      const values = { issuer: quote(issuer), endpoint, other: quote(jsonText(foreign.issuer)) };
      return conclude.faulty('metadata', values, [tokenAt, ...(iss?.state === 'present' ? [iss.at] : [])]);
    }

    const { failure } = derived;
    // What a refusal says that was not recorded, its status has to tell.
    const unseen = tokenResponse?.body.observed === false && [400, 401, 403].includes(failure?.status ?? 0);
    if (derived.issued || failure?.at !== 'token-response' || !(unseen || aboutTheCode.test(failure.error ?? ''))) return conclude.sound();
    const start = urlParts(began);
    const token = urlParts(tokenRequest.endpoint);
    // Of this request the body alone was given (capture/pieces.ts).
    if (token.host.endsWith('.invalid')) return conclude.inconclusive('outside-the-browser');
    const first = quote(began);
    if (start.host === token.host) {
      const tenants = authorizationRequest && otherTenant(start.path, token.path);
      return tenants ? conclude.faulty('otherTenant', { first, endpoint, ...tenants }, [tokenAt, startAt]) : conclude.sound();
    }
    if (provider && sharesTokenHost(provider.endpoints, start.host, token.host)) {
      return conclude.faulty('otherRegion', { first, endpoint, server: provider.name }, [tokenAt, startAt]);
    }
    if (provider && belongsTo(provider.endpoints, tokenRequest)) return conclude.sound();
    if (issuer !== undefined && iss?.state === 'present' && urlParts(issuer).host !== token.host && urlParts(issuer).host === start.host) {
      // Some servers keep their token endpoint on another host, so this is likely and not proved.
      return conclude.faulty('issuer', { issuer: quote(issuer), endpoint }, [tokenAt, iss.at], { severity: 'warning' });
    }
    return conclude.faulty('otherHost', { first, endpoint }, [tokenAt, startAt], { severity: 'warning' });
  },

  examples: {
    faulty: [signIn({ authorize: withIss, redeem: elsewhere, answer: refused }), signIn({ redeem: elsewhere, answer: refused })],
    sound: [signIn({ authorize: withIss }), signIn({ redeem: elsewhere })],
  },
});

/** Errors by which a server says that it does not know the code or the client. */
const aboutTheCode = /^(invalid_grant|invalid_client|unauthorized_client|bad_verification_code|invalid_code)$/;

/** True when this server answers token requests on both hosts, each for codes of its own: regions, clouds, environments. */
const sharesTokenHost = (endpoints: readonly { role: string; host?: RegExp }[], one: string, two: string) =>
  endpoints.some(({ role, host }) => role === 'token' && host?.test(one) && host.test(two));

const belongsTo = (endpoints: readonly { role: string; host?: RegExp; path: RegExp }[], { endpoint }: OAuthMessage) => {
  const { host, path } = urlParts(endpoint);
  return endpoints.some((each) => /token/i.test(each.role) && each.host?.test(host) && each.path.test(path));
};

/** Where realm (Keycloak, ForgeRock), authorization server (Okta), tenant (Entra ID), user flow (Azure AD B2C) or environment (PingOne) stand. */
const places = [
  /\/realms\/((?:root\/realms\/)?[^/]{1,80})\//,
  /\/oauth2\/(?:([^/]{1,80})\/)?v1\//,
  /^\/([^/]{1,80})\/(?:oauth2\/v2\.0|as)\//,
  /^\/[^/]{1,80}\/([^/]{1,80})\/oauth2\/v2\.0\//,
  /^\/([^/]{1,80})\/[^/]{1,80}\/oauth2\/v2\.0\//,
];

/** What stands there in the two paths, where it differs. */
function otherTenant(one: string, two: string): { one: string; two: string } | undefined {
  for (const pattern of places) {
    const [first, second] = [pattern.exec(one), pattern.exec(two)];
    if (first && second && first[1]?.toLowerCase() !== second[1]?.toLowerCase())
      return { one: first[1] ?? '(none)', two: second[1] ?? '(none)' };
  }
  return undefined;
}
