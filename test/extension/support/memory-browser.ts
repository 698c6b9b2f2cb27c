import type { AnswerDetails, RequestDetails, SentDetails } from '../../../src/capture/web-request.ts';
import type { ExtensionApi, ResponseFilter, StorageChanges, WebRequestApi } from '../../../src/extension/browser-api.ts';
import type { ToBackground } from '../../../src/extension/ports.ts';
import { memorySession } from './memory-session.ts';

/** Listeners, and how to call them. */
function happening<Arguments extends unknown[]>() {
  const listeners = new Set<(...args: Arguments) => unknown>();
  return {
    addListener: (listener: (...args: Arguments) => unknown) => void listeners.add(listener),
    removeListener: (listener: (...args: Arguments) => unknown) => void listeners.delete(listener),
    tell: (...args: Arguments) => {
      for (const listener of listeners) listener(...args);
    },
  };
}

/** An extension's `storage.session` with its event, and messages to the background, in memory. */
export function memoryBrowser({ limit = 10_485_760 } = {}) {
  const memory = memorySession(limit);
  const changed = happening<[changes: StorageChanges, area: string]>();
  const messages = happening<[message: ToBackground]>();
  const session = {
    get: memory.get,
    async set(items: Record<string, unknown>) {
      await memory.set(items);
      changed.tell(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])), 'session');
    },
    async remove(keys: string | string[]) {
      await memory.remove(keys);
      changed.tell(Object.fromEntries([keys].flat().map((key) => [key, {}])), 'session');
    },
  };
  const api = {
    runtime: { id: 'us', getManifest: () => ({ version: '1' }), sendMessage: (message: ToBackground) => messages.tell(message) },
    storage: { session, local: memorySession(), onChanged: changed },
  } as unknown as ExtensionApi;
  return { api, session, items: memory.items, messages };
}

/** A `webRequest` as Firefox has it, which lets answers be read; its requests are made by the test. */
export function memoryWebRequest() {
  const [before, sending, received, redirecting, completing, failing] = [
    happening<[RequestDetails]>(),
    happening<[SentDetails]>(),
    happening<[AnswerDetails]>(),
    happening<[AnswerDetails & { redirectUrl: string }]>(),
    happening<[AnswerDetails]>(),
    happening<[RequestDetails & { error: string }]>(),
  ];
  const filters = new Map<string, ResponseFilter>();
  const api = {
    filterResponseData(requestId: string) {
      const filter = {
        ondata: null,
        onstop: null,
        onerror: null,
        write: () => undefined,
        close: () => undefined,
        disconnect: () => undefined,
      };
      filters.set(requestId, filter);
      return filter;
    },
    onBeforeRequest: before,
    onSendHeaders: sending,
    onHeadersReceived: received,
    onBeforeRedirect: redirecting,
    onCompleted: completing,
    onErrorOccurred: failing,
  } as unknown as WebRequestApi;
  const fields = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    api,
    /** A request from its beginning to its end. */
    request(details: RequestDetails, sent: Record<string, string>, status: number, answer: Record<string, string>, body = ''): void {
      const end: AnswerDetails = { ...details, timeStamp: details.timeStamp + 30, statusCode: status, responseHeaders: fields(answer) };
      before.tell(details);
      sending.tell({ ...details, requestHeaders: fields(sent) });
      received.tell(end);
      const { location } = answer;
      if (location === undefined) completing.tell(end);
      else redirecting.tell({ ...end, redirectUrl: location });
      const filter = filters.get(details.requestId);
      filter?.ondata?.({ data: new TextEncoder().encode(body).buffer as ArrayBuffer });
      filter?.onstop?.();
      filters.delete(details.requestId);
    },
  };
}
