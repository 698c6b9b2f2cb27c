import rule from '../../../src/rules/authorization-response/form-post-cookie-trap.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const post = (headers: string, answer: string) =>
  inOrder(
    `${authorize({ response_mode: 'form_post' }).split('\n')[0]}\n< 200 <html><form></form></html>`,
    `POST https://app.example/cb\n${headers}> code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< ${answer}`,
  );
const crossSite = '> Origin: https://as.example\n> Sec-Fetch-Site: cross-site\n';

testRule(rule, {
  faulty: {
    'a post without a cookie that failed': { traffic: post(crossSite, '400 state mismatch'), message: 'noCookie', severity: 'note' },
  },
  sound: {
    'a post with a cookie': post(`${crossSite}> Cookie: txn=1\n`, '400 state mismatch'),
    'a post without a cookie that went well': post(crossSite, '200 <html></html>'),
    'a post of the same site': post('> Origin: https://as.example\n> Sec-Fetch-Site: same-site\n', '400 state mismatch'),
    'a post of the same origin': post('> Origin: https://app.example\n', '400 state mismatch'),
  },
  inconclusive: {
    'a recording without cookies': {
      traffic: post(crossSite, '400').replace('POST https://app', '@ {"withheld":["cookie"]}\nPOST https://app'),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a redirect': signIn() },
});
