import rule from '../../../src/rules/enforcement/enf-http-redirect-accepted.ts';
import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const to = (uri: string) => signIn({ authorize: authorize({ redirect_uri: uri }), redeem: redeem({ redirect_uri: uri }) });

testRule(rule, {
  faulty: { 'a code over http': { traffic: to('http://app.example/cb'), message: 'accepted', severity: 'error' } },
  sound: {
    'a code over https': signIn(),
    'the loopback address': to('http://127.0.0.1:51004/cb'),
    'the IPv6 loopback address': to('http://[::1]:51004/cb'),
    'localhost in development': to('http://localhost:5173/cb'),
    'an app’s own scheme': to('com.example.app:/cb'),
  },
  notApplicable: {
    'an error over http': inOrder(
      authorize({ redirect_uri: 'http://app.example/cb' }).split('\n')[0]!,
      '< 302 http://app.example/cb?error=access_denied&state=st-8Qv3k1ZpXw2m',
    ),
  },
});
