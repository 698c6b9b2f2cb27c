import type { Flow } from '../flow/flow.ts';
import { redeemsCode } from '../oauth/grant.ts';
import { textOf } from '../oauth/message.ts';
import type { Cause, FlowStatus } from './diagnosis.ts';

/** The verdict in one sentence. */
export function headlineOf(flow: Flow, rootCause: Cause | null, status: FlowStatus): string {
  if (rootCause) return rootCause.title;
  return status === 'sound' ? granted(flow) : open(flow);
}

function granted(flow: Flow): string {
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  const { challengeMatches, codeAge, codeUses, method } = flow.derived;
  const grant = textOf(tokenRequest, 'grant_type')?.replace(/^.*:/, '').slice(0, 40);
  if (!tokenRequest && !authorizationRequest && !authorizationResponse) return 'Tokens were refreshed; the sign-in was before';
  if (tokenRequest && !redeemsCode(tokenRequest) && grant) return `Tokens were issued by ${grant}, without a code`;
  const isPlain = method.observed && method.value === 'plain';
  const facts = [
    challengeMatches.observed && challengeMatches.value ? (isPlain ? 'the plain challenge fits' : 'S256 proved') : '',
    codeAge.observed ? `code ${age(codeAge.value)} old` : '',
    codeUses.length === 1 ? 'used once' : '',
  ].filter(Boolean);
  return facts.length ? `Signed in: ${facts.join(', ')}` : 'Signed in';
}

function open({ messages, tokenExchanges }: Flow): string {
  const { authorizationRequest: request, authorizationResponse: response, tokenRequest } = messages;
  const error = textOf(response, 'error');
  if (error) return `The silent sign-in was answered ${error}: the person must be asked, which is normal`;
  if (tokenExchanges.at(-1)?.outcome === 'pending') return 'Waiting for the person to agree, on another page or device';
  if (tokenRequest) return 'The token request has no answer yet';
  if (response) return 'The code arrived; its exchange cannot be seen from the browser';
  if (!request) return 'Too little was recorded to judge this sign-in';
  if (request.status === 0) return 'The browser gave this request up before it was answered';
  const byMessage = /message/.test(textOf(request, 'response_mode') ?? '') || /^storagerelay:/i.test(textOf(request, 'redirect_uri') ?? '');
  return byMessage ? 'The answer goes from window to window, where it cannot be seen' : 'Waiting for the callback';
}

const age = (milliseconds: number) => (milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`);
