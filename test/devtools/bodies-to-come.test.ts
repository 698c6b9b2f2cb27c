import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodiesToCome } from '../../devtools/bodies-to-come.ts';
import { createAnalyser } from '../../src/analyse.ts';
import { createJoin } from '../../src/capture/join.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { type BlindSpot, type Exchange, type Observed, observed, unobserved } from '../../src/http/exchange.ts';
import { secondVerifier, signIn } from '../support/f0.ts';

const now = Date.UTC(2026, 10, 22);
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

interface Part {
  status?: number;
  body?: string | BlindSpot;
  took?: number;
  method?: string;
}

/** An exchange of the token endpoint as one recorder tells it. */
function told(adapter: 'devtools' | 'web-request', { status = 400, body = 'body-not-captured', took, method = 'POST' }: Part): Exchange {
  const spots = ['body-not-captured', 'arriving', 'cors-blocked'];
  const content: Observed<string> = spots.includes(body) ? unobserved(body as BlindSpot) : observed(body);
  return {
    id: adapter,
    startedAt: now,
    ...(took !== undefined && { took }),
    from: { adapter, position: 0 },
    context: { tab: '3' },
    request: { method, url: 'https://as.example/token', headers: [], body: observed('grant_type=authorization_code&code=c1') },
    response: observed({ status, headers: [], body: content }),
  };
}

function panel(isToldByDevtools = true) {
  const join = createJoin();
  const late: Exchange[] = [];
  const bodies = bodiesToCome(
    () => isToldByDevtools,
    (exchange) => late.push(exchange),
  );
  const take = (exchange: Exchange) => bodies.take(join.take(exchange), exchange);
  return { take, late, bodies };
}

const gone = told('devtools', { body: 'cors-blocked', status: 0 });
const shown = ({ response }: Exchange = gone) =>
  response.observed ? [response.value.status, response.value.body.observed ? response.value.body.value : response.value.body.because] : [];

describe('bodies to come', () => {
  it('shows a refusal at once, its text awaited, and then with it', () => {
    const { take, late } = panel();
    expect(shown(take(told('web-request', {})))).toEqual([400, 'arriving']);
    // Nothing new may be said of it until then.
    expect(take(told('web-request', { took: 8 }))).toBeUndefined();
    expect(take(told('devtools', { took: 8, body: 'arriving' }))).toBeUndefined();
    expect(shown(take(told('devtools', { took: 8, body: '{"error":"x"}' })))).toEqual([400, '{"error":"x"}']);
    vi.advanceTimersByTime(5000);
    expect(late).toEqual([]);
  });

  it('shows no other answer before its body: status 200 alone says nothing of a sign-in', () => {
    const { take } = panel();
    expect(take(told('web-request', { status: 200, took: 8 }))?.response).toEqual(unobserved('unanswered'));
    expect(shown(take(told('devtools', { status: 200, took: 8, body: '{}' })))).toEqual([200, '{}']);
  });

  it('calls a body not captured as soon as DevTools say that there is none', () => {
    const { take } = panel();
    take(told('web-request', { took: 8 }));
    expect(shown(take(told('devtools', { took: 8 })))).toEqual([400, 'body-not-captured']);
    expect(shown(take(told('web-request', { took: 8 })))).toEqual([400, 'body-not-captured']);
  });

  it.each([
    ['a second and a half for DevTools', true, 1500],
    ['a moment for the background, where DevTools do not see the request', false, 150],
  ])('waits %s, not longer', (_, isToldByDevtools, most) => {
    const { take, late } = panel(isToldByDevtools);
    take(told('web-request', { took: 0 }));
    vi.advanceTimersByTime(most - 1);
    expect(late).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(late.map(shown)).toEqual([[400, 'body-not-captured']]);
  });

  it('does not wait for what was over long ago, as in a panel that was opened later', () => {
    vi.setSystemTime(now + 60_000);
    expect(shown(panel().take(told('web-request', { took: 8 })))).toEqual([400, 'body-not-captured']);
  });

  it('waits for no body that nobody asks for', () => {
    expect(shown(panel().take(told('web-request', { method: 'OPTIONS', status: 204 })))).toEqual([204, 'body-not-captured']);
    expect(shown(panel().take(told('web-request', { body: 'cors-blocked' })))).toEqual([400, 'cors-blocked']);
  });

  it("waits for the status where Firefox's background has the body first", () => {
    const { take } = panel();
    expect(take(told('web-request', { status: 0, body: '' }))?.response).toEqual(unobserved('unanswered'));
    expect(shown(take(told('web-request', { status: 400, body: '{"error":"x"}' })))).toEqual([400, '{"error":"x"}']);
  });

  it('says nothing late of what was cleared', () => {
    const { take, late, bodies } = panel();
    take(told('web-request', {}));
    bodies.clear();
    vi.advanceTimersByTime(5000);
    expect(late).toEqual([]);
  });

  it.each([
    ['a sound sign-in', signIn(), []],
    ['a refused one', signIn({}, { code_verifier: secondVerifier }, '< 400 {"error":"invalid_grant"}'), ['challenge-mismatch']],
  ])('gives %s the same causes at every step', (_, transcript, causes) => {
    const { take } = panel();
    const analyser = createAnalyser();
    const steps = parseTranscript(transcript).flatMap((exchange): Exchange[] => {
      const at = (adapter: 'devtools' | 'web-request', body: Observed<string> | undefined, more: object = {}): Exchange => {
        const { response } = exchange;
        const answer = response.observed && body ? observed({ ...response.value, body }) : unobserved('unanswered');
        return { ...exchange, ...more, id: `${adapter} ${exchange.id}`, startedAt: now, from: { adapter, position: 0 }, response: answer };
      };
      const body = exchange.response.observed ? exchange.response.value.body : undefined;
      const hidden = unobserved('body-not-captured');
      return [at('web-request', undefined), at('web-request', hidden), at('web-request', hidden, { took: 8 }), at('devtools', body)];
    });
    const news = steps.map((step) => take(step)).filter((each) => each !== undefined);
    const told = new Set(news.flatMap((each) => analyser.take([each]).flows.flatMap(({ rootCause }) => rootCause?.cause ?? [])));
    expect([...told]).toEqual(causes);
  });
});
