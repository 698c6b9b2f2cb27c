import { refusedSoFar } from '../flow/failure.ts';
import type { Flow } from '../flow/flow.ts';
import { urlParts } from '../http/url.ts';
import { redeemsCode } from '../oauth/grant.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Cause, FlowStatus } from './diagnosis.ts';
import { factWords } from './fact-words.ts';

/** The verdict in one sentence. */
export function headlineOf(flow: Flow, rootCause: Cause | null, status: FlowStatus): string {
  if (rootCause) return rootCause.title;
  return status === 'sound' ? granted(flow) : open(flow);
}

function granted(flow: Flow): string {
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  const { challengeMatches, codeAge, codeUses, method } = flow.derived;
  const grant = textOf(tokenRequest, 'grant_type')?.replace(/^.*:/, '').slice(0, 40);
  if (!tokenRequest && !authorizationRequest && !authorizationResponse) return factWords.refreshed!;
  if (tokenRequest && !redeemsCode(tokenRequest) && grant) return `Tokens were issued by ${grant}, without a code`;
  const isPlain = method.observed && method.value === 'plain';
  const facts = [
    challengeMatches.observed && challengeMatches.value ? (isPlain ? 'the plain challenge fits' : 'S256 proved') : '',
    codeAge.observed ? `code ${age(codeAge.value)} old` : '',
    codeUses.length === 1 ? 'used once' : '',
  ].filter(Boolean);
  return facts.length ? `Signed in: ${facts.join(', ')}` : 'Signed in';
}

function open(flow: Flow): string {
  const { messages, tokenExchanges, derived } = flow;
  const { authorizationRequest: request, authorizationResponse: response, tokenRequest } = messages;
  const error = textOf(response, 'error');
  if (error) return `The silent sign-in was answered ${error}: the person must be asked, which is normal`;
  if (tokenExchanges.at(-1)?.outcome === 'pending') return factWords.pending!;
  const refused = refusedSoFar(flow);
  if (refused) return `The server answered ${refused.status}; what it says is on its way`;
  if (tokenRequest) return factWords.unanswered!;
  if (flow.messages.codeHandover) return handedOver(flow, flow.messages.codeHandover);
  if (response && messages.preflight) return factWords.preflight!;
  if (response) return factWords.arrived!;
  if (messages.refreshResponse && derived.failure?.at === 'refresh') return factWords.anew!;
  if (!request) return factWords.little!;
  if (request.status === 0) return factWords.givenUp!;
  const byMessage = /message/.test(textOf(request, 'response_mode') ?? '') || /^storagerelay:/i.test(textOf(request, 'redirect_uri') ?? '');
  return byMessage ? factWords.byMessage! : 'Waiting for the callback';
}

/** What the page gave its server is right as far as it can be seen; the exchange itself is out of sight. */
function handedOver({ derived }: Flow, handover: OAuthMessage): string {
  const { challengeMatches, method } = derived;
  const fits = challengeMatches.observed && challengeMatches.value && method.observed && method.value === 'S256';
  const proved = fits ? ' S256 proved;' : '';
  const fate = handover.status === undefined ? 'no answer yet' : `which answered ${handover.status}`;
  return `The page gave the code to its own server ${hostOf(handover.url)}, ${fate}:${proved} the exchange itself is out of sight`;
}

const hostOf = (url: string) => urlParts(url).host.slice(0, 80);

const age = (milliseconds: number) => (milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`);
