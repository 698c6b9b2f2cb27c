import { couldNotAuthorize } from '../../flow/could-not-authorize.ts';
import type { Failure } from '../../flow/flow.ts';
import { headerValue } from '../../http/header.ts';
import { read, readHeader, textOf } from '../../oauth/message.ts';
import { type Case, isNamedByText } from '../case.ts';
import type { Weighed } from './define-hypothesis.ts';
import { supposed } from './supposed.ts';

/** Refusals of the client itself, by whatever name: Keycloak says unauthorized_client, Auth0 access_denied, GitHub and Slack have words of their own. */
export function isAboutTheClient(given: Case, { at, error, status, description = '' }: Failure): boolean {
  if (error === 'invalid_client' || isNamedByText(given, ['client_auth_failed', 'client_secret_missing', 'secret_from_public']))
    return true;
  if (at !== 'token-response' && at !== 'refresh') return false;
  return (
    (error === 'unauthorized_client' &&
      (/invalid client|client (?:secret|credential|authentication)/i.test(description) || (hasCode(given) && !description))) ||
    (error === 'invalid_request' &&
      !given.meanings.length &&
      /client[_ ](?:secret|id|credentials|authentication)|authentication method/i.test(description)) ||
    (error === 'access_denied' && status === 401) ||
    (error === undefined && status === 401 && !(saidUnseen(given) && given.flow.derived.clientType !== 'confidential'))
  );
}

/** What the server said was not recorded; some answer every refusal with 401, so that the status alone says nothing of the client. */
const saidUnseen = ({ flow: { tokenExchanges, refreshExchanges, derived } }: Case) => {
  const failed = [...tokenExchanges, ...refreshExchanges].find(({ request }) => request.exchange === derived.failure?.evidence.exchange);
  return failed?.response?.body.observed === false && readHeader(failed.response, 'www-authenticate').state !== 'present';
};

/** A client that was given a code may use this grant: what is refused of it is who it says that it is. */
const hasCode = ({ flow, meanings }: Case) => textOf(flow.messages.authorizationResponse, 'code') !== undefined && !meanings.length;

/** A refused client authentication: the authorization request tells whether the client is known at all. */
export function invalidClient(given: Case): Weighed[] {
  const { authorizationRequest, authorizationResponse, tokenRequest } = given.flow.messages;
  const at = given.flow.derived.failure ? [given.flow.derived.failure.evidence] : [];
  if (!tokenRequest) return [];
  const authorization = readHeader(tokenRequest, 'authorization');
  const secret =
    textOf(tokenRequest, 'client_secret') !== undefined
      ? 'in the body'
      : authorization.state === 'present' && /^basic /i.test(authorization.value)
        ? 'by HTTP Basic'
        : undefined;
  const began = textOf(authorizationRequest, 'client_id');
  const isSame = given.findings.get('client-id-differs')?.verdict !== 'faulty';
  const known = textOf(authorizationResponse, 'code') !== undefined && began !== undefined && isSame;
  const code = known ? '; the client itself is known there, for it received a code' : '';
  if (secret) return [supposed('client-secret-wrong', 'likely', 70, at, { sent: `a secret ${secret}`, it: 'it', known: code })];
  const scheme = authorization.state === 'present' ? /^(?:bearer|token|jwt)\b/i.exec(authorization.value)?.[0] : undefined;
  if (scheme) return [supposed('authorization-not-of-client', 'likely', 70, at, { scheme, known: code })];
  const empty = read(tokenRequest, 'client_secret');
  if (empty.state === 'present' && empty.value === '') return [supposed('client-secret-empty', 'likely', 72, [empty.at, ...at])];
  const sent = given.flow.tokenExchanges.find(({ request }) => request.exchange === tokenRequest.exchange);
  const announced = sent?.preflight && headerValue(sent.preflight.headers, 'access-control-request-headers');
  if (authorization.state === 'unobserved' && /\bauthorization\b/i.test(announced ?? '')) {
    const header = 'its credentials in an Authorization header, as the preflight announces (the export leaves the header itself out),';
    return [supposed('client-secret-wrong', 'likely', 68, at, { sent: header, it: 'them', known: code })];
  }
  if (authorization.state === 'unobserved' && !(sent && couldNotAuthorize(sent)))
    return [supposed('client-authentication-unseen', 'possible', 30, at)];
  const here = known ? ', and the client is known to this server, for it received a code' : '';
  return [supposed('client-authentication-missing', 'likely', 60, at, { known: here })];
}
