import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem } from '../../../src/rules/sample-sign-in.ts';
import { signedProof, wronglySignedProof } from '../../../src/rules/sample-signed-token.ts';
import rule from '../../../src/rules/token-request/dpop-signature-invalid.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_dpop_proof"}';
const sent = (proof: string, answer = refused) =>
  inOrder(authorize(), redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`), answer);
const [header, claims, signature] = signedProof.split('.') as [string, string, string];

/** An ECDSA signature as OpenSSL writes it: a SEQUENCE of two INTEGERs. */
const der = (raw: string) => {
  const bytes = Buffer.from(raw, 'base64url');
  const integer = (part: Buffer) => {
    const padded = part[0]! > 0x7f ? Buffer.concat([Buffer.from([0]), part]) : part;
    return Buffer.concat([Buffer.from([2, padded.length]), padded]);
  };
  const both = Buffer.concat([integer(bytes.subarray(0, 32)), integer(bytes.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]).toString('base64url');
};

testRule(rule, {
  faulty: {
    'a signature over another text': { traffic: sent(wronglySignedProof), message: 'invalid', severity: 'error' },
    'a claim that was changed after signing': {
      traffic: sent(
        `${header}.${Buffer.from('{"jti":"j-2","htm":"POST","htu":"https://as.example/token","iat":1767225600}').toString('base64url')}.${signature}`,
      ),
      message: 'invalid',
    },
    'a signature in DER': { traffic: sent(`${header}.${claims}.${der(signature)}`), message: 'invalid' },
    'one that the server took all the same': { traffic: sent(wronglySignedProof, issued), message: 'invalid', severity: 'note' },
  },
  sound: { 'a proof that is signed by its own key': sent(signedProof) },
  notApplicable: {
    'a proof whose signature was replaced': sent(sampleProof()),
    'a request without a proof': inOrder(authorize(), redeem(), issued),
  },
});
