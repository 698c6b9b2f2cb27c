import type { Flow } from '../flow/flow.ts';
import { textOf } from '../oauth/message.ts';
import type { Cause, FlowStatus } from './diagnosis.ts';

/** The verdict in one sentence. */
export function headlineOf(flow: Flow, rootCause: Cause | null, status: FlowStatus): string {
  if (rootCause) return rootCause.title;
  const { challengeMatches, codeAge } = flow.derived;
  if (status === 'sound') {
    const facts = [
      challengeMatches.observed && challengeMatches.value ? 'S256 proved' : '',
      codeAge.observed ? `code ${age(codeAge.value)} old` : '',
      flow.derived.codeUses.length === 1 ? 'used once' : '',
    ].filter(Boolean);
    return facts.length ? `Signed in: ${facts.join(', ')}` : 'Signed in';
  }
  const error = textOf(flow.messages.authorizationResponse, 'error');
  if (error) return `The silent sign-in was answered ${error}: the person must sign in, which is normal`;
  if (flow.tokenExchanges.at(-1)?.outcome === 'pending') return 'Waiting for the person to agree, on another page or device';
  if (flow.messages.tokenRequest) return 'The token request has no answer yet';
  if (flow.messages.authorizationResponse) return 'The code arrived; its exchange cannot be seen from the browser';
  if (flow.messages.authorizationRequest) return 'Waiting for the callback';
  return 'Too little was recorded to judge this sign-in';
}

const age = (milliseconds: number) => (milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`);
