import { describe, expect, it, vi } from 'vitest';
import type { AnswerDetails, RequestDetails } from '../../src/capture/web-request.ts';
import type { FlowStatus } from '../../src/diagnosis/diagnosis.ts';
import { stateOf } from '../../src/extension/latest-state.ts';
import { partitions } from '../../src/extension/recorded.ts';
import { createRecorder, looksInteresting, type Recorder } from '../../src/extension/recorder.ts';
import { defaults, type Settings } from '../../src/extension/settings.ts';
import { memorySession } from './support/memory-session.ts';
import { recordsOf } from './support/records-of.ts';

type Event = (recorder: Recorder) => void;

const base = { frameId: 0, tabId: 1, initiator: 'https://app.example' };
const started = (
  requestId: string,
  method: string,
  url: string,
  timeStamp: number,
  more: Partial<RequestDetails> = {},
): RequestDetails => ({
  ...base,
  requestId,
  method,
  url,
  timeStamp,
  type: method === 'GET' ? 'main_frame' : 'xmlhttprequest',
  ...more,
});
const ended = (details: RequestDetails, statusCode: number, location?: string): AnswerDetails & { redirectUrl: string } => ({
  ...details,
  timeStamp: details.timeStamp + 40,
  statusCode,
  responseHeaders: location === undefined ? [] : [{ name: 'Location', value: location }],
  redirectUrl: location ?? '',
});

/** The events of one sign-in: authorization request, redirect to the callback, token request. */
function signIn(n: number, { tabId = 1, incognito = false, status = 200 } = {}): Event[] {
  const more = { tabId, incognito };
  const at = n * 10_000;
  const callback = `https://app.example/callback?code=code${n}&state=s${n}`;
  const request = started(
    `a${n}`,
    'GET',
    `https://as.example/authorize?response_type=code&client_id=spa&state=s${n}&code_challenge=x`,
    at,
    more,
  );
  const landing = started(`a${n}`, 'GET', callback, at + 50, more);
  const token = started(`t${n}`, 'POST', 'https://as.example/token', at + 100, {
    ...more,
    requestBody: { formData: { grant_type: ['authorization_code'], code: [`code${n}`], code_verifier: ['v'] } },
  });
  return [
    (to) => to.begin(request),
    (to) => to.sent({ ...request, requestHeaders: [{ name: 'Accept', value: '*/*' }] }),
    (to) => to.answered(ended(request, 302, callback)),
    (to) => to.redirected(ended(request, 302, callback)),
    (to) => to.begin(landing),
    (to) => to.completed(ended(landing, 200)),
    (to) => to.begin(token),
    (to) => to.sent({ ...token, requestHeaders: [{ name: 'Origin', value: 'https://app.example' }] }),
    (to) => to.answered(ended(token, status)),
    (to) => to.completed(ended(token, status)),
    (to) => to.body(`t${n}`, '{"access_token":"t"}'),
  ];
}

function recording({ limit, capacity, settings = defaults }: { limit?: number; capacity?: number; settings?: Settings } = {}) {
  const session = memorySession(limit);
  const states: (FlowStatus | null)[] = [];
  const make = () =>
    createRecorder({
      session,
      partition: 'normal',
      settings,
      progress: (_, exchanges) => states.push(stateOf(exchanges)),
      ...(capacity !== undefined && { capacity }),
    });
  const records = async () => (await recordsOf(await session.get(null))).sort((a, b) => a.record.order - b.record.order);
  return { session, make, records, states };
}

