import { claim } from '../../flow/id-tokens.ts';
import { isCertainPair } from '../../flow/pairing.ts';
import { read } from '../../oauth/message.ts';
import { decodeBase64, s256 } from '../../oauth/pkce.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { firstDifference, valueDifference } from '../../oauth/value-difference.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { countOf, milliseconds, position } from '../wording.ts';

export default defineRule({
  id: 'nonce-mismatch',
  stage: 'id-token',
  title: 'The nonce in the ID token is not the one that was sent',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '15.5.2'), rfc(9700, '4.5.3.2')],
  why: 'The nonce ties an ID token to the one sign-in that asked for it. Another nonce means that the token belongs to another sign-in, was put in by an attacker, or that the client compares with the wrong stored value.',
  fix: 'Store the nonce of each sign-in under its state, so that a second tab or a second click does not overwrite it, and take the one that belongs to the state that came back.',
  notToBeConfusedWith:
    'The answer to a refresh, which should carry no nonce; an app that sends only the hash of its nonce and therefore gets the hash back.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: {
    other: 'The nonce in the ID token is that of another sign-in of this recording, which began {distance} {direction} this one.',
    hashed: 'The nonce in the ID token is the SHA-256 of the one that was sent{form}.',
    damaged: 'The nonce in the ID token is not the one that was sent: {how}.',
    unknown: 'The nonce in the ID token ({found}) is not the one that was sent ({sent}); they differ from {position} on.',
  },

  check(flow, conclude) {
    const { authorizationRequest, authorizationResponse, tokenRequest, derived } = flow;
    const sent = read(authorizationRequest, 'nonce');
    const certain =
      !tokenRequest ||
      isCertainPair({ authorizationRequest, tokenRequest, derived, ...(authorizationResponse && { authorizationResponse }) });
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'nonce');
      if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
      // nonce-unexpected and nonce-missing-in-id-token say those.
      if (sent.state === 'absent' || !sent.value || found === undefined || found === '') return conclude.notApplicable();
      if (found === sent.value) return conclude.sound();
      const at = [token.at, sent.at] as const;
      const instead = certain ? {} : { severity: 'warning' as const };
      const form = hashForm(sent.value, found);
      if (form !== undefined) return conclude.faulty('hashed', { form }, [...at], { severity: 'note' });
      const other = derived.others.find(({ nonce }) => nonce === found);
      if (other) {
        const apart = authorizationRequest.at - other.startedAt;
        const values = { distance: milliseconds(Math.abs(apart)), direction: apart >= 0 ? 'before' : 'after' };
        return conclude.faulty('other', values, [...at, ...(other.request ? [other.request] : [])], instead);
      }
      const how = damage(sent.value, found);
      if (how !== undefined) return conclude.faulty('damaged', { how }, [...at], { ...instead, fix: repair });
      const values = {
        found: countOf(found.length, 'character'),
        sent: countOf(sent.value.length, 'character'),
        position: position(firstDifference(sent.value, found)),
      };
      return conclude.faulty('unknown', values, [...at], instead);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ nonce: 'other' }))],
    sound: [signInWith(idToken())],
  },
});

const repair =
  'The nonce was changed between the authorization request and the ID token, so look on the server’s side: a gateway or a database column that is too short. Until that is mended, send a nonce that comes through whole, such as 16 letters and digits.';

/** How the found nonce is the SHA-256 of the sent one; undefined when it is not. */
function hashForm(sent: string, found: string): string | undefined {
  const digest = s256(sent);
  if (found === digest) return ' in base64url';
  const hex = Array.from(decodeBase64(digest)!, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return found.toLowerCase() === hex ? ' in hexadecimal' : undefined;
}

function damage(sent: string, found: string): string | undefined {
  const difference = valueDifference(sent, found);
  switch (difference.kind) {
    case 'unrelated':
      return undefined;
    case 'cut-at-end':
    case 'cut-at-start':
      return `${countOf(difference.count, 'character')} of it ${difference.count === 1 ? 'is' : 'are'} missing at its ${difference.kind === 'cut-at-end' ? 'end' : 'start'}`;
    case 'extra-at-end':
    case 'extra-at-start':
      return `${countOf(difference.count, 'character')} ${difference.count === 1 ? 'was' : 'were'} added at its ${difference.kind === 'extra-at-end' ? 'end' : 'start'}`;
    case 'white-space':
      return 'white space was added or removed';
    case 'case-changed':
      return 'upper and lower case were changed';
    case 'quoted':
      return 'it stands in quotation marks';
    case 'one-place':
      return `it differs in one place, from ${position(difference.index)} on, and is the same before and after`;
    default:
      return 'it was encoded or decoded once too often on its way';
  }
}
