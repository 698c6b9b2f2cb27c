import { read, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { afterSignIn, firstToken, granting } from '../sample-refresh.ts';
import { redeem, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'refresh-token-in-browser',
  stage: 'refresh',
  title: 'A refresh token is handed to a web page',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(10017, '6.3.2.3'), rfc(9700, '4.14.2')],
  why: 'A refresh token lives long, and any script of the page can take it. That is allowed, but then the token has to be replaced at every use or bound to a key, and its lifetime has to be limited.',
  fix: 'Keep the refresh token on a server of your own (backend for frontend), or bind it with DPoP, or see that the server rotates it and ends it after some hours.',
  notToBeConfusedWith: 'A refresh token that a server or an installed app receives.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    unbound: 'The token answer hands a refresh token to the page, without DPoP: whoever copies the token can use it.',
    bound: 'The token answer hands a refresh token to the page; it is bound to a DPoP key, so that a copy of the token alone is of no use.',
  },

  check({ tokenExchanges, derived }, conclude) {
    const exchange = tokenExchanges.find(({ outcome }) => outcome === 'issued');
    if (!exchange?.response || derived.clientType !== 'public-browser') return conclude.notApplicable();
    const origin = readHeader(exchange.request, 'origin');
    const byScript = origin.state === 'present' || /^(?:fetch|xhr)$/.test(exchange.request.context.resourceType ?? '');
    if (!byScript) return origin.state === 'unobserved' ? conclude.inconclusive(origin.because) : conclude.notApplicable();
    const token = read(exchange.response, 'refresh_token');
    if (token.state === 'unobserved') return conclude.inconclusive(token.because);
    if (token.state === 'absent' || !token.value) return conclude.sound();
    const proof =
      readHeader(exchange.request, 'dpop').state === 'present' && !/^bearer$/i.test(textOf(exchange.response, 'token_type') ?? '');
    return conclude.faulty(proof ? 'bound' : 'unbound', {}, [token.at]);
  },

  examples: {
    faulty: [
      afterSignIn(),
      signIn({
        redeem: redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof()}`),
        answer: granting({ token_type: 'DPoP', refresh_token: firstToken }),
      }),
    ],
    sound: [signIn()],
  },
});
