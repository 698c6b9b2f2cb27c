import rule from '../../../src/rules/correlation/code-challenge-not-transmitted.ts';
import { challenge, issued, otherChallenge, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const through = (
  url: string,
  answer = refused,
) => `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=${challenge}&code_challenge_method=S256
< 302 ${url}
GET ${url}
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m
${redeem()}
${answer}`;
const login = (query: string) => `https://as.example/login?response_type=code&client_id=spa-1&state=st-8Qv3k1ZpXw2m${query}`;

testRule(rule, {
  faulty: {
    'a challenge in lower case': {
      traffic: through(login(`&code_challenge=${challenge.toLowerCase()}`)),
      message: 'changed',
      severity: 'warning',
    },
    'a challenge that was cut': { traffic: through(login(`&code_challenge=${challenge.slice(0, 32)}`)), message: 'changed' },
    'a challenge that was left out': { traffic: through(login('')), message: 'lost' },
    'a challenge that got through by another way': { traffic: through(login(''), issued), message: 'lost', severity: 'note' },
  },
  sound: {
    'the same challenge on every hop': through(login(`&code_challenge=${challenge}&code_challenge_method=S256`), issued),
  },
  notApplicable: {
    'one hop': signIn(),
    'a broker that begins its own sign-in': through(
      `https://as.example/upstream?response_type=code&client_id=broker-7&state=st-8Qv3k1ZpXw2m&code_challenge=${otherChallenge}`,
    ),
  },
});
