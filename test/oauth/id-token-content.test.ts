import { describe, expect, it } from 'vitest';
import { idTokenByContent } from '../../src/oauth/id-token-content.ts';
import { sampleJwt } from '../../src/rules/sample-jwt.ts';

const claims = { iss: 'https://as.example', sub: 'u1', aud: 'spa-1', exp: 1767229200 };
const jwt = (more: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  sampleJwt({ alg: 'RS256', ...header }, { ...claims, ...more });

describe('a token that is an ID token by its content', () => {
  it.each([
    ['a nonce', jwt({ nonce: 'n1' }), 'nonce'],
    ['at_hash', jwt({ at_hash: 'x' }), 'at_hash'],
    ['nonce and c_hash', jwt({ nonce: 'n1', c_hash: 'x' }), 'nonce, c_hash'],
    ['what Keycloak writes', jwt({ nonce: 'n1', typ: 'ID', azp: 'spa-1', at_hash: 'x' }), 'nonce, at_hash'],
    ['what Cognito writes', jwt({ nonce: 'n1', token_use: 'id', at_hash: 'x' }), 'nonce, at_hash'],
  ])('has %s', (_, token, telling) => expect(idTokenByContent(token)).toMatchObject({ claims: telling, audiences: ['spa-1'] }));

  it.each([
    ['one of RFC 9068', jwt({ nonce: 'n1', client_id: 'spa-1', scope: 'openid' }, { typ: 'at+jwt' })],
    ['one that says so in its header only', jwt({ nonce: 'n1' }, { typ: 'application/at+jwt' })],
    ['an older Keycloak’s, with a nonce', jwt({ nonce: 'n1', typ: 'Bearer', azp: 'spa-1', aud: 'account' })],
    ['Entra’s for an API of the same registration', jwt({ nonce: 'n1', scp: 'access_as_user' })],
    ['Okta’s', jwt({ cid: 'spa-1', scp: ['openid'] })],
    ['Cognito’s', jwt({ token_use: 'access', nonce: 'n1' })],
    ['Zitadel’s, which is meant for the client too', jwt({ aud: ['spa-1', 'project'] })],
    ['an opaque one', '2YotnFZFEjr1zCsicMWpAA'],
    ['a broken one', 'eyJhbGciOiJSUzI1NiJ9.!!.x'],
    ['an empty nonce', jwt({ nonce: '' })],
  ])('is no access token: %s', (_, token) => expect(idTokenByContent(token)).toBeUndefined());
});
