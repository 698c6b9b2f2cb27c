import rule from '../../../src/rules/authorization-request/challenge-charset.ts';
import { authorizationUrl, challenge, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const wire = (raw: string) => `GET ${authorizationUrl().replace(challenge, raw)}\n${refused('invalid_request')}`;

testRule(rule, {
  faulty: {
    'a plus': { traffic: wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM'), message: 'base64', severity: 'error' },
    'a slash, a space and padding': { traffic: wire('jFtUhY/me1ri0Y5qAMJN7TbBpkpTKqSmbabxzkxO3+k='), message: 'space' },
    'quotation marks': { traffic: wire('%22E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%22'), message: 'object' },
    'an object': { traffic: wire('%5Bobject%20Promise%5D'), message: 'object' },
    'double encoding': { traffic: wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%252BcM'), message: 'percent' },
    'a line break': { traffic: wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%0AcM'), message: 'control' },
    'a zero-width space': { traffic: wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%E2%80%8BcM'), message: 'control' },
    'a letter beyond ASCII': { traffic: wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%C3%A9cM'), message: 'other' },
    'a plus that the server took, as a warning': {
      traffic: signIn({ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM' }),
      message: 'base64',
      severity: 'warning',
    },
  },
  sound: {
    F0: signIn(),
    'a letter that was percent-encoded on the wire': wire('%45%39Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
    'padding alone': wire('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%3D'),
    'all four marks': wire('E9Mel.oa2OwvFrEM~JguCHaoeK1t8URWbuGJSs_w-cM'),
  },
  inconclusive: { 'a redacted challenge': { traffic: wire('%5BREDACTED%5D'), because: 'redacted' } },
});
