import { worthReading } from '../src/capture/interesting.ts';
import { type Exchange, type ExchangeId, endOf, observed, unobserved } from '../src/http/exchange.ts';

/** Milliseconds after an answer in which its body may still come: by DevTools, which tell of it late, and by the background. */
const patience = { devtools: 1500, background: 150 };

/** What is shown of answers while their bodies are on their way. */
export interface BodiesToCome {
  /**
   * Takes the whole of what is known of an exchange and gives what may be said of it now; nothing when it has been said. `told` is the news
   * of one recorder.
   */
  take(whole: Exchange, told: Exchange): Exchange | undefined;
  clear(): void;
}

/**
 * The background knows an answer's status long before DevTools give its body. A refusal is shown at once, with its text awaited; any other
 * answer only with its body, for without it nobody can say whether it is sound. A body that did not come in time is not waited for any
 * more: `again` gets the exchange as it is then.
 */
export function bodiesToCome(isToldByDevtools: (exchange: Exchange) => boolean, again: (exchange: Exchange) => void): BodiesToCome {
  const waiting = new Map<ExchangeId, { whole: Exchange; timer: ReturnType<typeof setTimeout> }>();
  /** Those for which no body comes any more. */
  const given = new Set<ExchangeId>();

  function stop(id: ExchangeId): void {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
  }
  function giveUp(id: ExchangeId): void {
    const { whole } = waiting.get(id)!;
    waiting.delete(id);
    given.add(id);
    again(withBody(whole, 'body-not-captured'));
  }

  return {
    take(whole, told) {
      const { id } = whole;
      if (isComplete(told)) given.add(id);
      if (isBodyAlone(whole)) return unanswered(whole);
      if (!lacksBody(whole) || !isAsked(whole) || given.has(id)) {
        stop(id);
        return lacksBody(whole) ? withBody(whole, 'body-not-captured') : whole;
      }
      const known = waiting.get(id);
      if (known && statusOf(known.whole) === statusOf(whole)) {
        known.whole = whole;
        return undefined;
      }
      const most = isToldByDevtools(whole) ? patience.devtools : patience.background;
      const left = whole.took === undefined ? most : Math.min(most, endOf(whole) + most - Date.now());
      if (!known && left <= 0) return withBody(whole, 'body-not-captured');
      waiting.set(id, { whole, timer: known?.timer ?? setTimeout(giveUp, left, id) });
      return statusOf(whole) >= 400 ? withBody(whole, 'arriving') : unanswered(whole);
    },
    clear() {
      for (const id of [...waiting.keys()]) stop(id);
      given.clear();
    },
  };
}

const statusOf = ({ response }: Exchange): number => (response.observed ? response.value.status : 0);

const unseen = ({ response }: Exchange) =>
  response.observed && response.value.error === undefined && !response.value.body.observed ? response.value.body.because : undefined;

const lacksBody = (exchange: Exchange): boolean => ['arriving', 'body-not-captured'].includes(unseen(exchange) ?? '');

/** Firefox may hand the background a body before the status that it came with. */
const isBodyAlone = ({ response, took, from }: Exchange): boolean =>
  from.adapter === 'web-request' &&
  took === undefined &&
  response.observed &&
  response.value.status === 0 &&
  response.value.error === undefined;

/** True of the last that DevTools tell of a request: with its body, or that there is none to be had. */
const isComplete = (told: Exchange): boolean => told.from.adapter === 'devtools' && unseen(told) !== 'arriving';

/** Whether DevTools are asked for the body at all. */
const isAsked = (exchange: Exchange): boolean => {
  const { method, url, body } = exchange.request;
  return worthReading({ method, url, status: statusOf(exchange), ...(body.observed && { body: body.value }) });
};

const withBody = ({ response, ...rest }: Exchange, because: 'arriving' | 'body-not-captured'): Exchange => ({
  ...rest,
  response: response.observed ? observed({ ...response.value, body: unobserved(because) }) : response,
});

const unanswered = ({ took: _, ...rest }: Exchange): Exchange => ({ ...rest, response: unobserved('unanswered') });
