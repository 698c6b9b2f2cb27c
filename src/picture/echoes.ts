import type { Flow } from '../flow/flow.ts';
import type { Evidence } from '../http/exchange.ts';
import type { OAuthMessage, Parameter } from '../oauth/message.ts';

/** That a value is what an earlier message says it has to be; how long the code was under way, in milliseconds, where known. */
export interface Echo {
  id: 'state' | 'code' | 'redirect_uri' | 'client_id' | 'verifier' | 'nonce';
  age?: number;
}

const keyOf = ({ exchange, part, name }: Evidence) => `${exchange}|${part}|${name ?? ''}`;

/** The values of a flow that equal the value which they have to equal, by the key of their evidence. */
export function echoes(flow: Flow): Map<string, Echo> {
  const found = new Map<string, Echo>();
  const { authorizationRequest, pushedAuthorizationRequest, authorizationResponse, callback } = flow.messages;
  const asked = authorizationRequest ?? pushedAuthorizationRequest;
  const landed = authorizationResponse ?? callback;
  const check = (message: OAuthMessage | undefined, name: Echo['id'], origin: OAuthMessage | undefined) => {
    const value = parameter(message, name);
    const source = parameter(origin, name) ?? parameter(pushedAuthorizationRequest, name);
    if (value && source && value.value !== '' && value.value === source.value) found.set(keyOf(value.at), { id: name });
  };
  check(landed, 'state', asked);
  const redeeming = flow.messages.tokenRequest ?? flow.messages.codeHandover;
  for (const { request } of [...flow.tokenExchanges, ...flow.handovers]) {
    check(request, 'redirect_uri', asked);
    check(request, 'client_id', asked);
    check(request, 'code', landed);
    const code = parameter(request, 'code');
    const age = flow.derived.codeAge;
    const known = code && found.get(keyOf(code.at));
    if (known && age.observed && request === redeeming) known.age = age.value;
    const verifier = parameter(request, 'code_verifier');
    const { challengeMatches } = flow.derived;
    if (verifier && challengeMatches.observed && challengeMatches.value && request === redeeming)
      found.set(keyOf(verifier.at), { id: 'verifier' });
  }
  return found;
}

const parameter = (message: OAuthMessage | undefined, name: string): Parameter | undefined =>
  message?.parameters.observed ? message.parameters.value.find((candidate) => candidate.name === name) : undefined;
