import { wasIssued } from '../../flow/answer.ts';
import { isLiteralNothing } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { countOf } from '../wording.ts';

const shortest = 43;

export default defineRule({
  id: 'verifier-too-short',
  stage: 'token-request',
  title: 'The verifier is shorter than 43 characters',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(7636, '7.1')],
  why: 'The verifier is a one-time password, and a short one can be guessed. Servers that check its form refuse anything below 43 characters, whether or not it fits the challenge.',
  fix: 'Take 32 random bytes in base64url, which gives 43 characters: crypto.getRandomValues(new Uint8Array(32)) in a browser, secrets.token_urlsafe(32) in Python.',
  notToBeConfusedWith:
    'A verifier that was long enough when it was made and was cut on its way; then it does not fit the challenge either.',
  needs: ['tokenRequest'],
  readsHandover: true,
  messages: {
    short: 'The code_verifier has {length}; at least 43 are required.',
    shape: 'The code_verifier has {length}; at least 43 are required. It looks like {guess}.',
  },

  check({ tokenRequest, tokenExchanges }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent' || verifier.value.trim() === '' || isLiteralNothing(verifier.value)) return conclude.notApplicable();
    if (verifier.value.length >= shortest) return conclude.sound();
    const guess = shapeOf(verifier.value);
    const length = countOf(verifier.value.length, 'character');
    const instead = wasIssued(tokenRequest, tokenExchanges) ? ({ severity: 'warning' } as const) : {};
    return guess
      ? conclude.faulty('shape', { length, guess }, [verifier.at], instead)
      : conclude.faulty('short', { length }, [verifier.at], instead);
  },

  examples: {
    faulty: [inOrder(authorize(), redeem({ code_verifier: '6ba7b810-9dad-41d1-80b4-00c04fd430c8' }), '< 400 {"error":"invalid_request"}')],
    sound: [signIn()],
  },
});

function shapeOf(verifier: string): string | undefined {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(verifier)) return 'a UUID';
  if (/^[0-9a-f]{32}$/i.test(verifier)) return '16 bytes in hexadecimal';
  if (/^[0-9a-f]{40}$/i.test(verifier)) return '20 bytes in hexadecimal';
  if (/^[A-Za-z0-9_-]{22}$/.test(verifier)) return '16 bytes in base64url';
  if (/^[A-Za-z0-9_-]{27}$/.test(verifier)) return '20 bytes in base64url';
  if (/^[A-Za-z0-9_-]{32}$/.test(verifier)) return '24 bytes in base64url, or a text of 32 random characters';
  return undefined;
}
