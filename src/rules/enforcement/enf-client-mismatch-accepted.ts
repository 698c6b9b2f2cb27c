import { acceptedExchange } from '../../flow/acceptance.ts';
import { isCertainPair } from '../../flow/pairing.ts';
import { clientIdentities } from '../../oauth/client-identity.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'enf-client-mismatch-accepted',
  stage: 'enforcement',
  title: 'The server let one client redeem the code of another',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '10.5')],
  why: 'A code is made out to one client. A server that lets another client redeem it lets any application of the same server sign in with codes that it got hold of.',
  fix: 'Server: store the client with the code and refuse every other one with invalid_grant. Client: use one client_id for both requests.',
  notToBeConfusedWith: 'A client_id that is equal after form-decoding, and a token exchange, which is another grant.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse', 'tokenResponse'],
  messages: { accepted: 'In this recording the server accepted the code of client {first} from client {second}.' },

  check(flow, conclude) {
    const accepted = acceptedExchange(flow.tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const first = read(flow.authorizationRequest, 'client_id');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (first.state === 'absent' || !first.value) return conclude.notApplicable();
    const identities = clientIdentities(accepted.request);
    const other = identities.find(({ values }) => !values.includes(first.value));
    if (other) {
      const certain = isCertainPair({ ...flow, tokenRequest: accepted.request });
      const values = { first: quote(first.value), second: quote(other.values[0]!) };
      return conclude.faulty('accepted', values, [other.at, first.at], certain ? undefined : { severity: 'warning' });
    }
    if (identities.length) return conclude.sound();
    const body = read(accepted.request, 'client_id');
    if (body.state === 'unobserved') return conclude.inconclusive(body.because);
    const header = readHeader(accepted.request, 'authorization');
    return header.state === 'unobserved' ? conclude.inconclusive(header.because) : conclude.notApplicable();
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ client_id: 'spa-2' }) })],
    sound: [signIn()],
  },
});
