import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/access-token-audience.ts';
import { testRule } from '../../support/rule-tester.ts';

const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const jwt = (claims: unknown) => `${encode({ typ: 'at+jwt', alg: 'RS256' })}.${encode(claims)}.c2ln`;
const calling = (token: string, status = '401 {"error":"invalid_token"}', idToken?: string) =>
  inOrder(
    signIn({
      authorize: authorize(),
      answer: answered(
        200,
        JSON.stringify({ access_token: idToken ? 'opaque-access-token' : token, id_token: idToken, token_type: 'Bearer' }),
      ),
    }),
    `GET https://api.example/orders\n> Authorization: Bearer ${token}\n< ${status}`,
  );
const future = 1767229200;

testRule(rule, {
  faulty: {
    'a token for another API': {
      traffic: calling(jwt({ aud: 'https://other.example', exp: future })),
      message: 'audience',
      severity: 'note',
    },
    'the ID token': {
      traffic: calling(jwt({ aud: 'spa-1', exp: future }), undefined, jwt({ aud: 'spa-1', exp: future })),
      message: 'idToken',
    },
    'a token that had expired': { traffic: calling(jwt({ aud: 'https://api.example', exp: 1767225500 })), message: 'expired' },
  },
  sound: {
    'a token for this API that it refuses all the same': calling(
      jwt({ aud: ['https://other.example', 'https://api.example/'], exp: future }),
    ),
    'a token whose audience is a name': calling(jwt({ aud: 'orders', exp: future })),
    'a token that is opaque': calling('2YotnFZFEjr1zCsicMWpAA'),
  },
  notApplicable: {
    'a token for another API that this one takes': calling(jwt({ aud: 'https://other.example', exp: future }), '200 {}'),
    'no call at all': inOrder(authorize(), redeem(), issued),
    'a refusal': signIn({ answer: refused }),
  },
});
