import { answered, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-content-type-wrong.ts';
import { testRule } from '../../support/rule-tester.ts';

const labelled = (type: string) =>
  signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', `Content-Type: ${type}`) });

testRule(rule, {
  faulty: {
    'JSON labelled as a page': { traffic: labelled('text/html'), message: 'other', severity: 'note' },
    'JSON labelled as text': { traffic: labelled('text/plain; charset=utf-8'), message: 'other' },
  },
  sound: {
    'the right label': labelled('application/json'),
    'the right label with a charset, in capitals': labelled('Application/JSON;charset=UTF-8'),
    'a label that ends in +json': labelled('application/vnd.as+json'),
    'an error with the right label': signIn({ answer: refused }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ answer: '< 200\n< Access-Control-Allow-Origin: *\n< (body not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: { 'a page': signIn({ answer: answered(200, '<html></html>') }) },
});
