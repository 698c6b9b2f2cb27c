import rule from '../../../src/rules/authorization-request/challenge-method-unknown.ts';
import { authorization, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const method = (code_challenge_method: string) => authorization({ code_challenge_method }, refused('invalid_request'));

testRule(rule, {
  faulty: {
    'a small s': { traffic: method('s256'), message: 'meantS256', severity: 'error' },
    'the name of the hash': { traffic: method('SHA-256'), message: 'meantS256' },
    'the hash without its hyphen': { traffic: method('sha256'), message: 'meantS256' },
    'a space behind it': { traffic: method('S256 '), message: 'meantS256' },
    'quotation marks': { traffic: method('"S256"'), message: 'meantS256' },
    'a capital Plain': { traffic: method('PLAIN'), message: 'meantPlain' },
    'something else': { traffic: method('md5'), message: 'unknown' },
    'a name that the server passed over, as a warning': {
      traffic: signIn({ code_challenge_method: 's256' }),
      message: 'meantS256',
      severity: 'warning',
    },
  },
  sound: { S256: signIn(), plain: method('plain') },
  inconclusive: { 'a redacted one': { traffic: method('[FILTERED]'), because: 'redacted' } },
  notApplicable: { 'an empty method': method('') },
});
