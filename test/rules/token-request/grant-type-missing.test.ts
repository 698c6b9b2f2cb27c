import { authorize, inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/grant-type-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const refusedAs = (error: string, request: string) =>
  inOrder(authorize(), request, `< 400 {"error":"${error}"}\n< Access-Control-Allow-Origin: *`);

testRule(rule, {
  faulty: {
    'no grant_type': { traffic: refusedAs('invalid_request', redeem({ grant_type: undefined })), message: 'missing', severity: 'error' },
    'an empty grant_type': { traffic: refusedAs('invalid_request', redeem({ grant_type: '' })), message: 'empty' },
    'a name without its first letter': {
      traffic: refusedAs('invalid_request', redeem().replace('grant_type', 'rant_type')),
      message: 'misnamed',
    },
    'a name in camel case': { traffic: refusedAs('invalid_request', redeem().replace('grant_type', 'grantType')), message: 'misnamed' },
    'an empty body': {
      traffic: refusedAs('unsupported_grant_type', redeem().replace(/\n> grant_type.*/, '\n> ')),
      message: 'emptyBody',
    },
    'a body that was encoded as a whole': {
      traffic: refusedAs(
        'invalid_request',
        redeem().replace(/\n> (grant_type.*)/, (_, body) => `\n> ${encodeURIComponent(body)}`),
      ),
      message: 'encoded',
    },
    'semicolons in place of &': {
      traffic: refusedAs(
        'invalid_request',
        redeem().replace(/\n> (grant_type.*)/, (_, body) => `\n> ${body.replaceAll('&', ';')}`),
      ),
      message: 'separated',
    },
    'a refresh that carries a code': {
      traffic: refusedAs('invalid_request', redeem({ grant_type: 'refresh_token' })),
      message: 'otherGrant',
      severity: 'error',
    },
    'client credentials with a code, refused for another reason': {
      traffic: refusedAs('invalid_client', redeem({ grant_type: 'client_credentials' })),
      message: 'otherGrant',
    },
    'the response type in its place': { traffic: refusedAs('invalid_client', redeem({ grant_type: 'code' })), message: 'misspelt' },
    'a word that is refused as another error': {
      traffic: refusedAs('invalid_client', redeem({ grant_type: 'sms_link' })),
      message: 'unknown',
      severity: 'error',
    },
    'a hyphen in place of the underscore': {
      traffic: refusedAs('unsupported_grant_type', redeem({ grant_type: 'authorization-code' })),
      message: 'misspelt',
    },
    'British spelling': { traffic: refusedAs('unsupported_grant_type', redeem({ grant_type: 'authorisation_code' })), message: 'misspelt' },
    'a word that the server refuses': {
      traffic: refusedAs('unsupported_grant_type', redeem({ grant_type: 'magic_link' })),
      message: 'unknown',
      severity: 'error',
    },
    'a word of which nobody complains': {
      traffic: signIn({ redeem: redeem({ grant_type: 'magic_link' }) }),
      message: 'unknown',
      severity: 'note',
    },
  },
  sound: {
    authorization_code: signIn(),
    'an extension grant': inOrder(authorize(), redeem({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange' }), refused),
  },
  inconclusive: {
    'a body that was not recorded': {
      traffic: inOrder(authorize(), 'POST https://as.example/token\n> (not captured)', refused),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a body that is no form at all': inOrder(
      authorize(),
      'POST https://as.example/token\n> [object Object]',
      '< 400 {"error":"invalid_request"}',
    ),
  },
});
