import rule from '../../../src/rules/correlation/resource-not-granted.ts';
import { authorize, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const invalidTarget = '< 400 {"error":"invalid_target"}';
const asking = (first: string | undefined, second: string | undefined, answer?: string) =>
  signIn({ authorize: authorize({ resource: first }), redeem: redeem({ resource: second }), ...(answer && { answer }) });

testRule(rule, {
  faulty: {
    'a resource that was never asked for': {
      traffic: asking('https://cal.example.com/', 'https://contacts.example.com/', invalidTarget),
      message: 'notGranted',
      severity: 'warning',
    },
  },
  sound: {
    'the resource that was asked for': asking('https://cal.example.com/', 'https://cal.example.com/'),
    'another resource that the server gave': asking('https://cal.example.com/', 'https://contacts.example.com/'),
    'one of several': signIn({
      authorize: authorize({ resource: 'https://cal.example.com/' }).replace(
        '&resource=',
        '&resource=https%3A%2F%2Fcontacts.example.com%2F&resource=',
      ),
      redeem: redeem({ resource: 'https://contacts.example.com/' }),
      answer: invalidTarget,
    }),
  },
  inconclusive: {
    'a token request whose body was not captured': {
      traffic: signIn({
        authorize: authorize({ resource: 'https://cal.example.com/' }),
        redeem: 'POST https://as.example/token\n> (not captured)',
      }),
      because: 'body-not-captured',
    },
  },
  notApplicable: { 'a token request without a resource': asking('https://cal.example.com/', undefined) },
});
