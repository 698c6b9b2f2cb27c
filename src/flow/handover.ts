import type { Exchange } from '../http/exchange.ts';
import { sameSite } from '../http/site.ts';
import { urlParts } from '../http/url.ts';
import { readRequestBody, requestMessage, responseMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { type Draft, redirectEndpointOf, serverOrigins } from './draft.ts';
import type { Handover } from './flow.ts';

/** What people call the parameters of the token request when their page gives them to their own server. */
const names: Readonly<Record<string, string>> = {
  code: 'code',
  authcode: 'code',
  oauthcode: 'code',
  authorizationcode: 'code',
  codeverifier: 'code_verifier',
  verifier: 'code_verifier',
  pkceverifier: 'code_verifier',
  pkcecodeverifier: 'code_verifier',
  redirecturi: 'redirect_uri',
  redirecturl: 'redirect_uri',
  callbackurl: 'redirect_uri',
  clientid: 'client_id',
  state: 'state',
};

/** The request by which a page hands its code to the server of its application, which redeems it out of sight, with the answer. */
export function handover(exchange: Exchange): Handover {
  const request = withWireNames(requestMessage('codeHandover', exchange));
  const response = responseMessage('codeHandoverResponse', exchange);
  return { request, ...(response && { response }) };
}

/** The parameters under the names that the token request would give them; evidence keeps the name that was sent. */
function withWireNames(request: OAuthMessage): OAuthMessage {
  if (!request.parameters.observed) return request;
  const value = request.parameters.value.map((parameter) => ({ ...parameter, name: wireName(parameter.name) }));
  return { ...request, parameters: { observed: true, value } };
}

const wireName = (name: string): string => {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  return Object.hasOwn(names, plain) ? names[plain]! : name;
};

/** True when a request with this sign-in's code is for the application's own server: no grant is asked for, and it is not the server that issued the code. */
export function isForOwnServer({ exchange, names: sent }: Shape, draft: Draft): boolean {
  const { origin, host, path } = urlParts(exchange.request.url);
  if (exchange.request.method === 'GET' || sent.has('grant_type') || serverOrigins(draft).has(origin)) return false;
  const landings = [redirectEndpointOf(draft), ...draft.callbacks.map(({ url }) => url)].map((url) => urlParts(url ?? ''));
  const isOwn = landings.some((landing) => landing.origin === origin);
  const body = readRequestBody(exchange);
  if (!body.observed || body.value.format !== 'json') return isOwn && !/oauth/i.test(path);
  if (isOwn) return true;
  // Another host: of the same owner, or trusted with the verifier. What only collects events is given the code alone.
  if (/\/(?:oauth2?|connect|openid-connect)\/token\/?$|^\/token\/?$/i.test(path)) return false;
  return landings.some((landing) => sameSite(landing.host, host)) || [...sent].some((name) => wireName(name) === 'code_verifier');
}

/** Whether the application's server took the code: it answers in its own way, so an error in a 200 counts as a refusal too. */
export function wasRefused({ request, response }: Handover): boolean {
  const status = response?.status ?? request.status;
  if (status === undefined) return false;
  if (status === 0 || status >= 400) return true;
  const said = (name: string) => textOf(response, name);
  return said('success') === 'false' || said('ok') === 'false' || ![undefined, 'null', 'false', '[]', '{}'].includes(said('error'));
}

/** The handover that failed and that no later one made up for. */
export function refusedHandover(handovers: readonly Handover[]): Handover | undefined {
  const refused = handovers.findLast(wasRefused);
  const later = refused && handovers.slice(handovers.indexOf(refused) + 1).some((each) => each.response && !wasRefused(each));
  return later ? undefined : refused;
}
