import { acceptedExchange } from '../../flow/acceptance.ts';
import { read } from '../../oauth/message.ts';
import { isVendorRedirect } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { uriDifferences, uriWithoutSecrets } from '../../oauth/uri-difference.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'enf-redirect-mismatch-accepted',
  stage: 'enforcement',
  title: 'The server let another redirect_uri pass in the token request',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), specification('OAuth 2.1', '10.2')],
  why: 'The server is to compare the redirect URI of the token request with the one that the code was sent to, and to refuse another one. This one did not compare them, or not strictly.',
  fix: 'Server: compare the two as texts and answer invalid_grant when they differ. Client: send the same text in both requests, other servers are strict.',
  notToBeConfusedWith: 'Spellings on the wire that are equal once decoded, and Google’s redirect_uri=postmessage.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    accepted:
      'In this recording the server accepted a token request with the redirect_uri {second}, though the sign-in began with {first}: {difference}.',
  },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const first = read(authorizationRequest, 'redirect_uri');
    const second = read(accepted.request, 'redirect_uri');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (second.state === 'unobserved') return conclude.inconclusive(second.because);
    if (first.state === 'absent' || second.state === 'absent' || !first.value || !second.value) return conclude.notApplicable();
    if (first.value === second.value || isVendorRedirect(second.value)) return conclude.sound();
    const difference = listOf(uriDifferences(first.value, second.value).map(({ text }) => text));
    return conclude.faulty(
      'accepted',
      { first: quote(uriWithoutSecrets(first.value)), second: quote(uriWithoutSecrets(second.value)), difference },
      [second.at, first.at],
    );
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }) })],
    sound: [signIn()],
  },
});
