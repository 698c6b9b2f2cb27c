import type { Evidence } from '../http/exchange.ts';
import { type OAuthMessage, readHeader, textOf } from './message.ts';
import { listMember } from './metadata-document.ts';
import { spaceSeparated } from './space-separated.ts';

/** A value that a client uses, and the list of a server's metadata that should name it (RFC 8414 §2). */
export interface Used {
  value: string;
  supported: readonly string[];
  member: string;
  what: string;
  message: OAuthMessage;
  parameter: string;
  /** OAuth errors by which a server says that it was this. */
  errors: readonly string[];
}

/** What an authorization request uses, where the metadata has a list for it. */
export function usedToAuthorize(message: OAuthMessage, document: Record<string, unknown>): Used[] {
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

/** What a token request uses; `error` is the server's answer, which decides whether a default is worth holding against it. */
export function usedForToken(message: OAuthMessage, document: Record<string, unknown>, error: string | undefined): Used[] {
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

/** Where the used value stands. */
export const whereUsed = (message: OAuthMessage, parameter: string): Evidence =>
  parameter === 'authorization'
    ? { exchange: message.exchange, part: 'request-header', name: parameter }
    : (message.parameters.observed && message.parameters.value.find(({ name }) => name === parameter)?.at) || {
        exchange: message.exchange,
        part: 'request-url',
        name: parameter,
      };

/** Response types are sets: their order does not count (Multiple Response Types §3). */
export const sameWords = (one: string, other: string) => spaceSeparated(one).sort().join(' ') === spaceSeparated(other).sort().join(' ');
