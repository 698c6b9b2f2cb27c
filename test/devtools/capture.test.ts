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

function recorder() {
  let listener: (entry: NetworkEntry) => void = () => undefined;
  let announce: (resource: { url: string; getContent: Answer }) => void = () => undefined;
  const told: Exchange[] = [];
  const recording = capture(
    {
      onRequestFinished: {
        addListener: (added) => {
          listener = added;
        },
        removeListener: () => undefined,
      },
    },
    {
      tabId: 1,
      onResourceAdded: {
        addListener: (added) => {
          announce = added;
        },
      },
    },
    (exchange) => told.push(exchange),
  );
  /** Announces a new resource as Chrome does, just before its entry. */
  const add = (content: string, url = 'https://as.example/token') =>
    announce({ url, getContent: (give) => queueMicrotask(() => give(content, '')) });
  return { told, recording, add, finish: (entry: NetworkEntry) => listener(entry) };
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

  describe('a body that the entry has lost', () => {
    const answer = '{"error":"invalid_g"}';
    const lost = (size = answer.length, startedDateTime = '2026-11-22T09:00:00.000Z') => {
      const entry = token((callback) => callback(undefined));
      entry.response.content.size = size;
      return Object.assign(entry, { startedDateTime });
    };
    const none = { observed: false, because: 'body-not-captured' };
    const settled = async (told: readonly Exchange[], count: number) => {
      await vi.waitFor(() => expect(told).toHaveLength(count));
      return told.toSorted((a, b) => a.from.position - b.from.position).map(bodyOf);
    };

    it('is found in the resource that came just before the entry', async () => {
      const { told, add, finish } = recorder();
      add(answer);
      finish(lost());
      expect(await settled(told, 1)).toEqual([{ observed: true, value: answer }]);
    });

    it('is that of this request, not of the next one to the same address', async () => {
      const { told, add, finish } = recorder();
      add(answer);
      finish(lost());
      finish(lost(answer.length, '2026-11-22T09:00:05.000Z'));
      expect(await settled(told, 2)).toEqual([{ observed: true, value: answer }, none]);
    });

    it('is not taken from a resource that another request left behind', async () => {
      const { told, add, finish } = recorder();
      add(answer);
      finish(entryOf('OPTIONS', 'https://as.example/token', (callback) => callback('')));
      finish(lost());
      expect((await settled(told, 2)).at(-1)).toEqual(none);
    });

    it('is not taken where its size differs', async () => {
      const { told, add, finish } = recorder();
      add(answer);
      finish(lost(898));
      expect(await settled(told, 1)).toEqual([none]);
    });

    it('is not guessed of two answers of one size that were under way at once', async () => {
      const { told, add, finish } = recorder();
      add(answer);
      finish(lost());
      finish(lost(answer.length, '2026-11-22T09:00:00.005Z'));
      expect(await settled(told, 2)).toEqual([none, none]);
    });
  });

  it('tells a body that the browser has lost as not captured, never as empty', async () => {
    const { told, finish } = recorder();
    finish(token((callback) => callback(null)));
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(bodyOf(told[0])).toEqual({ observed: false, because: 'body-not-captured' });
  });

  it('never asks for an answer of 50 MB, and says of it and of an upload as large that it was too large', () => {
    const { told, finish } = recorder();
    const large = token((callback) => callback('x'));
    large.response.content.size = 50_000_000;
    finish(large);
    expect(large.getContent).not.toHaveBeenCalled();
    expect(bodyOf(told[0])).toEqual({ observed: false, because: 'body-too-large' });
    const upload = entryOf('POST', 'https://as.example/token', (callback) => callback('y'.repeat(1_000_000)), 'x'.repeat(50_000_000));
    finish(upload);
    expect(told[1]!.request.body).toEqual({ observed: false, because: 'body-too-large' });
    // Chrome may not know the size of an answer before it is asked for.
    expect(bodyOf(told[1])).toEqual({ observed: false, because: 'body-too-large' });
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

  it('tells a refusal at once, its text awaited, and the same exchange again when that is there', () => {
    const { told, finish } = recorder();
    let late: (content: string) => void = () => undefined;
    const refused = token((callback) => (late = callback));
    Object.assign(refused.response, { status: 400 });
    finish(refused);
    expect(told.map(bodyOf)).toEqual([{ observed: false, because: 'arriving' }]);
    late('{"error":"invalid_grant"}');
    expect(told.map(({ id }) => id)).toEqual([told[0]!.id, told[0]!.id]);
    expect(bodyOf(told[1])).toEqual({ observed: true, value: '{"error":"invalid_grant"}' });
  });

  it('says that there is no text where the browser gives none', async () => {
    const { told, finish } = recorder();
    const refused = token((callback) => callback(null));
    Object.assign(refused.response, { status: 400 });
    finish(refused);
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(bodyOf(told[1])).toEqual({ observed: false, because: 'body-not-captured' });
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
