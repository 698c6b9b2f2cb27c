import { authorize, inOrder, issued, redeem, redirect } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/referer-leak.ts';
import { testRule } from '../../support/rule-tester.ts';

const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const landing = `GET ${callback}\n< 200 <html></html>`;
const load = (referer: string, url = 'https://cdn.other.test/style.css') => `GET ${url}\n${referer && `> Referer: ${referer}`}\n< 200`;
const during = (request: string) => inOrder(authorize(), landing, request, redeem(), issued);

testRule(rule, {
  faulty: {
    'the code in a Referer to another site': { traffic: during(load(callback)), message: 'code', severity: 'error' },
    'the code in a Referer to another host of the site': {
      traffic: during(load(callback, 'https://cdn.app.example/style.css')),
      message: 'code',
      severity: 'warning',
    },
    'the code after it was redeemed': {
      traffic: inOrder(authorize(), landing, redeem(), issued, load(callback)),
      message: 'code',
      severity: 'warning',
    },
    'the access token in a Referer': {
      traffic: inOrder(authorize(), redeem(), issued, load('https://app.example/home?token=2YotnFZFEjr1zCsicMWpAA')),
      message: 'token',
      severity: 'error',
    },
    'the state in a Referer': {
      traffic: during(load('https://app.example/cb?state=st-8Qv3k1ZpXw2m')),
      message: 'state',
      severity: 'warning',
    },
  },
  sound: {
    'the origin alone, as browsers do by default': during(load('https://app.example/')),
    'no Referer': during('GET https://cdn.other.test/style.css\n> Accept: */*\n< 200'),
    'another code': during(load('https://app.example/cb?code=of-another-sign-in')),
    'the authorization server itself': inOrder(
      authorize(),
      landing,
      load('https://app.example/'),
      load(callback, 'https://as.example/logo.svg'),
      redeem(),
      issued,
    ),
  },
  inconclusive: { 'a recording without request headers': { traffic: during(load('')), because: 'header-withheld' } },
  notApplicable: {
    'the application itself': during(load(callback, 'https://app.example/style.css')),
    'a sign-in without other requests': inOrder(authorize(), landing, redeem(), issued),
    'an error as answer': `${authorize().split('\n')[0]}\n${redirect({ code: undefined, error: 'access_denied' })}`,
  },
});
