import { describe, expect, it } from 'vitest';
import type { RequestDetails } from '../../src/capture/web-request.ts';
import type { ResponseFilter, WebRequestApi } from '../../src/extension/browser-api.ts';
import { readAnswer } from '../../src/extension/response-body.ts';

const token: RequestDetails = {
  requestId: '1',
  method: 'POST',
  url: 'https://as.example/oauth/token',
  type: 'xmlhttprequest',
  tabId: 1,
  timeStamp: 0,
};

/** A tap on an answer, and what reached the page. */
function tapped(details: RequestDetails = token) {
  const passed: number[] = [];
  const ends: string[] = [];
  const filter: ResponseFilter = {
    ondata: null,
    onstop: null,
    onerror: null,
    write: (data) => void passed.push(data.byteLength),
    close: () => void ends.push('closed'),
    disconnect: () => void ends.push('disconnected'),
  };
  let asked = 0;
  const read: (string | undefined)[] = [];
  const api = {
    filterResponseData: () => {
      asked++;
      return filter;
    },
  } as unknown as WebRequestApi;
  readAnswer(api, details, (text) => read.push(text));
  return { filter, passed, ends, read, asked: () => asked };
}

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe('readAnswer', () => {
  it('passes every byte on and gives the text at the end, whole characters across pieces', () => {
    const { filter, passed, ends, read } = tapped();
    const whole = bytes('{"scope":"é"}');
    filter.ondata?.({ data: whole.slice(0, 11) });
    filter.ondata?.({ data: whole.slice(11) });
    filter.onstop?.();
    expect(read).toEqual(['{"scope":"é"}']);
    expect(passed.reduce((sum, size) => sum + size, 0)).toBe(whole.byteLength);
    expect(ends).toEqual(['closed']);
  });

  it('lets 50 MB go through unread, and says so', () => {
    const { filter, ends, read } = tapped();
    filter.ondata?.({ data: new ArrayBuffer(50_000_000) });
    expect(ends).toEqual(['disconnected']);
    filter.onstop?.();
    expect(read).toEqual([undefined]);
  });

  it('gives nothing for a redirect', () => {
    const { filter, read } = tapped();
    filter.onerror?.();
    expect(read).toEqual([]);
  });

  it('does not touch answers that can say nothing', () => {
    expect(tapped({ ...token, method: 'OPTIONS' }).asked()).toBe(0);
    expect(tapped({ ...token, method: 'GET', url: 'https://app.example/callback?code=c&state=s' }).asked()).toBe(0);
    expect(tapped().asked()).toBe(1);
  });
});
