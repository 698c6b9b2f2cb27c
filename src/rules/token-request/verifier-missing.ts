import { exchangeOf } from '../../flow/answer.ts';
import { urlParts } from '../../http/url.ts';
import { isLiteralNothing, redeemsCode } from '../../oauth/grant.ts';
import { read, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'verifier-missing',
  stage: 'token-request',
  title: 'The verifier was not sent',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.5'), rfc(9700, '2.1.1')],
  why: 'The sign-in began with a challenge, so the server gives tokens only to whoever shows the secret behind it. The token request came without that secret, the code verifier.',
  fix: 'Store the verifier under the state before leaving the page, read it back by the state that returns, and send it as code_verifier. Begin and end the sign-in on the same origin (localhost and 127.0.0.1, with and without www. are different ones) and in the same tab, or use localStorage.',
  notToBeConfusedWith:
    'A verifier that is sent but does not fit. A client secret does not replace it: a sign-in that sent a challenge needs its verifier.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest'],
  messages: {
    missing: 'The sign-in began with a code_challenge, but the token request has no code_verifier.',
    misnamed: 'The token request has no code_verifier, but a parameter called {name}, which servers do not read.',
    otherOrigin:
      'The sign-in began with a code_challenge, but the token request has no code_verifier. It began on {began} and was finished on {ended}: these are different origins and do not share storage.',
    empty: 'The token request has a code_verifier without a value.',
    literal: 'The code_verifier is the text {word}: the verifier was no longer where the page looked for it.',
    asked: 'The token request has no code_verifier, and the server’s answer asks for one.',
    accepted: 'The sign-in began with a code_challenge, but the token request has no code_verifier, and the server did not insist.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (!redeemsCode(tokenRequest) || tokenRequest.format === 'text') return conclude.notApplicable();
    const lacking = verifier.state === 'absent' || verifier.value.trim() === '';
    if (verifier.state === 'present' && isLiteralNothing(verifier.value)) {
      return conclude.faulty('literal', { word: quote(verifier.value) }, [verifier.at]);
    }
    if (!lacking) return conclude.sound();

    const challenge = authorizationRequest && read(authorizationRequest, 'code_challenge');
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    if (challenge?.state === 'absent' || (challenge?.state === 'present' && challenge.value === '')) return conclude.notApplicable();
    if (challenge?.state !== 'present') {
      const asksForIt = /code[_ -]?verifier/i.test(exchange?.description ?? '') && exchange?.outcome === 'refused';
      if (asksForIt) return conclude.faulty('asked', {}, [verifier.at], { severity: 'warning' });
      return conclude.inconclusive(challenge?.because ?? 'recording-started-late');
    }
    const at = [verifier.at, challenge.at] as const;
    if (exchange?.outcome === 'issued') return conclude.faulty('accepted', {}, at, { severity: 'warning' });
    const parameters = tokenRequest.parameters.observed ? tokenRequest.parameters.value : [];
    const alias = parameters.find(
      ({ name }) => name !== 'code_verifier' && /^(?:pkce_?)?(?:code_?)?(?:verifier|challenge)$/i.test(name.replaceAll('-', '_')),
    );
    if (alias) return conclude.faulty('misnamed', { name: quote(alias.name) }, [alias.at, challenge.at]);
    if (verifier.state === 'present') return conclude.faulty('empty', {}, at);
    const ended = readHeader(tokenRequest, 'origin');
    const referer = readHeader(authorizationRequest!, 'referer');
    const began = referer.state === 'present' ? urlParts(referer.value).origin : '';
    const server = urlParts(textOf(authorizationRequest, 'redirect_uri') ?? '').origin;
    if (
      ended.state === 'present' &&
      began &&
      began !== ended.value &&
      server === ended.value &&
      began !== urlParts(authorizationRequest!.url).origin
    ) {
      return conclude.faulty('otherOrigin', { began: quote(began), ended: quote(ended.value) }, at);
    }
    return conclude.faulty('missing', {}, at);
  },

  examples: {
    faulty: [
      inOrder(authorize(), redeem({ code_verifier: undefined }), refused),
      inOrder(authorize(), redeem({ code_verifier: 'null' }), refused),
    ],
    sound: [signIn()],
  },
});
