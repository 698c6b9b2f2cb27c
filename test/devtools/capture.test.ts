import { describe, expect, it, vi } from 'vitest';
import { capture } from '../../devtools/capture.ts';
import type { NetworkEntry } from '../../src/extension/browser-api.ts';
import type { Exchange } from '../../src/http/exchange.ts';

type Answer = (callback: (content: string | null | undefined, second?: string) => void) => void;

/** An entry with the fields that both browsers fill. */
function entryOf(method: string, url: string, answer: Answer, body?: string): NetworkEntry {
  return {
    startedDateTime: '2026-11-22T09:00:00.000Z',
    time: 12,
    request: { method, url, headers: [{ name: 'Host', value: 'as.example' }], ...(body && { postData: { mimeType: '', text: body } }) },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { size: 20, mimeType: 'application/json' },
      redirectURL: '',
    },
    getContent: vi.fn(answer),
  } as unknown as NetworkEntry;
}

function recorder(resources?: Record<string, string>) {
  let listener: (entry: NetworkEntry) => void = () => undefined;
  const told: Exchange[] = [];
  const inspected = resources && {
    getResources: (callback: (list: { url: string; getContent: Answer }[]) => void) =>
      callback(Object.entries(resources).map(([url, content]) => ({ url, getContent: (give) => give(content, '') }))),
  };
  const recording = capture(
    {
      onRequestFinished: {
        addListener: (added) => {
          listener = added;
        },
        removeListener: () => undefined,
      },
    },
    { tabId: 1, ...inspected },
    (exchange) => told.push(exchange),
  );
  return { told, recording, finish: (entry: NetworkEntry) => listener(entry) };
}

const token = (answer: Answer) => entryOf('POST', 'https://as.example/token', answer, 'grant_type=authorization_code&code=c');
const bodyOf = (exchange: Exchange | undefined) => exchange?.response.observed && exchange.response.value.body;

describe('capture', () => {
  it('never asks for the body of a request that is none of its business', () => {
    const { told, recording, finish } = recorder();
    const dull = entryOf('GET', 'https://app.example/chunk.js', (callback) => callback('x'));
    finish(dull);
    expect(dull.getContent).not.toHaveBeenCalled();
    expect(told).toEqual([]);
    expect(recording.seen).toBe(1);
  });

  it.each([
    ['Chrome', ''],
    ['Firefox', 'application/json'],
  ])('asks for a token answer at once and tells it with its body, as %s gives it', (_, second) => {
    const { told, finish } = recorder();
    finish(token((callback) => callback('{"error":"invalid_grant"}', second)));
    expect(bodyOf(told[0])).toEqual({ observed: true, value: '{"error":"invalid_grant"}' });
    expect(told[0]!.from).toEqual({ adapter: 'devtools', position: 0 });
  });

  it('decodes a base64 body', () => {
    const { told, finish } = recorder();
    finish(token((callback) => callback(btoa('{"a":1}'), 'base64')));
    expect(bodyOf(told[0])).toEqual({ observed: true, value: '{"a":1}' });
  });

  it('finds a body that the entry has lost among the resources of the page', () => {
    const resources: Record<string, string> = {};
    const { told, finish } = recorder(resources);
    const entry = token((callback) => callback(undefined));
    entry.response.content.size = 21;
    resources['https://as.example/token'] = '{"error":"invalid_g"}';
    finish(entry);
    expect(bodyOf(told[0])).toEqual({ observed: true, value: '{"error":"invalid_g"}' });
  });

  it('never takes the answer of an earlier sign-in for a later one of the same size', () => {
    const resources: Record<string, string> = {};
    const { told, finish } = recorder(resources);
    const earlier = token((callback) => callback('{"error":"invalid_g"}'));
    const later = token((callback) => callback(undefined));
    for (const entry of [earlier, later]) entry.response.content.size = 21;
    finish(earlier);
    resources['https://as.example/token'] = '{"error":"invalid_g"}';
    finish(later);
    expect(bodyOf(told.at(-1))).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('takes nothing that stood there before the capture began', () => {
    const { told, finish } = recorder({ 'https://as.example/token': '{"error":"invalid_g"}' });
    const entry = token((callback) => callback(undefined));
    entry.response.content.size = 21;
    finish(entry);
    expect(bodyOf(told[0])).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('takes no body of another request to the same URL', () => {
    const { told, finish } = recorder({ 'https://as.example/token': '{"error":"invalid_g"}' });
    const other = token((callback) => callback(undefined));
    other.response.content.size = 898;
    finish(other);
    expect(bodyOf(told[0])).toEqual({ observed: false, because: 'body-not-captured' });
    let late: (content: undefined) => void = () => undefined;
    const first = token((callback) => {
      late = callback;
    });
    const second = token((callback) => callback('{"second":1}'));
    first.response.content.size = 21;
    finish(first);
    finish(second);
    late(undefined);
    expect(bodyOf(told.at(-1))).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('tells a body that the browser has lost as not captured, never as empty', () => {
    const { told, finish } = recorder();
    finish(token((callback) => callback(null)));
    expect(bodyOf(told[0])).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('does not wait for ever, and tells the same exchange again when the body comes', () => {
    vi.useFakeTimers();
    const { told, finish } = recorder();
    let late: (content: string) => void = () => undefined;
    finish(token((callback) => (late = callback)));
    expect(told).toHaveLength(0);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
    late('{"access_token":"t"}');
    vi.useRealTimers();
    expect(told).toHaveLength(2);
    expect(told[1]!.id).toBe(told[0]!.id);
    expect(bodyOf(told[1])).toEqual({ observed: true, value: '{"access_token":"t"}' });
  });

  it('records nothing while it is paused', () => {
    const { told, recording, finish } = recorder();
    recording.pause(true);
    finish(token((callback) => callback('{}')));
    recording.pause(false);
    expect(told).toEqual([]);
    finish(token((callback) => callback('{}')));
    expect(told).toHaveLength(1);
  });
});
