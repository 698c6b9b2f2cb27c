import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/callback-cacheable.ts';
import { testRule } from '../../support/rule-tester.ts';

const answered = (answer: string) =>
  inOrder(authorize(), `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n${answer}`);
const landing = (control: string) => answered(`< 200 <html></html>\n< Cache-Control: ${control}`);

testRule(rule, {
  faulty: {
    'a page for everybody’s cache': { traffic: landing('public, max-age=600'), message: 'stored', severity: 'note' },
    'a page that only has to be asked for again': { traffic: landing('no-cache'), message: 'stored' },
    'a page without the header': { traffic: answered('< 200 <html></html>'), message: 'unsaid' },
  },
  sound: { 'no-store': landing('no-store'), 'no-store among others': landing('private, No-Store, max-age=0') },
  inconclusive: { 'a landing without headers': { traffic: answered('< 200'), because: 'header-withheld' } },
  notApplicable: {
    'a callback that redirects at once': answered('< 302 https://app.example/'),
    'a sign-in without a landing': signIn(),
  },
});
