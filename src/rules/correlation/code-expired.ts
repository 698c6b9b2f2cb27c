import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

const MINUTE = 60_000;

export default defineRule({
  id: 'code-expired',
  stage: 'correlation',
  title: 'The code was too old when it was redeemed',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '5.2')],
  why: 'A code lives for a short time only, often one minute and at most ten by recommendation. A page that waits before it redeems the code, at a breakpoint or for another request, comes too late.',
  fix: 'Redeem the code as the first thing on the callback page, before anything is loaded or asked; remove breakpoints between the redirect and the token request. Begin a new sign-in for now.',
  notToBeConfusedWith:
    'A code that had been used before: several servers answer “expired” to that too. The sign-in itself may take long; only the time after the code arrived counts.',

  needs: ['tokenRequest', 'tokenResponse'],
  uses: ['authorizationResponse'],
  messages: {
    beyondLifetime: 'The code was {age} old when it was sent to the token endpoint; codes of {server} live for {lifetime}.',
    beyondRecommendation:
      'The code was {age} old when it was sent to the token endpoint, more than the ten minutes that a code should live at most.',
    perhaps: 'The code was {age} old when it was sent to the token endpoint. Many servers let a code live for less than that.',
    saidExpired: 'The server says that the code has expired; it was {age} old when it was sent to the token endpoint.',
  },

  check({ tokenRequest, tokenResponse, authorizationResponse, derived, provider }, conclude) {
    const error = textOf(tokenResponse, 'error');
    if (derived.issued || error === undefined || !mayMeanExpired.test(error)) return conclude.notApplicable();
    if (!derived.codeAge.observed) return conclude.inconclusive(derived.codeAge.because);
    const age = derived.codeAge.value;
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    const received = authorizationResponse ? read(authorizationResponse, 'code') : code;
    const at = [code.at, ...(received.state === 'present' ? [received.at] : [])] as const;
    const values = { age: milliseconds(age) };

    const lifetime = provider?.codeLifetime;
    const limit = lifetime && lifetime.trust !== 'unverified' ? lifetime.value * 1000 : undefined;
    if (limit !== undefined && age > limit) {
      return conclude.faulty('beyondLifetime', { ...values, server: provider!.name, lifetime: milliseconds(limit) }, at);
    }
    const usedBefore = derived.codeUses.some((use) => use.at < tokenRequest.at && use.outcome !== 'nonce-asked');
    if (!usedBefore && saysExpired(textOf(tokenResponse, 'error_description') ?? '')) {
      return conclude.faulty('saidExpired', values, at, { severity: age < 10_000 ? 'warning' : 'error' });
    }
    if (limit !== undefined) return conclude.sound();
    if (age > 10 * MINUTE) return conclude.faulty('beyondRecommendation', values, at);
    if (age > MINUTE / 2) return conclude.faulty('perhaps', values, at, { severity: age > MINUTE ? 'warning' : 'note' });
    // No server is known whose codes live for less than two seconds; what this one's live for is not on the wire.
    return age < 2000 ? conclude.sound() : conclude.inconclusive('outside-the-browser');
  },

  examples: {
    faulty: [inOrder(authorize(), '@ +754s', redeem(), refused), inOrder(authorize(), '@ +90s', redeem(), refused)],
    sound: [signIn({ answer: refused })],
  },
});

/** Errors that servers answer to a stale code; anything else is about something else. */
const mayMeanExpired =
  /^(invalid_grant|bad_verification_code|invalid_request|auth_code_expired|invalid_code|expired_code|auth_code_not_found)$/;

/** Texts that name expiry alone; “invalid or expired” names nothing. */
const saysExpired = (description: string) =>
  /AADSTS70008\b|\b(code|it) (is|has|was) expired\b|\bexpired (authorization )?code\b|\bcode expired\b/i.test(description) &&
  !/\b(invalid|used|revoked|exist)\w*,? or\b|\bor (is |has |was |been )*(already )?(invalid|used|revoked)/i.test(description);
