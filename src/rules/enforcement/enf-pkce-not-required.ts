import { acceptedExchange } from '../../flow/acceptance.ts';
import { clientAuthentication } from '../../oauth/client-identity.ts';
import { type OAuthMessage, read, readHeader, whereParametersAre } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, redeem, signIn } from '../sample-sign-in.ts';

const without = {
  authorize: authorize({ code_challenge: undefined, code_challenge_method: undefined }),
  redeem: redeem({ code_verifier: undefined }),
};

export default defineRule({
  id: 'enf-pkce-not-required',
  stage: 'enforcement',
  title: 'The server gave tokens to a public client without PKCE',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.1'), rfc(10017, '6.3.2.1'), specification('OAuth 2.1', '4.1.2.1')],
  why: 'A web page or an app cannot keep a secret, so PKCE is all that ties a code to it. Without PKCE whoever gets hold of the code gets the tokens.',
  fix: 'Client: send code_challenge and code_verifier. Server: require PKCE for this client.',
  notToBeConfusedWith: 'A client that authenticated itself with a secret of its own: it may go without PKCE when it uses a nonce.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    public:
      'In this recording the server gave tokens to a client without a secret, for a sign-in with neither code_challenge nor code_verifier.',
    confidential:
      'The server gave tokens for a sign-in without PKCE. The client authenticated itself, so that is allowed, though PKCE is advised for every client.',
  },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const challenge = read(authorizationRequest, 'code_challenge');
    const verifier = read(accepted.request, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (challenge.state === 'present' && challenge.value) return conclude.sound();
    if (verifier.state === 'present' && verifier.value) return conclude.notApplicable(); // enf-downgrade-accepted says it.
    const at = [{ exchange: authorizationRequest.exchange, part: 'request-url' }, whereParametersAre(accepted.request)] as const;
    const authentication = clientAuthentication(accepted.request);
    if (authentication.state === 'present') return conclude.faulty('confidential', {}, at, { severity: 'note' });
    if (authentication.state === 'unobserved' && !isFromPage(accepted.request)) return conclude.inconclusive(authentication.because);
    return conclude.faulty('public', {}, at);
  },

  examples: {
    faulty: [
      signIn(without),
      signIn({ ...without, redeem: redeem({ code_verifier: undefined }, '> Authorization: Basic c3BhLTE6c2VjcmV0') }),
    ],
    sound: [signIn()],
  },
});

/** A script of a page cannot keep a secret, whatever header the recording leaves out. */
const isFromPage = (request: OAuthMessage) =>
  readHeader(request, 'origin').state === 'present' || /^(xhr|fetch)$/.test(request.context.resourceType ?? '');
