import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/authorization-response/authz-error-page.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { growth, linear } from '../../support/growth.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const request = authorize().split('\n')[0]!;
const page = (status: number, html: string) => `${request}\n< ${status} <html>${html}</html>`;

testRule(rule, {
  faulty: {
    'a redirect URI that is not registered': { traffic: page(400, '<p>Error: redirect_uri_mismatch</p>'), message: 'redirectUri' },
    'Entra’s number for it': { traffic: page(400, 'AADSTS50011: The reply URL does not match'), message: 'redirectUri' },
    'Keycloak’s sentence for it': { traffic: page(400, 'Invalid parameter: redirect_uri'), message: 'redirectUri' },
    'an unknown client': { traffic: page(400, '<h1>Oops</h1><p>Client not found.</p>'), message: 'client' },
    'a page that names nothing': { traffic: page(403, 'Forbidden'), message: 'other' },
    'a page of a proxy': { traffic: page(403, '<h1>403 Forbidden</h1><hr>nginx'), message: 'gateway' },
    'an error of Entra that is about neither': {
      traffic: page(200, "AADSTS50194: Application 'x' is not configured as a multi-tenant application. Use a tenant-specific endpoint."),
      message: 'told',
    },
    'a server that fell over': { traffic: page(502, 'Bad gateway'), message: 'broken' },
    'a server that cannot be reached': { traffic: `${request}\n< 0 net::ERR_CONNECTION_REFUSED`, message: 'unreachable' },
    'a page whose text was not recorded': { traffic: `${request}\n< 400\n< (body not captured)`, message: 'other' },
    'an error page of its own address without a known word': {
      traffic: inOrder(
        `${request}\n< 302 https://as.example/oops?error=7`,
        'GET https://as.example/oops?error=7\n< 200 <html>Sorry</html>',
      ),
      message: 'other',
    },
    'an error page of its own address': {
      traffic: inOrder(
        `${request}\n< 302 https://as.example/error?error=invalid_client`,
        'GET https://as.example/error?error=invalid_client\n< 200 <html>invalid_client</html>',
      ),
      message: 'client',
    },
  },
  sound: {
    'a failure that a second attempt got over': inOrder(page(503, 'Please wait'), signIn()),
    'a sign-in form after a wrong password': page(422, 'invalid_client credentials <form><input name="p" type="password"></form>'),
    'a server that offers Kerberos first': `${page(401, 'Sign in')}\n< WWW-Authenticate: Negotiate`,
  },
  notApplicable: {
    'a page with a sign-in form': page(200, '<form><input name="password"></form>'),
    'a redirect back': signIn(),
    'a request that was broken off': `${request}\n< 0 NS_BINDING_ABORTED`,
  },
});

describe('hostile pages', () => {
  it('are read in linear time', () => {
    for (const piece of ['<script', '<', '<input client with client id ']) {
      const work = (size: number) => judge(rule, page(400, piece.repeat(size / piece.length)));
      expect(growth(work, 25_000), piece).toBeLessThan(linear);
    }
  });
});
