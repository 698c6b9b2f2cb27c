import type { Flow } from '../flow/flow.ts';
import { providerOf } from '../providers/recognise-provider.ts';

/** The authorization server of a flow, by its endpoints and the metadata that it showed. */
export function providerOfFlow(flow: Flow) {
  const { authorizationRequest, tokenRequest, refreshRequest } = flow.messages;
  const token = tokenRequest?.url ?? refreshRequest?.url;
  return providerOf({
    ...(authorizationRequest && { authorization: authorizationRequest.url }),
    ...(token !== undefined && { token }),
    ...(flow.derived.metadata && { discovery: flow.derived.metadata }),
  });
}
