import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/redirect-uri-differs.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const differing = (first: string, second: string, answer = refused) =>
  signIn({ authorize: authorize({ redirect_uri: first }), redeem: redeem({ redirect_uri: second }), answer });

/** A recording that begins when the browser comes back. */
const late = (landed: string, sent: string, { answer = refused, code = 'SplxlOBeZQQYbYS6WxSbIA' } = {}) =>
  inOrder(`GET ${landed}?code=${code}&state=st-8Qv3k1ZpXw2m\n< 200 <!doctype html>`, redeem({ redirect_uri: sent }), answer);

testRule(rule, {
  faulty: {
    'another address than the one that the browser came back to': {
      traffic: late('https://app.example/cb', 'https://app.example/cb/'),
      message: 'elsewhere',
      severity: 'warning',
      says: /came back to “https:\/\/app\.example\/cb”, and the token request says “https:\/\/app\.example\/cb\/”/,
    },
    'the issuer in place of the redirect URI': {
      traffic: differing('https://app.example/cb', 'https://as.example/'),
      message: 'differs',
      says: /an address of the authorization server itself/,
    },
    'a trailing slash': { traffic: differing('https://app.example/cb', 'https://app.example/cb/'), message: 'differs', severity: 'error' },
    'a difference that the server let pass': {
      traffic: differing('https://app.example/cb', 'https://app.example/cb/', issued),
      message: 'differs',
      severity: 'note',
    },
    'another loopback port': { traffic: differing('http://127.0.0.1:51004/cb', 'http://127.0.0.1:51005/cb'), message: 'differs' },
  },
  sound: {
    'the address that the browser came back to': late('https://app.example/cb', 'https://app.example/cb'),
    'the same without a path': late('https://app.example/', 'https://app.example'),
    'the same with a query of its own': late('https://app.example/cb', 'https://app.example/cb?tenant=blue'),
    'the same text': signIn(),
    'spellings that are equal once decoded': `GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb
< 302 https://client.example.com/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&client_id=spa-1&redirect_uri=https://client.example.com/cb
${refused}`,
    'Google’s popup flow': differing('storagerelay://https/app.example?id=auth1', 'postmessage', issued),
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: `GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1&state=s1
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s1
${redeem()}
${refused}`,
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'a token request without one': signIn({ redeem: redeem({ redirect_uri: undefined }) }),
    'the same in a recording that begins at the callback': inOrder(
      late('https://app.example/cb', '').split('\nPOST')[0]!,
      redeem({ redirect_uri: undefined }),
      refused,
    ),
    'an address that the server let pass': late('https://app.example/cb', 'https://app.example/cb/', { answer: issued }),
    'an address of an app': late('https://app.example/cb', 'com.example.app:/cb'),
    'an authorization request without one': signIn({ authorize: authorize({ redirect_uri: undefined }), answer: refused }),
  },
});

const parts: [string, string, string, RegExp][] = [
  ['the trailing slash', 'https://app.example/cb', 'https://app.example/cb/', /character 23 on: the second has a trailing slash/],
  ['the missing trailing slash', 'https://app.example/', 'https://app.example', /the first has a trailing slash/],
  ['the scheme', 'https://app.example/cb', 'http://app.example/cb', /scheme is https in the first and http in the second/],
  ['the host', 'https://app.example/cb', 'https://app2.example/cb', /host is app\.example in the first and app2\.example/],
  ['the case of the host', 'https://app.example/cb', 'https://App.example/cb', /host is written in another case/],
  ['a leading www', 'https://app.example/cb', 'https://www.app.example/cb', /“www\.” in only one/],
  ['localhost', 'http://localhost:5173/cb', 'http://127.0.0.1:5173/cb', /localhost in the first and 127\.0\.0\.1 in the second/],
  ['the port', 'http://localhost:5173/cb', 'http://localhost:5174/cb', /port is 5173 in the first and 5174 in the second/],
  ['the default port', 'https://app.example/cb', 'https://app.example:443/cb', /default port, written out/],
  ['the case of the path', 'https://app.example/callback', 'https://app.example/Callback', /path is written in another case/],
  ['the path', 'https://app.example/callback', 'https://app.example/return', /path is another one/],
  ['an added query', 'https://app.example/cb', 'https://app.example/cb?code=x', /second has a query/],
  ['the order of the query', 'https://app.example/cb?a=1&b=2', 'https://app.example/cb?b=2&a=1', /another order/],
  ['a second encoding', 'https://app.example/cb', 'https%3A%2F%2Fapp.example%2Fcb', /percent-encoded twice/],
  [
    'an address that still holds the code',
    'https://app.example/cb',
    'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA',
    /“https:\/\/app\.example\/cb\?code=…”/,
  ],
  ['a fragment', 'https://app.example/cb', 'https://app.example/cb#', /second has a fragment/],
  ['an invisible character', 'https://app.example/cb', 'https://app.example/cb\u200b', /invisible character.*character 23.*U\+200B/s],
  ['a trailing space', 'https://app.example/cb', 'https://app.example/cb ', /white space/],
  ['a variable without a value', 'https://app.example/cb', 'undefined', /variable that had no value/],
];

it.each(parts)('names %s', (_, first, second, text) => {
  const outcome = judge(rule, differing(first, second));
  expect(outcome.verdict === 'faulty' ? outcome.faults[0].text : outcome.verdict).toMatch(text);
});
