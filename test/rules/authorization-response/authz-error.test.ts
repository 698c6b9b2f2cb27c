import { expect, it } from 'vitest';
import rule from '../../../src/rules/authorization-response/authz-error.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const error = (name: string, changes = {}, more = {}) => authorize(changes, { code: undefined, error: name, ...more });

testRule(rule, {
  faulty: {
    'a user who refused': { traffic: error('access_denied'), message: 'denied', severity: 'error' },
    'a request that the server could not accept': { traffic: error('invalid_request'), message: 'request' },
    'a scope that the server does not know': { traffic: error('invalid_scope', { scope: 'opendi' }), message: 'scope' },
    'a silent attempt, without alarm': { traffic: error('login_required', { prompt: 'none' }), message: 'silent', severity: 'note' },
    'a need to ask the user in a visible sign-in': { traffic: error('interaction_required'), message: 'interaction', severity: 'error' },
    'a need to ask the user in a sign-in that asks for it': {
      traffic: error('consent_required', { prompt: 'login' }),
      message: 'interaction',
      severity: 'error',
    },
    'a request object that was refused': { traffic: error('invalid_request_object'), message: 'object' },
    'a resource that the server does not know': { traffic: error('invalid_target'), message: 'resource' },
    'a server that failed': { traffic: error('temporarily_unavailable'), message: 'server' },
    'an error of the vendor’s own': { traffic: error('user_cancelled_it_all'), message: 'other' },
    'an object’s built-in name as error': { traffic: error('constructor'), message: 'other' },
    'an error after the redirect, in the fragment': { traffic: error('access_denied').replace('/cb?', '/cb#'), message: 'denied' },
    'an error in a form post': {
      traffic: `${authorize({ response_mode: 'form_post' }).split('\n')[0]}
< 200 <html></html>
POST https://app.example/cb
> Origin: https://as.example
> error=unauthorized_client&state=st-8Qv3k1ZpXw2m
< 200 <html></html>`,
      message: 'client',
    },
  },
  sound: {
    'a response with a code': signIn(),
    'an error parameter of the redirect URI itself': authorize(
      { redirect_uri: 'https://app.example/cb?error=none' },
      { error: 'none' },
    ).replace('cb?error=none?', 'cb?'),
  },
  notApplicable: { 'a server that has not answered yet': `${authorize().split('\n')[0]}\n< 200 <html></html>` },
});

it('repeats what the server said, unless that holds a secret of the flow', () => {
  const text = (said: string) => JSON.stringify(judge(rule, error('invalid_request', {}, { error_description: said })));
  expect(text('PKCE is required')).toContain('The server adds: “PKCE is required”.');
  expect(text('unknown state st-8Qv3k1ZpXw2m')).not.toContain('st-8Qv3k1ZpXw2m');
});
