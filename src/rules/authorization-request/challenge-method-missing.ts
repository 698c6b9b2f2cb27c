import { read, textOf } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'challenge-method-missing',
  stage: 'authorization-request',
  title: 'code_challenge_method is absent, so the server must assume “plain”',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(6749, '3.1'), specification('OAuth 2.1', '4.1.1')],
  why: 'A server that is not told how the challenge was made must take it for the verifier itself. It then compares the two as they are, and a hash never equals the text that it was made of.',
  fix: 'Send code_challenge_method=S256 beside code_challenge.',
  notToBeConfusedWith:
    'A challenge that is the verifier itself: plain is then what was meant, and is judged on its own. A few servers take S256 for granted.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  readsPushed: true,
  messages: {
    absent: 'The authorization request has a code_challenge and {missing}, so the server must take it for a plain one.',
    proved:
      'The challenge is the S256 of the verifier, but the authorization request has {missing}, so the server must compare the two as plain text and they cannot be equal.',
    tolerated:
      'The authorization request has {missing}. This server took the challenge for S256; others take it for a plain one and refuse.',
  },

  check({ authorizationRequest, tokenRequest, derived, provider }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || challenge.value === '') return conclude.notApplicable();
    const method = read(authorizationRequest, 'code_challenge_method');
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    if (method.state === 'present' && method.value !== '') return conclude.sound();

    const missing = method.state === 'present' ? 'a code_challenge_method without a value' : 'no code_challenge_method';
    const verifier = textOf(tokenRequest, 'code_verifier');
    if (verifier === challenge.value) return conclude.sound();
    if (derived.issued || provider?.methodWhenMissing?.value === 'S256')
      return conclude.faulty('tolerated', { missing }, [method.at], { severity: 'note' });
    if (verifier !== undefined && s256(verifier) === challenge.value)
      return conclude.faulty('proved', { missing }, [method.at, challenge.at]);
    return conclude.faulty('absent', { missing }, [method.at], derived.failure ? {} : { severity: 'warning' });
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 400 {"error":"invalid_grant"}`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 302 https://app.example/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
< 200 {"access_token":"a1","token_type":"Bearer"}`,
    ],
  },
});
