import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';

/** A client whose server keeps a secret and that sends no challenge, as most do that were written before RFC 9700. */
const request = (to = 'https://sso.example.com/realms/shop/protocol/openid-connect/auth') =>
  `GET ${to}?response_type=code&client_id=shop&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&scope=openid&state=st-1234567890abcdef`;
const back = (query: string) => `${request()}\n< 302 https://shop.example/cb?${query}&state=st-1234567890abcdef`;
const page = (status: number, text: string) => `${request()}\n< ${status} <html>${text}</html>`;

const elsewhere: Record<string, [traffic: string, cause: string, says: RegExp]> = {
  'an address that is not registered': [page(400, '<p>Invalid parameter: redirect_uri</p>'), 'authz-error-page', /is not registered/],
  'an unknown client': [page(400, '<h1>Client not found.</h1>'), 'authz-error-page', /does not know the client/],
  'a realm that is not there': [page(404, 'Realm does not exist'), 'authz-error-page', /404/],
  'a server that fell over': [page(502, 'Bad gateway'), 'authz-error-page', /502/],
  'a page without a word': [page(400, 'Something went wrong'), 'authz-error-page', /error page/],
  'a person who says no': [back('error=access_denied'), 'authz-error', /refused/],
  'a scope that is not allowed': [back('error=invalid_scope&error_description=Invalid+scopes%3A+openid+admin'), 'authz-error', /scope/],
  'a server that fails': [back('error=server_error'), 'authz-error', /server_error/],
  'a client that may not use the grant': [
    back('error=unauthorized_client&error_description=Client+is+not+allowed+to+initiate+browser+login'),
    'grant-not-allowed',
    /registration/,
  ],
  'a wrong response type': [back('error=unsupported_response_type'), 'authz-error', /response_type/],
  'a parameter that is named': [
    back('error=invalid_request&error_description=Invalid+parameter%3A+redirect_uri'),
    'redirect-uri-unregistered',
    /redirect_uri/,
  ],
};

const missing: Record<string, string> = {
  'an error without a word': back('error=invalid_request'),
  'a sentence that lists everything': back(
    'error=invalid_request&error_description=The+request+is+missing+a+required+parameter%2C+includes+an+invalid+parameter+value%2C+or+is+otherwise+malformed',
  ),
  'a sentence about the challenge': back('error=invalid_request&error_description=Missing+parameter%3A+code_challenge_method'),
  'a refusal of the client, for want of PKCE': back('error=unauthorized_client&error_description=PKCE+is+required+for+this+client'),
  'a page that says so': page(400, 'code_challenge is required'),
};

const causeOf = (traffic: string) => analyse(parseTranscript(traffic)).flows[0]?.rootCause;

describe('a missing challenge', () => {
  it.each(Object.entries(elsewhere))('is not blamed for %s', (_, [traffic, cause, says]) => {
    const root = causeOf(traffic);
    expect(root?.cause, root?.text).toBe(cause);
    expect(root?.text).toMatch(says);
  });

  it.each(Object.entries(missing))('is named for %s', (_, traffic) => expect(causeOf(traffic)?.cause).toBe('pkce-missing'));
});
