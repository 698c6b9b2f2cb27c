import rule from '../../../src/rules/authorization-response/response-unsolicited.ts';
import { inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const landing = (site: string) =>
  `GET https://app.example/cb?code=another-code-0001&state=another-state-01\n> Sec-Fetch-Site: ${site}\n< 200 <html></html>`;

testRule(rule, {
  faulty: {
    'a link from a mail, a minute into the recording': { traffic: inOrder(signIn(), '@ +60s', landing('none')), message: 'unsolicited' },
  },
  sound: { 'a response to a request': signIn() },
  inconclusive: {
    'a recording that begins with the callback': { traffic: landing('none'), because: 'recording-started-late' },
    'a redirect from a server that was not recorded': { traffic: inOrder(signIn(), '@ +60s', landing('cross-site')), because: 'other-tab' },
    'a recording that began five seconds before': {
      traffic: inOrder(signIn(), '@ +5s', landing('none')),
      because: 'recording-started-late',
    },
  },
  notApplicable: {
    'an error that nobody asked for':
      'GET https://app.example/cb?error=access_denied&state=another-state-01\n> Sec-Fetch-Site: none\n< 200 <html></html>',
  },
});
