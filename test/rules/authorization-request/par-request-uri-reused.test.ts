import rule from '../../../src/rules/authorization-request/par-request-uri-reused.ts';
import { signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const use = 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc';
const first = `${use}\n< 302 https://app.example/cb?code=c1&state=s1\nGET https://app.example/cb?code=c1&state=s1\n< 200`;

testRule(rule, {
  faulty: {
    'a second sign-in with it': {
      traffic: `${first}\nPOST https://as.example/token\n> grant_type=authorization_code&code=c1&client_id=spa-1\n< 200 {"access_token":"a1b2c3d4","token_type":"Bearer"}\n@ +30s\n${use}&ui_locales=de\n< 200 <html></html>`,
      message: 'otherFlow',
      severity: 'warning',
    },
    'a second use after the end, refused': {
      traffic: `${first}\n@ +30s\n${use}\n< 400 {"error":"invalid_request_uri"}`,
      message: 'again',
      severity: 'warning',
    },
    'a second use after the end, tolerated, as a note': {
      traffic: `${first}\n@ +30s\n${use}\n< 200 <html></html>`,
      message: 'again',
      severity: 'note',
    },
  },
  sound: {
    'one use': first,
    'a reload of the login page': `${use}\n< 200 <html></html>\n@ +5s\n${use}\n< 302 https://app.example/cb?code=c1&state=s1`,
  },
  notApplicable: { F0: signIn() },
});
