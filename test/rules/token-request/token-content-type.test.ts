import { expect, it } from 'vitest';
import { parseTranscript } from '../../../src/capture/transcript.ts';
import { correlate } from '../../../src/flow/correlate.ts';
import { authorize, inOrder, issued, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-content-type.ts';
import { testRule } from '../../support/rule-tester.ts';

const values = { grant_type: 'authorization_code', code: 'SplxlOBeZQQYbYS6WxSbIA', client_id: 'spa-1', code_verifier: verifier };
const json = (answer: string, at = 'https://as.example/token') => inOrder(authorize(), `POST ${at}\n> ${JSON.stringify(values)}`, answer);
const typed = (type: string, answer: string) => inOrder(authorize(), redeem({}, `> Content-Type: ${type}`), answer);
const part = Object.entries(values).map(([name, value]) => `> --b1\n> Content-Disposition: form-data; name="${name}"\n>\n> ${value}`);
const multipart = `POST https://as.example/token\n> Content-Type: multipart/form-data; boundary=b1\n${part.join('\n')}\n> --b1--`;

testRule(rule, {
  faulty: {
    'a JSON body': { traffic: json('< 400 {"error":"invalid_request"}'), message: 'json', severity: 'error' },
    'a JSON body that the server takes': { traffic: json(issued), message: 'json', severity: 'note' },
    'a JSON body that the server has read': { traffic: json('< 400 {"error":"invalid_grant"}'), message: 'json', severity: 'warning' },
    'a JSON body labelled as a form': {
      traffic: json('< 400 {"error":"invalid_request"}').replace('> {', '> Content-Type: application/x-www-form-urlencoded\n> {'),
      message: 'json',
    },
    'a multipart body': { traffic: inOrder(authorize(), multipart, '< 415'), message: 'multipart' },
    'a form labelled as text': { traffic: typed('text/plain;charset=UTF-8', '< 400 {"error":"invalid_request"}'), message: 'label' },
    'an object that was turned into a text': {
      traffic: inOrder(
        authorize(),
        'POST https://as.example/token\n> Origin: https://app.example\n> [object Object]',
        '< 400 {"error":"invalid_request"}',
      ),
      message: 'object',
    },
    XML: {
      traffic: inOrder(authorize(), 'POST https://as.example/token\n> Content-Type: application/xml\n> <a/>', '< 415'),
      message: 'other',
    },
    'a type that shows although the body does not': {
      traffic: inOrder(
        authorize(),
        'POST https://as.example/token\n> Content-Type: application/json\n> (not captured)',
        '< 400 {"error":"invalid_request"}',
      ),
      message: 'json',
    },
  },
  sound: {
    'a form whose body was not recorded': inOrder(
      authorize(),
      'POST https://as.example/token\n> Content-Type: application/x-www-form-urlencoded\n> (not captured)',
      issued,
    ),
    'a form': signIn(),
    'a form with its charset': typed('application/x-www-form-urlencoded;charset=UTF-8', issued),
    'a form that was refused for another reason': signIn({ answer: refused }),
    'a form whose type is in capital letters': typed('Application/X-WWW-Form-Urlencoded', issued),
  },
  inconclusive: {
    'a request of which neither body nor type was recorded': {
      traffic: inOrder(authorize(), 'POST https://as.example/token\n> (not captured)', refused),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a GET': inOrder(authorize(), 'GET https://as.example/token?grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA\n< 405'),
    'parameters in the URL': inOrder(
      authorize(),
      `${redeem().replace(/token\n(.*)\n> (.*)$/, 'token?$2\n$1')}\n< 400 {"error":"invalid_request"}`,
    ),
  },
});

it('faults a body without any type', () => {
  const exchanges = parseTranscript(signIn({ answer: refused })).map((exchange) => {
    const headers = exchange.request.headers.filter(({ name }) => name !== 'Content-Type');
    return { ...exchange, request: { ...exchange.request, headers } };
  });
  const [flow] = correlate(exchanges);
  expect(rule.check(flow!)).toMatchObject({ verdict: 'faulty', faults: [{ message: 'unlabelled' }] });
});
