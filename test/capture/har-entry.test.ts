import { describe, expect, it } from 'vitest';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';

const entry = (request: object, response: object = {}, more: object = {}) => ({
  startedDateTime: '2026-11-22T06:59:14.292Z',
  time: 12.5,
  request: {
    method: 'POST',
    url: 'https://as.example/token',
    headers: [
      { name: 'Host', value: 'as.example' },
      { name: 'User-Agent', value: 'x' },
    ],
    ...request,
  },
  response: { status: 200, headers: [], content: { text: '{}' }, ...response },
  ...more,
});
const har = (creator: string, ...entries: unknown[]) => ({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } });
const read = (creator: string, ...entries: unknown[]) => exchangesOfHar(har(creator, ...entries)).exchanges;

describe('HAR entries', () => {
  it('give the body from postData.text', () => {
    expect(read('WebInspector', entry({ postData: { text: 'a=b%20c', params: [] } }))[0]!.request.body).toEqual({
      observed: true,
      value: 'a=b%20c',
    });
  });

  it("give the body from Chrome's percent-encoded params and from Firefox's decoded ones alike", () => {
    const encoded = entry({ postData: { params: [{ name: 'redirect_uri', value: 'https%3A%2F%2Fapp.example%2Fcb' }] } });
    const decoded = entry({ postData: { params: [{ name: 'redirect_uri', value: 'https://app.example/cb' }] } });
    const wanted = { observed: true, value: 'redirect_uri=https%3A%2F%2Fapp.example%2Fcb' };
    expect(read('WebInspector', encoded)[0]!.request.body).toEqual(wanted);
    expect(read('Firefox', decoded)[0]!.request.body).toEqual(wanted);
  });

  it('tell a body that was not captured from an empty one', () => {
    expect(read('x', entry({ bodySize: 120 }))[0]!.request.body).toEqual({ observed: false, because: 'body-not-captured' });
    expect(read('x', entry({ bodySize: 0 }))[0]!.request.body).toEqual({ observed: true, value: '' });
    expect(read('x', entry({}, { content: { size: 300 } }))[0]!.response).toMatchObject({ value: { body: { observed: false } } });
  });

  it('decode base64 bodies', () => {
    expect(read('x', entry({}, { content: { text: 'eyJhIjoxfQ==', encoding: 'base64' } }))[0]!.response).toMatchObject({
      value: { body: { value: '{"a":1}' } },
    });
  });

  it('take redirectURL where no Location is there', () => {
    expect(read('x', entry({}, { status: 302, redirectURL: 'https://app.example/cb' }))[0]!.response).toMatchObject({
      value: { headers: [{ name: 'Location', value: 'https://app.example/cb' }] },
    });
  });

  it("know that Chrome's default export withholds headers, and that an export with them does not", () => {
    expect(read('WebInspector', entry({}))[0]!.withheld).toContain('authorization');
    const withCookie = entry({
      headers: [
        { name: 'Host', value: 'h' },
        { name: 'User-Agent', value: 'x' },
        { name: 'Cookie', value: 'a=1' },
      ],
    });
    expect(read('WebInspector', withCookie, entry({}))[1]!.withheld).toBeUndefined();
  });

  it('say that a service worker answered, wherever that is written', () => {
    const inResponse = { ...entry({}), response: { status: 200, headers: [], content: {}, _fetchedViaServiceWorker: true } };
    const { exchanges } = exchangesOfHar(har('x', inResponse, { ...entry({}), _fetchedViaServiceWorker: true }, entry({})));
    expect(exchanges.map(({ viaServiceWorker }) => viaServiceWorker)).toEqual([true, true, undefined]);
  });

  it('tell a dedicated worker by its missing page and a parent in another debugger, which a frame of another site has not', () => {
    const stack = { callFrames: [], parentId: { id: '3', debuggerId: '1.2' } };
    const sent = (more: object) => ({ ...entry({}), _resourceType: 'fetch', _initiator: { type: 'script', stack }, ...more });
    const { exchanges } = exchangesOfHar(
      har('x', sent({}), sent({ pageref: 'page_1' }), sent({ _initiator: { type: 'script', stack: { callFrames: [] } } })),
    );
    expect(exchanges.map(({ context }) => context.worker)).toEqual([true, undefined, undefined]);
  });

  it('cost only themselves when they are malformed', () => {
    const { exchanges, skipped } = exchangesOfHar(har('x', null, entry({}), { request: {} }, 7, entry({ url: '/relative' })));
    expect(exchanges).toHaveLength(1);
    expect(skipped).toEqual([
      { index: 0, why: 'it has no request' },
      { index: 2, why: 'its request has no absolute URL' },
      { index: 3, why: 'it has no request' },
      { index: 4, why: 'its request has no absolute URL' },
    ]);
  });

  it('are refused with a sentence when they are no HAR', () => {
    expect(() => exchangesOfHar({})).toThrow('no "log" object');
    expect(() => exchangesOfHar({ log: {} })).toThrow('no "log.entries" list');
  });
});
