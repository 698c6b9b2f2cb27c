import { acceptedExchange } from '../../flow/acceptance.ts';
import { clientIdentities } from '../../oauth/client-identity.ts';
import { read, textOf, whereParametersAre } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../sample-sign-in.ts';

const second = inOrder(
  authorize({ state: 'st-of-the-second-one' }, { code: 'code-of-the-second-one' }),
  redeem({ code: 'code-of-the-second-one' }),
  issued,
);

export default defineRule({
  id: 'enf-pkce-enforced',
  stage: 'enforcement',
  title: 'The server demonstrably enforces PKCE',
  severity: 'note',
  effects: ['positive'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1'), rfc(7636, '4.6')],
  why: 'In this recording the server refused a sign-in without the right verifier and let one with the right verifier through. So it checks, and PKCE protects this client.',
  fix: 'Nothing is to be done about this.',
  notToBeConfusedWith:
    'A refusal that has another reason in sight, such as a used code or another redirect_uri: it proves nothing about PKCE.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse', 'tokenResponse'],
  messages: {
    enforced: 'The server refused a token request {with} and accepted one with the right verifier {where}.',
  },

  check({ authorizationRequest, authorizationResponse, tokenExchanges, derived }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || !challenge.value) return conclude.notApplicable();
    const first = tokenExchanges[0];
    if (first?.outcome !== 'refused' || !/^invalid_(grant|request)$/.test(first.error ?? '')) return conclude.notApplicable();
    const verifier = read(first.request, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    const fits = (text: string) => text === challenge.value || s256(text) === challenge.value;
    if (verifier.state === 'present' && fits(verifier.value)) return conclude.notApplicable();

    const same = (name: string) => textOf(first.request, name) === textOf(authorizationRequest, name);
    const sameClient = clientIdentities(first.request).every(({ values }) =>
      values.includes(textOf(authorizationRequest, 'client_id') ?? ''),
    );
    const received = textOf(authorizationResponse, 'code');
    if (!same('redirect_uri') || !sameClient || (received !== undefined && received !== textOf(first.request, 'code')))
      return conclude.sound();

    const later = acceptedExchange(tokenExchanges);
    const laterVerifier = textOf(later?.request, 'code_verifier');
    const other = derived.others.find(
      (each) =>
        each.outcome === 'issued' &&
        each.clientId === textOf(authorizationRequest, 'client_id') &&
        each.authorizationEndpoint === authorizationRequest.endpoint &&
        each.verifier !== undefined &&
        each.challenge === s256(each.verifier),
    );
    const accepted = laterVerifier !== undefined && fits(laterVerifier) ? whereParametersAre(later!.request) : other?.request;
    if (!accepted) return conclude.inconclusive('outside-the-browser');
    return conclude.faulty(
      'enforced',
      {
        with: verifier.state === 'present' ? 'with a verifier that does not match' : 'without a verifier',
        where: accepted === other?.request ? 'in another sign-in' : 'for the same code',
      },
      [verifier.at, accepted],
    );
  },

  examples: {
    faulty: [inOrder(signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }), second)],
    sound: [
      inOrder(
        signIn({ redeem: redeem({ code_verifier: otherVerifier, redirect_uri: 'https://app.example/other' }), answer: refused }),
        second,
      ),
    ],
  },
});
