import rule from '../../../src/rules/correlation/dpop-key-differs.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
// The key of RFC 9449 §4.1, whose thumbprint its §6.1 gives.
const key = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const proof = (jwk: unknown) => `> DPoP: ${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${encode({ jti: '1', htm: 'POST' })}.c2ln`;
const announced = (jkt: string | undefined, head?: string, answer = refused) =>
  signIn({ authorize: authorize({ dpop_jkt: jkt }), redeem: redeem({}, head), answer });

testRule(rule, {
  faulty: {
    'a proof with another key': {
      traffic: announced('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs', proof(key)),
      message: 'differs',
      severity: 'error',
    },
    'no proof though a key was announced': { traffic: announced(thumbprint), message: 'missing' },
  },
  sound: { 'a proof with the announced key': announced(thumbprint, proof({ ...key, kid: 'k1' })) },
  inconclusive: {
    'a recording without the DPoP header': {
      traffic: announced(thumbprint, '@ {"withheld":["dpop"]}')
        .replace(/\n@ (\S+)\n/, '\n')
        .replace('POST', '@ {"withheld":["dpop"]}\nPOST'),
      because: 'header-withheld',
    },
  },
  notApplicable: {
    'a sign-in that announced no key': announced(undefined, proof(key)),
    'a proof that cannot be read': announced(thumbprint, '> DPoP: none'),
  },
});
