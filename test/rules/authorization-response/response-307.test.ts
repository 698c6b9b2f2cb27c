import rule from '../../../src/rules/authorization-response/response-307.ts';
import { authorize, inOrder, redirect, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const form = (status: number) =>
  inOrder(
    `${authorize().split('\n')[0]}\n< 302 https://as.example/login`,
    'GET https://as.example/login\n< 200 <html></html>',
    `POST https://as.example/login\n> user=pat&pin=1\n${redirect().replace('302', String(status))}`,
  );

testRule(rule, {
  faulty: {
    'a sign-in form answered with 307': {
      traffic: form(307),
      message: 'repeated',
      severity: 'warning',
      at: { part: 'response-header', name: 'code' },
    },
    'a sign-in form answered with 308': { traffic: form(308), message: 'repeated' },
    'the client’s own POST, without alarm': {
      traffic: authorize()
        .replace(/GET (\S+)\?(\S+)/, 'POST $1\n> $2')
        .replace('< 302', '< 307'),
      message: 'repeated',
      severity: 'note',
    },
  },
  sound: {
    'a sign-in form answered with 303': form(303),
    'an error that a form brought to the application, which sends its own form on': inOrder(
      `${authorize({ response_mode: 'form_post' }).split('\n')[0]}\n< 200 <form>`,
      'POST https://app.example/cb\n> error=access_denied&state=st-8Qv3k1ZpXw2m\n< 307 https://app.example/failed',
    ),
    'a sign-in form answered with 302': form(302),
    'a GET answered with 307': signIn({ authorize: authorize().replace('< 302', '< 307') }),
  },
});
