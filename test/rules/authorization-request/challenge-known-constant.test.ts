import rule from '../../../src/rules/authorization-request/challenge-known-constant.ts';
import { authorization, authorizationUrl, challenge, secondChallenge } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (code_challenge: string) => authorization({ code_challenge });

testRule(rule, {
  faulty: {
    'the hash of the empty text': { traffic: sent('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'), message: 'hashOf', severity: 'error' },
    'the hash of the empty text with padding': { traffic: sent('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU='), message: 'hashOf' },
    'the hash of undefined': { traffic: sent('6wRdeNJzEHNIsDAMAdKbdVLWIqu8b6-Bs-xVNZqplQw'), message: 'hashOf' },
    'the hash of null': { traffic: sent('dCNOmK_nSY-12vHzasLXiswzlGT5UHA7jAGYkvmCuQs'), message: 'hashOf' },
    'the hash of an object': { traffic: sent('soyUshlcjtJZ8LQVqu4_ObCykgpFN2EUmfoESVaReiE'), message: 'hashOf' },
    'the hash of a promise': { traffic: sent('tOYGAAa5ILwCERDqirjWd0SYPit_914ci-VhOvk_aH0'), message: 'hashOf' },
    'a promise as text': { traffic: sent('[object Promise]'), message: 'text' },
    'the example of RFC 7636 at a real server': {
      traffic: `GET ${authorizationUrl({}, 'https://login.fabrikam.net/authorize')}`,
      message: 'example',
      severity: 'error',
    },
    'the example of RFC 7636 on a host for documentation, as a note': { traffic: sent(challenge), message: 'example', severity: 'note' },
  },
  sound: { 'a challenge of its own': sent(secondChallenge) },
  inconclusive: { 'a redacted challenge': { traffic: sent('***'), because: 'redacted' } },
});
