import { exchangeOfHarEntry } from '../src/capture/har-entry.ts';
import { type Glance, largestBody, worthKeeping, worthReading } from '../src/capture/interesting.ts';
import type { ExtensionApi, NetworkEntry } from '../src/extension/browser-api.ts';
import { type Exchange, type Observed, observed, unobserved } from '../src/http/exchange.ts';
import { type InspectedWindow, lostBodies } from './lost-bodies.ts';

type Network = Pick<NonNullable<ExtensionApi['devtools']>['network'], 'onRequestFinished'>;

/** Milliseconds after which an exchange is told without its body, should the browser not answer; it is told again when it does. */
const patience = 1000;

/** A running capture of one tab's traffic by `devtools.network`. */
export interface Capture {
  pause(paused: boolean): void;
  /** Requests looked at so far, kept or not. */
  readonly seen: number;
}

/**
 * Tells every exchange that may belong to a sign-in, once its body is there; a refusal at once and again with its body, for the request and
 * the status alone may prove why. An uninteresting request costs a few microseconds.
 */
export function capture(network: Network, inspectedWindow: InspectedWindow, tell: (exchange: Exchange) => void): Capture {
  const lost = lostBodies(inspectedWindow);
  let paused = false;
  let seen = 0;
  network.onRequestFinished.addListener((entry) => {
    seen++;
    const resource = lost.claim(entry);
    const glance = glanceAt(entry);
    if (!worthKeeping(glance) || paused) return;
    const position = seen - 1;
    if (!worthReading(glance) || entry.response?.content?.size > largestBody) return tellEntry(entry, position, tell);
    const spare = lost.ask(entry, resource);
    if (glance.status! >= 400) tellEntry(entry, position, (exchange) => tell(withoutBodyYet(exchange)));
    const timer = setTimeout(() => tellEntry(entry, position, tell), patience);
    const done = (content: string | undefined, encoding: string | undefined) => {
      clearTimeout(timer);
      tellEntry(entry, position, tell, content, encoding);
    };
    // Later than now Chrome has no body to give: after a navigation it is always null (measured, even with "Preserve log").
    entry.getContent((content, second) => {
      // Firefox gives the media type where Chrome gives the encoding.
      if (content) done(content, second === 'base64' ? second : undefined);
      else void spare.then((body) => done(body.content, body.encoding));
    });
  });
  return {
    pause(value) {
      paused = value;
    },
    get seen() {
      return seen;
    },
  };
}

/** The few fields that the sieve looks at, taken without copying anything. */
export function glanceAt(entry: NetworkEntry): Glance {
  const { request, response } = entry;
  const body = request.postData?.text;
  const redirect = response?.redirectURL;
  const referer = request.headers?.find(({ name }) => name.length === 7 && name.toLowerCase() === 'referer')?.value;
  return {
    method: request.method,
    url: request.url,
    status: response?.status ?? 0,
    ...(body && { body }),
    ...(redirect && { redirect }),
    ...(referer && { referer }),
  };
}

function tellEntry(entry: NetworkEntry, position: number, tell: (exchange: Exchange) => void, body?: string, encoding?: string): void {
  const content = body === undefined ? entry.response.content : { ...entry.response.content, text: body, ...(encoding && { encoding }) };
  const exchange = exchangeOfHarEntry(
    {
      request: entry.request,
      response: { ...entry.response, content },
      startedDateTime: entry.startedDateTime,
      time: entry.time,
      cache: entry.cache,
      pageref: entry.pageref,
      _resourceType: entry._resourceType,
      _initiator: entry._initiator,
      _fromCache: entry._fromCache,
    },
    position,
  );
  if (typeof exchange === 'string') return;
  tell({ ...withoutLargeBodies(exchange, entry.response?.content?.size ?? 0), from: { adapter: 'devtools', position } });
}

const withoutBodyYet = ({ response, ...rest }: Exchange): Exchange => ({
  ...rest,
  response: response.observed ? observed({ ...response.value, body: unobserved('arriving') }) : response,
});

/** One body of 50 MB would take the room of all sign-ins. */
function withoutLargeBodies({ request, response, ...rest }: Exchange, size: number): Exchange {
  const kept = (body: Observed<string>, isLarge = false) =>
    isLarge || (body.observed && body.value.length > largestBody) ? unobserved('body-too-large') : body;
  const answer = response.observed && response.value.body;
  return {
    ...rest,
    request: { ...request, body: kept(request.body) },
    response: answer ? observed({ ...response.value, body: kept(answer, size > largestBody && !answer.observed) }) : response,
  };
}
