import type { Flow, Handover } from '../../flow/flow.ts';
import { refusedHandover, wasRefused } from '../../flow/handover.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { said } from '../../rules/said.ts';
import { listOf, milliseconds, quote } from '../../rules/wording.ts';
import type { Case } from '../case.ts';
import type { Weighed } from './define-hypothesis.ts';
import { supposed } from './supposed.ts';

/** Hypotheses about a page that gave its code to the server of its application, which redeems it out of sight, and was refused there. */
export function refusedHandovers(given: Case): Weighed[] {
  const { flow } = given;
  const refused = flow.derived.failure?.at === 'handover' ? refusedHandover(flow.handovers) : undefined;
  if (!refused) return [];
  const { request } = refused;
  const at = [
    { exchange: request.exchange, part: request.method === 'GET' ? ('request-url' as const) : ('request-body' as const), name: 'code' },
  ];
  const words = refused.response ? said(refused.response, flow.timeline, flow.derived.failure?.description) : '';
  const earlier = flow.handovers.find(
    (each) => each !== refused && each.request.at <= request.at && textOf(each.request, 'code') === textOf(request, 'code'),
  );
  if (earlier) {
    const fate = `${wasRefused(earlier) ? 'refused' : 'answered'} with ${fateOf(earlier)}`;
    return [
      supposed('code-handed-over-twice', 'likely', 80, at, {
        gap: milliseconds(request.at - earlier.request.at),
        fate,
        now: fateOf(refused),
        words,
      }),
    ];
  }
  const values = { place: quote(request.endpoint), fate: fateOf(refused), right: rightIn(flow), words };
  return [{ ...supposed('handover-refused', 'likely', 40, at, values), cause: 'callback-refused' }];
}

const fateOf = ({ request, response }: Handover): string => {
  const status = response?.status ?? request.status;
  const error = textOf(response, 'error');
  const named = error !== undefined && /^[a-z_]{3,60}$/.test(error) ? ` and ${error}` : '';
  return status ? `status ${status}${named}` : `no answer${errorOf(response ?? request)}`;
};
const errorOf = ({ networkError }: OAuthMessage) => (networkError === undefined ? '' : ` (${networkError})`);

/** What of the exchange could be compared although it is out of sight. */
function rightIn({ derived, messages }: Flow): string {
  const { challengeMatches } = derived;
  const uri = textOf(messages.codeHandover, 'redirect_uri');
  const right = [
    challengeMatches.observed && challengeMatches.value ? 'its verifier belongs to the challenge' : '',
    uri !== undefined && uri === textOf(messages.authorizationRequest, 'redirect_uri') ? 'its redirect_uri is the one of the sign-in' : '',
  ].filter(Boolean);
  return right.length ? ` What the page gave it is right as far as it can be seen: ${listOf(right)}.` : '';
}
