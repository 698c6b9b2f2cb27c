import { clientIdentities } from '../../oauth/client-identity.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { valueDifference } from '../../oauth/value-difference.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'client-id-differs',
  stage: 'correlation',
  title: 'The token request names another client than the one that began the sign-in',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '5.2')],
  why: 'A code is made out to one client, and the server gives tokens for it to that client only. Here another client name stands in the token request than at the start of the sign-in.',
  fix: 'Use one configuration for both requests; look for a client id of another environment (development, staging, production) or a default of a library.',
  notToBeConfusedWith: 'Client ids that are equal after form-decoding, as in HTTP Basic authentication.',

  needs: ['authorizationRequest', 'tokenRequest'],
  messages: {
    differs: 'The sign-in began with client_id {first}, but the token request comes from {second} ({carrier}){hint}.',
  },

  check({ authorizationRequest, tokenRequest, derived }, conclude) {
    const first = read(authorizationRequest, 'client_id');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (first.state === 'absent' || !first.value) return conclude.notApplicable();
    const identities = clientIdentities(tokenRequest);
    const other = identities.find(({ values }) => !values.includes(first.value));
    if (other) {
      const second = other.values[0]!;
      const values = { first: quote(first.value), second: quote(second), carrier: other.carrier, hint: hintOf(first.value, second) };
      return conclude.faulty('differs', values, [other.at, first.at], derived.issued ? { severity: 'note' } : undefined);
    }
    if (identities.length) return conclude.sound();
    const body = read(tokenRequest, 'client_id');
    if (body.state === 'unobserved') return conclude.inconclusive(body.because);
    const header = readHeader(tokenRequest, 'authorization');
    return header.state === 'unobserved' ? conclude.inconclusive(header.because) : conclude.notApplicable();
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ client_id: 'spa-2' }), answer: refused })],
    sound: [signIn(), signIn({ redeem: redeem({ client_id: undefined }, '> Authorization: Basic c3BhLTE6c2VjcmV0') })],
  },
});

function hintOf(first: string, second: string): string {
  const difference = valueDifference(first, second);
  if (difference.kind === 'white-space') return '; they differ only in white space';
  if (difference.kind === 'case-changed') return '; they differ only in upper and lower case';
  if (difference.kind === 'quoted') return '; the second is in quotation marks';
  if (difference.kind === 'encoded-twice') return '; the second was encoded twice';
  return '';
}
