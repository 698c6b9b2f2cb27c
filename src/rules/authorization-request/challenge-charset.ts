import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { characterName, listOf, position } from '../wording.ts';

const shownAtMost = 4;

export default defineRule({
  id: 'challenge-charset',
  stage: 'authorization-request',
  title: 'The challenge contains characters PKCE does not allow',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.2'), rfc(7636, 'A')],
  why: 'A challenge is made of letters, digits and - . _ ~ only. Other characters show that it was written in another alphabet or damaged on its way into the address, and a server refuses it or never finds it equal.',
  fix: 'Use the base64url alphabet without padding: btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""), and let URLSearchParams put it into the address once.',
  notToBeConfusedWith:
    'Percent-encoding on the wire that decoding takes away, and equals signs at the end, which have a rule of their own.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    base64: 'The code_challenge is ordinary base64, not base64url: it contains {characters}.',
    space:
      'The code_challenge contains {characters}. A + that is put into an address as it is becomes a space, so it is ordinary base64, not base64url.',
    object: 'The code_challenge contains {characters}: an object or a quoted text was sent in its place.',
    percent: 'The code_challenge contains {characters} even after decoding: it was encoded twice.',
    control: 'The code_challenge contains {characters}: an encoder broke it into lines, or it was copied with something invisible.',
    other: 'The code_challenge contains {characters}, which PKCE does not allow.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || challenge.value === '') return conclude.notApplicable();
    const illegal = illegalCharacters(challenge.value);
    if (illegal.length === 0) return conclude.sound();
    const shown = illegal.slice(0, shownAtMost).map(({ character, index }) => `${characterName(character)} (${position(index)})`);
    if (illegal.length > shownAtMost) shown.push(`${illegal.length - shownAtMost} more`);
    return conclude.faulty(
      kindOf(illegal.map(({ character }) => character)),
      { characters: listOf(shown) },
      [challenge.at],
      derived.issued ? { severity: 'warning' } : {},
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2DcM&code_challenge_method=S256`,
    ],
  },
});

function illegalCharacters(text: string): { character: string; index: number }[] {
  const found: { character: string; index: number }[] = [];
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  for (let index = 0; index < end; ) {
    const character = String.fromCodePoint(text.codePointAt(index)!);
    // %3D at the end is padding too, and challenge-padded's to name.
    if (character === '%' && end - index === 3 && /^%3d$/i.test(text.slice(index, end))) break;
    if (!/^[A-Za-z0-9._~-]$/.test(character)) found.push({ character, index });
    index += character.length;
  }
  return found;
}

function kindOf(characters: readonly string[]): 'base64' | 'space' | 'object' | 'percent' | 'control' | 'other' {
  const has = (pattern: RegExp) => characters.some((character) => pattern.test(character));
  if (has(/["'{}[\]<>]/)) return 'object';
  if (has(/%/)) return 'percent';
  if (has(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)) return 'control';
  if (has(/ /)) return 'space';
  return has(/[+/]/) ? 'base64' : 'other';
}