describe('the recorder', () => {
  it('keeps each hop and the token request, with all that the events told', async () => {
    const { make, records, states } = recording();
    const recorder = make();
    for (const event of signIn(1)) event(recorder);
    await recorder.settled();
    const found = await records();
    expect(found.map(({ record: { exchange } }) => [exchange.id, exchange.request.method, exchange.took])).toEqual([
      ['wa1', 'GET', 40],
      ['wa1.1', 'GET', 40],
      ['wt1', 'POST', 40],
    ]);
    expect(found.at(-1)!.record.exchange).toMatchObject({
      request: { headers: [{ name: 'Origin', value: 'https://app.example' }] },
      response: { value: { status: 200, body: { observed: true, value: '{"access_token":"t"}' } } },
    });
    expect(found.every(({ record }) => record.pending === undefined && record.flow === 'wa1')).toBe(true);
    expect(states[0]).toBe('incomplete');
    expect(states.at(-1)).toBe('sound');
  });

  it('loses nothing when the browser stops the background between any two events', async () => {
    const whole = recording();
    const recorder = whole.make();
    for (const event of [...signIn(1), ...signIn(2)]) event(recorder);
    await recorder.settled();

    const broken = recording();
    for (const event of [...signIn(1), ...signIn(2)]) {
      const next = broken.make();
      next.load(await broken.session.get(null), partitions);
      event(next);
      await next.settled();
    }
    expect(await broken.records()).toEqual(await whole.records());
  });

  it('reads the redirect of a document that looked like nothing, from its beginning', async () => {
    const { make, records } = recording();
    const recorder = make();
    const login = started('9', 'POST', 'https://as.example/session', 500, { type: 'main_frame' });
    recorder.passed(login);
    recorder.redirected(ended(login, 302, 'https://app.example/?code=c&state=s'));
    await recorder.settled();
    const [found] = await records();
    expect(found!.record.exchange).toMatchObject({
      id: 'w9',
      startedAt: 500,
      request: { body: { observed: false } },
      response: { value: { status: 302 } },
    });
  });

  it("joins a page's request with that of its service worker (Firefox)", async () => {
    const { make, records } = recording();
    const recorder = make();
    const page = started('5', 'POST', 'https://as.example/token', 100, { requestBody: { formData: { grant_type: ['x'], code: ['c'] } } });
    const worker = started('6', 'POST', 'https://as.example/token', 120, { tabId: -1, requestBody: { formData: {} } });
    recorder.begin(page);
    recorder.redirected({ ...ended(page, 0, page.url), responseHeaders: [] });
    recorder.begin(worker);
    recorder.completed(ended(worker, 200));
    recorder.body('6', '{}');
    await recorder.settled();
    const found = await records();
    expect(found).toHaveLength(1);
    expect(found[0]!.record.exchange).toMatchObject({
      id: 'w5',
      context: { tab: '1' },
      viaServiceWorker: true,
      request: { body: { observed: true, value: 'grant_type=x&code=c' } },
      response: { value: { status: 200, body: { value: '{}' } } },
    });
    expect(found[0]!.record).not.toHaveProperty('pending');
  });

  it.each([
    ["the browser's own requests", { tabId: -1, initiator: undefined }],
    ["another extension's requests", { initiator: 'chrome-extension://abc' }],
  ])('leaves %s alone', async (_, more) => {
    const { make, session } = recording();
    const recorder = make();
    recorder.begin(started('1', 'POST', 'https://as.example/token', 0, more as Partial<RequestDetails>));
    await recorder.settled();
    expect(session.items.size).toBe(0);
  });

  it("forgets what DevTools looked for in Chrome's cache", async () => {
    const { make, session } = recording();
    const recorder = make();
    const request = started('1', 'GET', 'https://app.example/callback?code=c&state=s', 0, { type: 'other' });
    recorder.begin(request);
    recorder.failed({ ...request, error: 'net::ERR_CACHE_MISS' });
    await recorder.settled();
    expect(session.items.size).toBe(0);
  });

  it.each<[string, Settings]>([
    ['altogether', { capture: false, sitesOff: [] }],
    ['for the app', { capture: true, sitesOff: ['app.example'] }],
    ['for a domain of the server', { capture: true, sitesOff: ['example'] }],
  ])('records nothing when it is switched off %s', async (_, settings) => {
    const { make, session } = recording({ settings });
    const recorder = make();
    for (const event of signIn(1)) event(recorder);
    await recorder.settled();
    expect(session.items.size).toBe(0);
  });

  it('ends what is under way when access to its site is taken back, says so, and keeps what was seen', async () => {
    const { make, records } = recording();
    const recorder = make();
    for (const event of signIn(1).slice(0, 8)) event(recorder);
    const other = started('o1', 'POST', 'https://other.example/token', 20_000);
    recorder.begin(other);
    recorder.withdrawn(async ([origin]) => origin !== 'https://as.example/*');
    await vi.waitFor(async () => expect((await records()).filter(({ record }) => record.pending)).toHaveLength(1));
    await recorder.settled();
    const responses = (await records()).map(({ record: { exchange } }) => [exchange.id, exchange.response]);
    expect(responses.slice(2)).toEqual([
      ['wt1', { observed: false, because: 'access-withdrawn' }],
      ['wo1', { observed: false, because: 'unanswered' }],
    ]);
    recorder.completed(ended(other, 200));
    recorder.body('t1', '{"access_token":"not-ours"}');
    await recorder.settled();
    expect((await records()).map(({ record }) => record.pending)).toEqual([undefined, undefined, undefined, undefined]);
    expect(JSON.stringify(await records())).not.toContain('not-ours');
  });

  it('keeps private windows apart and forgets them with the last one', async () => {
    const { make, records } = recording();
    const recorder = make();
    for (const event of [...signIn(1), ...signIn(2, { tabId: 2, incognito: true })]) event(recorder);
    await recorder.settled();
    expect((await records()).map(({ key }) => key.split('/')[1])).toEqual(['normal', 'normal', 'normal', 'private', 'private', 'private']);
    recorder.forgetPrivate();
    await recorder.settled();
    expect((await records()).map(({ key }) => key.split('/')[1])).toEqual(['normal', 'normal', 'normal']);
  });

  it('forgets a closed tab and its popups, but not a popup that closes by itself', async () => {
    const { make, records } = recording();
    const recorder = make();
    recorder.openers({ 8: '7' });
    for (const event of [...signIn(1, { tabId: 7 }), ...signIn(2, { tabId: 8 }), ...signIn(3, { tabId: 9 })]) event(recorder);
    recorder.forgetTab('8');
    await recorder.settled();
    expect(await records()).toHaveLength(9);
    recorder.forgetTab('7');
    await recorder.settled();
    expect((await records()).map(({ record }) => record.exchange.context.tab)).toEqual(['9', '9', '9']);
  });

  it.each([
    ['its own bound', { capacity: 30_000 }],
    ["the browser's bound", { limit: 30_000 }],
  ])('lets the oldest sign-ins go whole at %s, and counts every request that went', async (_, bound) => {
    const { make, records, session } = recording(bound);
    const recorder = make();
    for (let n = 0; n < 40; n++) {
      for (const event of signIn(n)) event(recorder);
      await recorder.settled();
    }
    const found = await records();
    const dropped = JSON.parse(session.items.get('dropped/normal')!) as number;
    expect(dropped).toBeGreaterThan(0);
    expect(found.length + dropped).toBe(120);
    const flows = new Set(found.map(({ record }) => record.flow));
    expect(found.length).toBe(flows.size * 3);
    expect(flows).toContain('wa39');
    expect(flows).not.toContain('wa0');
  });

  it('keeps 10,000 requests of 500 sign-ins among 100,000 others', async () => {
    const { make, records } = recording({ capacity: 50_000_000 });
    const recorder = make();
    for (let n = 0; n < 500; n++) {
      for (const event of signIn(n)) event(recorder);
      for (let i = 0; i < 17; i++) {
        const refresh = started(`r${n}.${i}`, 'POST', 'https://as.example/token', n * 10_000 + 200 + i, {
          requestBody: { formData: { grant_type: ['refresh_token'], refresh_token: [`r${i}`] } },
        });
        recorder.begin(refresh);
        recorder.completed(ended(refresh, 200));
      }
    }
    await recorder.settled();
    const found = await records();
    expect(found).toHaveLength(10_000);
    expect(new Set(found.map(({ record }) => record.flow)).size).toBe(500);
  });
});

describe('looksInteresting', () => {
  const dull = (method: string, url: string, requestBody?: RequestDetails['requestBody']) =>
    looksInteresting(started('1', method, url, 0, requestBody ? { requestBody } : {}));

  it.each([
    ['GET', 'https://cdn.example/app.3f2a.js'],
    ['GET', 'https://shop.example/products?page=2&sort=price'],
    ['POST', 'https://shop.example/graphql'],
  ])('passes over %s %s', (method, url) => {
    expect(dull(method, url)).toBe(false);
  });

  it('looks into a body whose address tells nothing', () => {
    expect(dull('POST', 'https://as.example/x', { formData: { grant_type: ['authorization_code'] } })).toBe(true);
    expect(dull('POST', 'https://as.example/x', { formData: { page: ['2'] } })).toBe(false);
  });
});
