import rule from '../../../src/rules/authorization-request/authz-framed.ts';
import { authorizationUrl, type Changes, granted, refused } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const framed = (changes: Changes, answer: string) => `GET ${authorizationUrl(changes)}\n> Sec-Fetch-Dest: iframe\n${answer}`;

testRule(rule, {
  faulty: {
    'a frame whose answer was not recorded': { traffic: framed({}, '< (no answer)'), message: 'unknown' },
    'a login page in a frame that nothing limits': {
      traffic: framed({}, '< 200 <html></html>'),
      message: 'framed',
      severity: 'warning',
    },
    'a server that forbids framing': {
      traffic: framed({}, "< 200 <html></html>\n< Content-Security-Policy: default-src 'self'; frame-ancestors 'none'"),
      message: 'refused',
    },
    'a server that forbids framing in the older way': {
      traffic: framed({}, '< 200 <html></html>\n< X-Frame-Options: DENY'),
      message: 'refused',
    },
    'a server that limits framing, as a note': {
      traffic: framed({}, '< 200 <html></html>\n< Content-Security-Policy: frame-ancestors https://app.example'),
      message: 'allowed',
      severity: 'note',
    },
  },
  sound: {
    'a renewal': framed({ prompt: 'none' }, refused('login_required')),
    'a frame that comes back at once': framed({}, granted()),
    'a whole window': `GET ${authorizationUrl()}\n> Sec-Fetch-Dest: document\n< 200 <html></html>`,
  },
  inconclusive: {
    'a recorder that does not tell': { traffic: `GET ${authorizationUrl()}\n< 200 <html></html>`, because: 'header-withheld' },
  },
});
