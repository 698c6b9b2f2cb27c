import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { answered, authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-dpop-nonce-hidden.ts';
import { testRule } from '../../support/rule-tester.ts';

const asked = (...headers: string[]) => answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: eyJ7S_zG', ...headers);
const withProof = (claims = {}, origin = 'https://app.example') => redeem({}, `> Origin: ${origin}\n> DPoP: ${sampleProof(claims)}`);
const exposed = 'Access-Control-Expose-Headers: WWW-Authenticate, dpop-nonce';

testRule(rule, {
  faulty: {
    'a nonce that the page cannot read': {
      traffic: inOrder(authorize(), withProof(), asked()),
      message: 'asked',
      severity: 'error',
    },
    'another exposed header': {
      traffic: inOrder(authorize(), withProof(), asked('Access-Control-Expose-Headers: WWW-Authenticate')),
      message: 'asked',
    },
    'a repeated request without the nonce': {
      traffic: inOrder(authorize(), withProof(), asked(), withProof({ jti: 'j-0002' }), asked()),
      message: 'asked',
    },
    'a nonce for the next time, beside the tokens': {
      traffic: inOrder(authorize(), withProof(), `${issued}\n< DPoP-Nonce: eyJ7S_zG`),
      message: 'offered',
      severity: 'note',
    },
  },
  sound: {
    'an exposed nonce': inOrder(authorize(), withProof(), asked(exposed)),
    'a wildcard without cookies': inOrder(authorize(), withProof(), asked('Access-Control-Expose-Headers: *')),
    'a token endpoint on the same origin': inOrder(authorize(), withProof({}, 'https://as.example'), asked()),
    'a retry with the nonce': inOrder(authorize(), withProof(), asked(), withProof({ jti: 'j-0002', nonce: 'eyJ7S_zG' }), issued),
  },
  inconclusive: {
    'an answer without headers in the recording': {
      traffic: inOrder(authorize(), withProof(), '@ {"withheld":["dpop-nonce"]}', withProof(), answered(400, '{"error":"use_dpop_nonce"}')),
      because: 'header-withheld',
    },

    'a recording without request headers': { traffic: inOrder(authorize(), redeem({}, ''), asked()), because: 'header-withheld' },
  },
  notApplicable: {
    'a request without an answer': inOrder(authorize(), withProof(), '< 0 net::ERR_FAILED\n< DPoP-Nonce: eyJ7S_zG'),
    'a server without nonces': signIn(),
  },
});
