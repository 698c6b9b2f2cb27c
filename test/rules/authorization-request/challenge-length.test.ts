import rule from '../../../src/rules/authorization-request/challenge-length.ts';
import { authorization, authorizationUrl, challenge, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const hex = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
const longVerifier = 'HGPcchAU-gYOxOeWgnp3SJHww9bpE6AEfZrEh4leK6Cbek0NIiAvisf0mxn42bQd';
const tiktok = 'https://www.tiktok.com/v2/auth/authorize/';
const refusedWith = (code_challenge: string) => authorization({ code_challenge }, refused('invalid_request'));

testRule(rule, {
  faulty: {
    'the digest in hexadecimal': { traffic: refusedWith(hex), message: 'length', severity: 'error' },
    padding: { traffic: refusedWith(`${challenge}=`), message: 'length' },
    'the verifier in place of its hash': {
      traffic: signIn({ code_challenge: longVerifier }, { code_verifier: longVerifier }, '< 400 {"error":"invalid_grant"}'),
      message: 'length',
    },
    'one character lost': { traffic: refusedWith(challenge.slice(1)), message: 'length' },
    'a length that the server took, as a warning': { traffic: signIn({ code_challenge: hex }), message: 'length', severity: 'warning' },
    'base64 of the hexadecimal text at a server that wants the text itself': {
      traffic: `GET ${authorizationUrl({ code_challenge: 'a'.repeat(86) }, tiktok)}\n< 400`,
      message: 'length',
    },
  },
  sound: {
    F0: signIn(),
    'hexadecimal at a server that asks for it': `GET ${authorizationUrl({ code_challenge: hex }, tiktok)}\n< 200`,
  },
  inconclusive: { 'a redacted challenge': { traffic: authorization({ code_challenge: '***' }), because: 'redacted' } },
  notApplicable: {
    'a plain challenge': authorization({ code_challenge: 'a'.repeat(128), code_challenge_method: 'plain' }),
    'no method': authorization({ code_challenge: hex, code_challenge_method: undefined }),
  },
});
