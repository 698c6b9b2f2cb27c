import { answered, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-endpoint-wrong.ts';
import { testRule } from '../../support/rule-tester.ts';

const at = (url: string, answer: string) => signIn({ redeem: redeem().replace('https://as.example/token', url), answer });
const mistaken = (answer: string) => at('https://as.example/authorize', answer);

testRule(rule, {
  faulty: {
    'an address that takes no POST': { traffic: mistaken('< 405'), message: 'authorization', severity: 'error' },
    'a login page': { traffic: mistaken(answered(200, '<html><title>Login</title></html>')), message: 'authorization' },
    'a redirect to the login': { traffic: mistaken('< 302 https://as.example/login'), message: 'authorization' },
    'an answer that the browser hid': { traffic: mistaken('< 0 net::ERR_FAILED'), message: 'authorization' },
  },
  sound: {
    'a token endpoint of its own': signIn(),
    'a server that takes both at one address': mistaken(issued),
    'a refusal in the words of a token endpoint': mistaken(refused),
    'a profile without a token, as IndieAuth answers there': mistaken(answered(200, '{"me":"https://ada.example/"}')),
    'another address that is not there': at('https://as.example/tokens', '< 404'),
    'an answer that is still to come': mistaken(''),
  },
  notApplicable: {
    'a recording without the authorization request': inOrder(redeem(), refused),
  },
});
