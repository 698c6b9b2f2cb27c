import type { Flow, Handover } from '../../flow/flow.ts';
import { refusedHandover, wasRefused } from '../../flow/handover.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { said } from '../../rules/said.ts';
import { listOf, milliseconds, quote } from '../../rules/wording.ts';
import type { Case } from '../case.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

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
    const because = `The page gave the same code to its own server twice, ${milliseconds(request.at - earlier.request.at)} apart: the first request was ${wasRefused(earlier) ? 'refused' : 'answered'} with ${fateOf(earlier)}, this one with ${fateOf(refused)}. A code can be redeemed once only, so the first request used it up. In development React runs each effect twice, which is the most common way to this.${words}`;
    return [
      answer({ cause: 'code-handed-over-twice', title: 'The page gave its code to its own server twice' }, 'likely', because, at, 80),
    ];
  }
  const because = `The page gave the code to its own server, ${quote(request.endpoint)}, which answered with ${fateOf(refused)}. That server redeems the code itself, out of sight of the browser.${rightIn(flow)}${words}`;
  return [answer({ cause: 'callback-refused', title: 'The app’s own server refused the code' }, 'likely', because, at, 40)];
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
