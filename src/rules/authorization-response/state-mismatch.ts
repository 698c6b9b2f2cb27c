import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { firstDifference, type ValueDifference, valueDifference } from '../../oauth/value-difference.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { countOf, milliseconds, position } from '../wording.ts';

export default defineRule({
  id: 'state-mismatch',
  stage: 'authorization-response',
  title: 'The response’s state is not the one that was sent',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '10.12'), rfc(6749, '4.1.2'), rfc(9700, '4.7')],
  why: 'The state comes back unchanged when the answer belongs to the sign-in that this browser started. Another value means a mixed-up tab, a damaged value, or a response that an attacker started.',
  fix: 'Reject the response and start a new sign-in. Keep one entry per state in storage, not one slot for all sign-ins, and make the state of letters, digits, - and _ only.',
  notToBeConfusedWith:
    'An application that says “state mismatch” while both values on the wire are equal: then it lost its own copy, for instance in a SameSite=Strict cookie or in the storage of another origin.',
  needs: ['authorizationRequest', 'authorizationResponse'],
  uses: ['tokenRequest'],
  messages: {
    stale:
      'The response carries the state of another sign-in, which began {distance} {direction} this one: an old tab, the back button, or a second sign-in was used.',
    damaged: 'The state was damaged on its way: {how}.',
    unknown:
      'The response carries a state that was sent in no sign-in of this recording; it differs from the one that was sent at {position} ({sent} sent, {returned} returned). Somebody else may have started it (login CSRF).',
    unasked: 'The request sent no state, but the response has one.',
    plus: 'The state was sent with a bare “+”, which means a space in a URL, and the server returned a space. A client that meant “+” will not find its value again.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, derived }, conclude) {
    const returned = read(authorizationResponse, 'state');
    if (returned.state === 'unobserved') return conclude.inconclusive(returned.because);
    if (returned.state === 'absent' || returned.value === '') return conclude.notApplicable();
    const sent = read(authorizationRequest, 'state');
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || sent.value === '') return conclude.faulty('unasked', {}, [returned.at, sent.at], { severity: 'note' });

    if (sent.value === returned.value) {
      const meantPlus = sent.raw.includes('+') && /%20/.test(returned.raw) && looksLikeBase64(sent.raw.replaceAll('%3D', '='));
      if (!meantPlus || tokenRequest || derived.issued) return conclude.sound();
      return conclude.faulty('plus', {}, [returned.at, sent.at], {
        severity: 'warning',
        fix: 'Build the URL with URLSearchParams, which writes “+” as %2B, or make the state base64url, which has no “+”.',
      });
    }
    const other = derived.others.find((flow) => flow.state === returned.value);
    if (other) {
      const apart = authorizationRequest.at - other.startedAt;
      const values = { distance: milliseconds(Math.abs(apart)), direction: apart >= 0 ? 'before' : 'after' };
      return conclude.faulty('stale', values, [returned.at, sent.at, ...(other.request ? [other.request] : [])], { severity: 'warning' });
    }
    const difference = valueDifference(sent.value, returned.value, sent.raw);
    const how = damage(difference);
    if (how) return conclude.faulty('damaged', { how }, [returned.at, sent.at], { fix: isCut(difference) ? shorter : plainer });
    const values = {
      position: position(firstDifference(sent.value, returned.value)),
      sent: countOf(sent.value.length, 'character'),
      returned: countOf(returned.value.length, 'character'),
    };
    return conclude.faulty('unknown', values, [returned.at, sent.at]);
  },

  examples: {
    faulty: [authorize({}, { state: 'st-another-value-001' }), authorize({ state: 'a+b-8Qv3k1ZpXw2m' }, { state: 'a b-8Qv3k1ZpXw2m' })],
    sound: [signIn()],
  },
});

const looksLikeBase64 = (text: string) =>
  text.length >= 16 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text);

const shorter =
  'Reject the response and start a new sign-in. Send a short random state, and keep what it stands for in storage under it: where the state was cut, on the server or on the way to it, has less room than the state needs.';
const plainer =
  'Reject the response and start a new sign-in. Make the state of letters, digits, - and _ only: whatever encodes or rewrites it on its way leaves those as they are.';
const isCut = ({ kind }: ValueDifference) => kind === 'cut-at-end' || kind === 'cut-at-start';

/** What happened to the state in words, where one accident explains it. Never says what stands in it. */
function damage(difference: ValueDifference): string | undefined {
  switch (difference.kind) {
    case 'plus-became-space':
      return 'each “+” was turned into a space, so somebody decoded it once too often or sent it without encoding';
    case 'space-became-plus':
      return 'each space was turned into a “+”';
    case 'encoded-twice':
      return 'it came back percent-encoded once more than it was sent';
    case 'decoded-twice':
      return 'it was percent-decoded once too often';
    case 'case-changed':
      return 'upper and lower case were changed';
    case 'quoted':
      return 'it came back in quotation marks';
    case 'white-space':
      return `white space was added or removed (${countOf(difference.count, 'character')})`;
    case 'cut-at-end':
      return `its last ${countOf(difference.count, 'character')} are missing`;
    case 'cut-at-start':
      return `its first ${countOf(difference.count, 'character')} are missing`;
    case 'extra-at-end':
      return `${countOf(difference.count, 'character')} were added at its end`;
    case 'extra-at-start':
      return `${countOf(difference.count, 'character')} were added before it`;
    case 'one-place':
      return `it differs in one place, from ${position(difference.index)} on, and is the same before and after`;
    default:
      return undefined;
  }
}
