import { exchangeOf } from '../../flow/answer.ts';
import { type DpopProof, dpopProofs } from '../../oauth/dpop.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { sampleProof, sampleTime } from '../sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

const tolerated = 60_000;
const decisive = 300_000;
const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);

export default defineRule({
  id: 'dpop-iat-skew',
  stage: 'token-request',
  title: 'The DPoP proof time is off',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '4.3'), rfc(9449, '11.1')],
  why: 'A proof carries the time at which it was made, and servers accept it for a short while only. When the clock of the device is wrong, every proof looks too old or comes from the future.',
  fix: 'Correct the clock of the device, or let the server send DPoP nonces, which make its clock the only one that counts.',
  notToBeConfusedWith:
    'A proof with a nonce of the server: its time is secondary then. Some servers answer an old proof with use_dpop_nonce, which is no fault.',
  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    skewed: 'The proof’s iat is {time} {direction} the server’s clock (Date header of the same answer).',
    milliseconds: 'The proof’s iat is in milliseconds; it has to be in seconds: `Math.floor(Date.now() / 1000)`.',
  },

  check({ timeline, tokenExchanges, refreshExchanges }, conclude) {
    const proofs = dpopProofs(timeline).filter(({ jwt }) => typeof jwt?.claims.iat === 'number' && jwt.claims.nonce === undefined);
    if (!proofs.length) return conclude.notApplicable();
    const exchanges = [...tokenExchanges, ...refreshExchanges];
    const judge = ({ request, jwt, at }: DpopProof) => {
      const date = responseHeader(request, 'date');
      const server = date.state === 'present' ? Date.parse(date.value) : Number.NaN;
      if (Number.isNaN(server)) return conclude.inconclusive(date.state === 'unobserved' ? date.because : 'header-withheld');
      const skew = Number(jwt!.claims.iat) * 1000 - server;
      if (Math.abs(skew) <= tolerated) return conclude.sound();
      const exchange = exchangeOf(request, exchanges);
      const refused = exchange?.error === 'invalid_dpop_proof' && Math.abs(skew) > decisive;
      const fine = exchange?.outcome === 'issued' || exchange?.outcome === 'nonce-asked' || (!exchange && (request.status ?? 500) < 300);
      const severity: Severity = fine ? 'note' : refused ? 'error' : 'warning';
      const values = { time: milliseconds(Math.abs(skew)), direction: skew < 0 ? 'behind' : 'ahead of' };
      const inMilliseconds = Math.abs(Number(jwt!.claims.iat) - server) < 86_400_000;
      return conclude.faulty(inMilliseconds ? 'milliseconds' : 'skewed', values, [at, ...(date.state === 'present' ? [date.at] : [])], {
        severity,
      });
    };
    return conclude.together(proofs.map(judge));
  },

  examples: {
    faulty: [
      inOrder(
        authorize(),
        withProof(sampleProof({ iat: sampleTime - 600 })),
        '< 400 {"error":"invalid_dpop_proof"}\n< Date: Thu, 01 Jan 2026 00:00:00 GMT\n< Access-Control-Allow-Origin: *',
      ),
    ],
    sound: [signIn({ redeem: withProof(sampleProof()) })],
  },
});
