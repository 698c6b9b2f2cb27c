import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-htu-htm-mismatch.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_dpop_proof"}\n< Access-Control-Allow-Origin: *';
const sent = (claims: Record<string, unknown>, answer = refused) =>
  inOrder(authorize(), redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof(claims)}`), answer);

testRule(rule, {
  faulty: {
    'a slash too many': { traffic: sent({ htu: 'https://as.example/token/' }), message: 'url', severity: 'error' },
    'another host': { traffic: sent({ htu: 'https://internal.example/token' }), message: 'url' },
    'a method in small letters': { traffic: sent({ htm: 'post' }), message: 'method' },
    'a difference that the server overlooks, as a note': {
      traffic: sent({ htu: 'https://as.example/token/' }, issued),
      message: 'url',
      severity: 'note',
    },
  },
  sound: {
    'the URL and the method of the request': sent({}, issued),
    'a query that was left in': sent({ htu: 'https://as.example/token?a=b' }, refused),
    'the default port and capital letters in the host': sent({ htu: 'https://AS.example:443/token' }, refused),
  },
  notApplicable: {
    'a sign-in without DPoP': signIn(),
    'a proof that cannot be read': inOrder(authorize(), redeem({}, '> DPoP: abc'), refused),
  },
});
