import type { Evidence } from '../../http/exchange.ts';
import { type OAuthMessage, readHeader, textOf } from '../../oauth/message.ts';
import { listMember, metadataDocument } from '../../oauth/metadata-document.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

interface Used {
  value: string;
  supported: readonly string[];
  member: string;
  what: string;
  message: OAuthMessage;
  parameter: string;
  /** OAuth errors by which a server says that it was this. */
  errors: readonly string[];
}

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

  check({ metadata, authorizationRequest, tokenRequest, tokenExchanges, derived }, conclude) {
    const document = metadataDocument(metadata) ?? derived.metadata;
    if (!document) return conclude.notApplicable();
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

function usedToAuthorize(message: OAuthMessage, document: Record<string, unknown>): Used[] {
  const parameters = [
    {
      parameter: 'response_type',
      member: 'response_types_supported',
      what: 'response type',
      errors: ['unsupported_response_type', 'unauthorized_client'],
    },
    {
      parameter: 'response_mode',
      member: 'response_modes_supported',
      what: 'response mode',
      errors: ['invalid_request', 'unsupported_response_mode'],
    },
    {
      parameter: 'code_challenge_method',
      member: 'code_challenge_methods_supported',
      what: 'challenge method',
      errors: ['invalid_request'],
    },
  ];
  const single = parameters.flatMap((each): Used[] => {
    const value = textOf(message, each.parameter);
    const supported = listMember(document, each.member);
    return value !== undefined && supported ? [{ ...each, value, supported, message }] : [];
  });
  const scopes = listMember(document, 'scopes_supported');
  const unlisted = scopes && spaceSeparated(textOf(message, 'scope')).filter((scope) => !scopes.includes(scope));
  return [
    ...single,
    ...(unlisted ?? []).slice(0, 5).map(
      (value): Used => ({
        value,
        supported: scopes!,
        member: 'scopes_supported',
        what: 'scope',
        message,
        parameter: 'scope',
        errors: ['invalid_scope'],
      }),
    ),
  ];
}

function usedForToken(message: OAuthMessage, document: Record<string, unknown>, error: string | undefined): Used[] {
  const grant = textOf(message, 'grant_type');
  const grants = listMember(document, 'grant_types_supported');
  const authentication = authenticationMethods(message);
  const member = 'token_endpoint_auth_methods_supported';
  // RFC 8414 §2 makes client_secret_basic the default; that is only worth saying when the server refused the client.
  const methods = listMember(document, member) ?? (error === 'invalid_client' ? ['client_secret_basic'] : undefined);
  return [
    ...(grant !== undefined && grants
      ? [
          {
            value: grant,
            supported: grants,
            member: 'grant_types_supported',
            what: 'grant type',
            message,
            parameter: 'grant_type',
            errors: ['unsupported_grant_type', 'unauthorized_client'],
          },
        ]
      : []),
    ...(authentication && methods && !authentication.some((each) => methods.includes(each))
      ? [
          {
            value: authentication[0]!,
            supported: methods,
            member,
            what: 'client authentication',
            message,
            parameter: authentication[1]!,
            errors: ['invalid_client', 'unauthorized_client'],
          },
        ]
      : []),
  ];
}

/** The authentication method in use and the place where it shows; undefined for public clients. */
function authenticationMethods(message: OAuthMessage): [string, string] | undefined {
  if (textOf(message, 'client_assertion')) return undefined;
  if (textOf(message, 'client_secret')) return ['client_secret_post', 'client_secret'];
  const authorization = readHeader(message, 'authorization');
  return authorization.state === 'present' && /^basic /i.test(authorization.value) ? ['client_secret_basic', 'authorization'] : undefined;
}

const whereUsed = (message: OAuthMessage, parameter: string): Evidence =>
  parameter === 'authorization'
    ? { exchange: message.exchange, part: 'request-header', name: parameter }
    : (message.parameters.observed && message.parameters.value.find(({ name }) => name === parameter)?.at) || {
        exchange: message.exchange,
        part: 'request-url',
        name: parameter,
      };

/** Response types are sets: their order does not count (Multiple Response Types §3). */
const sameWords = (one: string, other: string) => spaceSeparated(one).sort().join(' ') === spaceSeparated(other).sort().join(' ');
