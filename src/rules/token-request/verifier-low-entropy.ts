import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../sample-sign-in.ts';
import { countOf } from '../wording.ts';

const longest = 512;
// With their hyphens only: without, one in a thousand random 64-digit texts would look like two UUIDs.
const twoUuids = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[14][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}[._~-]?){2}$/i;

export default defineRule({
  id: 'verifier-low-entropy',
  stage: 'token-request',
  title: 'The verifier looks predictable',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(7636, '7.1')],
  why: 'The verifier protects the code only as long as nobody can guess it. One that is constant, counted up or made of few characters can be guessed.',
  fix: 'Make it new for each sign-in from a cryptographic source: crypto.getRandomValues(new Uint8Array(32)) and base64url, or secrets.token_urlsafe(32).',
  notToBeConfusedWith:
    'Random bytes in hexadecimal: 64 such characters use only 16 letters and are as random as 43 of base64url. Three UUIDs in a row, as oidc-client-ts sends, are random enough.',
  needs: ['tokenRequest'],
  messages: {
    reused: 'The same code_verifier was used in another sign-in of this recording.',
    repeated: 'The code_verifier repeats a block of {length}.',
    few: 'The code_verifier consists of only {count}.',
    sequence: 'The code_verifier counts up: most of its characters follow on the one before.',
    client: 'The code_verifier contains the client_id.',
    digits: 'The code_verifier consists of digits only; 43 of them are less than the recommended 256 bits.',
    uuids: 'The code_verifier is made of two UUIDs, which hold 244 random bits; 256 are recommended.',
  },

  check({ tokenRequest, derived }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || verifier.value.length < 43) return conclude.notApplicable();
    const text = verifier.value.slice(0, longest);
    const at = [verifier.at] as const;
    const twin = derived.others.find((other) => other.verifier === verifier.value);
    if (twin) return conclude.faulty('reused', {}, twin.request ? [...at, twin.request] : at);
    const period = periodOf(text);
    if (period * 2 <= text.length) return conclude.faulty('repeated', { length: countOf(period, 'character') }, at);
    const letters = new Set(text).size;
    const digits = /^\d+$/.test(text);
    if (letters <= 10 && !digits) return conclude.faulty('few', { count: countOf(letters, 'different character') }, at);
    if (stepsUp(text) > text.length * 0.6) return conclude.faulty('sequence', {}, at);
    const client = textOf(tokenRequest, 'client_id');
    if (client !== undefined && client.length > 5 && text.includes(client)) return conclude.faulty('client', {}, at);
    if (digits) return conclude.faulty('digits', {}, at, { severity: 'note' });
    if (twoUuids.test(text)) return conclude.faulty('uuids', {}, at, { severity: 'note' });
    return conclude.sound();
  },

  examples: {
    faulty: [
      inOrder(
        authorize({ code_challenge: 'ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA' }),
        redeem({ code_verifier: 'a'.repeat(43) }),
        issued,
      ),
    ],
    sound: [signIn()],
  },
});

/** Length of the shortest block that, repeated and cut, gives the text (by the failure function of Knuth, Morris and Pratt). */
function periodOf(text: string): number {
  const border = [0];
  for (let i = 1; i < text.length; i++) {
    let length = border[i - 1]!;
    while (length > 0 && text[i] !== text[length]) length = border[length - 1]!;
    border.push(text[i] === text[length] ? length + 1 : 0);
  }
  return text.length - (border.at(-1) ?? 0);
}

function stepsUp(text: string): number {
  let steps = 0;
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) - text.charCodeAt(i - 1) === 1) steps++;
  return steps;
}
