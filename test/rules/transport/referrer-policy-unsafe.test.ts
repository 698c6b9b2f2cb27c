import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/referrer-policy-unsafe.ts';
import { testRule } from '../../support/rule-tester.ts';

const answered = (answer: string) =>
  inOrder(authorize(), `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n${answer}`);
const landing = (policy: string) => answered(`< 200 <html></html>\n< Referrer-Policy: ${policy}`);
const fragment = authorize().replace('/cb?code=', '/cb#code=');

testRule(rule, {
  faulty: {
    'unsafe-url': { traffic: landing('unsafe-url'), message: 'unsafe', severity: 'warning' },
    'no-referrer-when-downgrade': { traffic: landing('No-Referrer-When-Downgrade'), message: 'unsafe' },
    'an unsafe policy behind a safe one': { traffic: landing('no-referrer, unsafe-url'), message: 'unsafe' },
    'an unsafe policy before one that nobody knows': { traffic: landing('unsafe-url, never'), message: 'unsafe' },
  },
  sound: {
    'no-referrer': landing('no-referrer'),
    'a safe policy behind an unsafe one': landing('unsafe-url, strict-origin'),
    'no policy, where the safe default holds': answered('< 200 <html></html>'),
  },
  inconclusive: { 'a landing without headers': { traffic: answered('< 200'), because: 'header-withheld' } },
  notApplicable: {
    'a callback that redirects at once': answered('< 302 https://app.example/\n< Referrer-Policy: unsafe-url'),
    'a code in the fragment': inOrder(fragment, 'GET https://app.example/cb\n< 200 <html></html>\n< Referrer-Policy: unsafe-url'),
    'a sign-in without a landing': signIn(),
  },
});
