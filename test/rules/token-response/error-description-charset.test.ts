import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/error-description-charset.ts';
import { testRule } from '../../support/rule-tester.ts';

const described = (text: string) =>
  signIn({ authorize: authorize(), answer: answered(400, JSON.stringify({ error: 'invalid_grant', error_description: text })) });

testRule(rule, {
  faulty: {
    'a line break, as Entra ID sends it': {
      traffic: described('AADSTS70008: expired.\r\nTrace ID: 1'),
      message: 'illegal',
      severity: 'note',
    },
    'a quotation mark': { traffic: described('The "code" has expired'), message: 'illegal' },
    'another script': { traffic: described('Der Code ist ungültig'), message: 'illegal' },
  },
  sound: { 'plain ASCII': described("The code isn't valid. (E1042) [~{}]") },
  notApplicable: { 'no description': inOrder(authorize(), redeem(), refused), 'a success': signIn({ answer: issued }) },
});
