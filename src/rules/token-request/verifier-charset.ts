import { wasIssued } from '../../flow/answer.ts';
import { fromBase64, printable } from '../../forensics/encodings.ts';
import { percentDecode } from '../../http/url.ts';
import { isLiteralNothing } from '../../oauth/grant.ts';
import { read, textOf } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, verifier as sample, signIn } from '../sample-sign-in.ts';
import { characterName, countOf, listOf, position } from '../wording.ts';

const shown = 4;
const searched = 4096;

export default defineRule({
  id: 'verifier-charset',
  stage: 'token-request',
  title: 'The verifier contains illegal characters',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(6749, 'B')],
  why: 'A verifier may consist of letters, digits, “-”, “.”, “_” and “~” only. Servers refuse other characters, and several of them change on their way through a form body, so that the challenge no longer fits.',
  fix: 'Make the verifier in base64url (“-” and “_” instead of “+” and “/”, no “=”), store it as it is, and send it by new URLSearchParams({ code_verifier }).',
  notToBeConfusedWith:
    'A percent sign that is only the form encoding on the wire: it is gone after decoding once. “.” and “~” are legal although base64url has neither.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest'],
  readsHandover: true,
  messages: {
    illegal: 'The code_verifier contains {characters} ({count} outside the allowed alphabet).',
    repairable: 'The code_verifier contains {characters}: {how}. Undone, it fits the challenge.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || verifier.value === '' || isLiteralNothing(verifier.value)) return conclude.notApplicable();
    const illegal = illegalCharacters(verifier.value);
    if (!illegal.total) return conclude.sound();
    const characters = listOf(
      [...illegal.first].slice(0, shown).map(([character, index]) => `${characterName(character)} at ${position(index)}`),
    );
    const instead = wasIssued(tokenRequest, tokenExchanges) ? ({ severity: 'warning' } as const) : {};
    const challenge = textOf(authorizationRequest, 'code_challenge');
    const how = challenge === undefined ? undefined : repair(verifier.value.slice(0, searched), challenge);
    if (how) return conclude.faulty('repairable', { characters, how }, [verifier.at], instead);
    return conclude.faulty('illegal', { characters, count: countOf(illegal.total, 'character') }, [verifier.at], instead);
  },

  examples: {
    faulty: [
      inOrder(authorize(), redeem({ code_verifier: `"${sample}"` }), '< 400 {"error":"invalid_grant"}'),
      inOrder(authorize(), redeem({ code_verifier: 'ab+/'.repeat(11) }), '< 400 {"error":"invalid_request"}'),
    ],
    sound: [signIn()],
  },
});

/** Each illegal character with the index where it first stands, and how many there are in all. */
function illegalCharacters(verifier: string): { first: Map<string, number>; total: number } {
  const first = new Map<string, number>();
  let total = 0;
  let index = 0;
  for (const character of verifier) {
    if (!/[A-Za-z0-9._~-]/.test(character)) {
      total++;
      if (!first.has(character)) first.set(character, index);
    }
    index += character.length;
  }
  return { first, total };
}

function textOfBase64(verifier: string): string {
  const bytes = fromBase64(verifier);
  return (bytes && printable(bytes)) ?? verifier;
}

/** Which accident, undone, makes the verifier fit the challenge. */
function repair(verifier: string, challenge: string): string | undefined {
  const accidents: readonly (readonly [string, string])[] = [
    ['it is still in quotation marks, as JSON.stringify writes it', verifier.replace(/^(["'])(.*)\1$/s, '$2')],
    ['white space was added at its ends', verifier.trim()],
    ['each “+” was sent without encoding and became a space', verifier.replaceAll(' ', '+')],
    ['it was percent-encoded twice', percentDecode(verifier)],
    ['it was base64-encoded once more', textOfBase64(verifier)],
    ['base64 padding was added', verifier.replace(/={1,2}$/, '')],
    [
      'it was turned from base64url into base64',
      verifier
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/={1,2}$/, ''),
    ],
    ['line breaks were added', verifier.replace(/[\r\n]/g, '')],
  ];
  return accidents.find(([, undone]) => undone !== verifier && s256(undone) === challenge)?.[0];
}
