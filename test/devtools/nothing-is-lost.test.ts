// @vitest-environment happy-dom
import { sha256 } from '@noble/hashes/sha2.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../devtools/connection.ts';
import { diagnoseOnChange } from '../../devtools/diagnosing.ts';
import { exportFlows } from '../../devtools/export.ts';
import { importFile } from '../../devtools/import.ts';
import { createStore } from '../../devtools/store.ts';
import { createAnalyser } from '../../src/analyse.ts';
import { readTab } from '../../src/extension/follow-tab.ts';
import { createRecorder } from '../../src/extension/recorder.ts';
import { defaults } from '../../src/extension/settings.ts';
import { watchRequests } from '../../src/extension/watch-requests.ts';
import { memoryBrowser, memoryWebRequest } from '../extension/support/memory-browser.ts';

/** Text that cannot be deflated, the same in each run. */
function random(seed: number) {
  let state = seed;
  return (length: number) => {
    let text = '';
    while (text.length < length) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[state >>> 26];
    }
    return text;
  };
}

const sent = {
  'sec-ch-ua-platform': '"Linux"',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
  'sec-ch-ua-mobile': '?0',
  Accept: '*/*',
  Origin: 'https://app.example',
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
  Referer: 'https://app.example/',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-US,en;q=0.9',
};
const answered = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'access-control-allow-origin': 'https://app.example',
  vary: 'origin',
  Date: 'Sun, 22 Nov 2026 11:49:35 GMT',
};

/** Makes 500 sign-ins of four requests each, with others between them, all of them at `webRequest`; 10,000 requests together. */
async function traffic(browser: ReturnType<typeof memoryWebRequest>, between: 'dull' | 'of interest', settled: () => Promise<void>) {
  const text = random(7);
  let requests = 0;
  let at = 1_800_000_000_000;
  const ask = (
    method: string,
    url: string,
    type: string,
    status: number,
    more: { form?: Record<string, string>; to?: string; bearer?: string; body?: string },
  ) => {
    const body = more.form && {
      requestBody: { formData: Object.fromEntries(Object.entries(more.form).map(([name, value]) => [name, [value]])) },
    };
    at += 40;
    browser.request(
      { requestId: String(++requests), method, url, type, tabId: 4, timeStamp: at, initiator: 'https://app.example', ...body },
      more.bearer ? { ...sent, Authorization: `Bearer ${more.bearer}` } : sent,
      status,
      more.to ? { ...answered, location: more.to } : answered,
      more.body,
    );
  };
  for (let n = 0; n < 500; n++) {
    if (n % 10 === 0) await settled();
    const [state, code, verifier, refresh_token, bearer] = [text(32), text(40), text(64), text(200), text(900)];
    const challenge = Buffer.from(sha256(new TextEncoder().encode(verifier))).toString('base64url');
    const redirect_uri = 'https://app.example/cb';
    const client = { client_id: 'spa', redirect_uri };
    const query = new URLSearchParams({
      response_type: 'code',
      ...client,
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const callback = `${redirect_uri}?${new URLSearchParams({ code, state })}`;
    ask('GET', `https://as.example/authorize?${query}`, 'main_frame', 302, { to: callback });
    ask('GET', callback, 'main_frame', 200, {});
    ask('POST', 'https://as.example/token', 'xmlhttprequest', 200, {
      form: { grant_type: 'authorization_code', code, code_verifier: verifier, ...client },
      body: JSON.stringify({ access_token: bearer, token_type: 'Bearer', expires_in: 600, refresh_token }),
    });
    ask('GET', 'https://as.example/userinfo', 'xmlhttprequest', 200, { bearer });
    for (let i = 0; i < 16; i++) {
      if (between === 'dull') ask('GET', `https://app.example/api/items?page=${i}`, 'xmlhttprequest', 200, { bearer });
      else if (i % 2) ask('GET', 'https://as.example/userinfo', 'xmlhttprequest', 200, { bearer });
      else
        ask('POST', 'https://as.example/token', 'xmlhttprequest', 200, {
          form: { grant_type: 'refresh_token', refresh_token, client_id: 'spa' },
        });
    }
  }
  await settled();
  return requests;
}

/** The background, the panel and the files of one browser, with nothing in the place of any of them but the browser. */
function running({ limit }: { limit?: number } = {}) {
  const browser = memoryBrowser(limit === undefined ? {} : { limit });
  const web = memoryWebRequest();
  const recorder = createRecorder({ session: browser.session, partition: 'normal', settings: defaults, progress: () => undefined });
  browser.messages.addListener((message) => message.type === 'forget' && recorder.clear(message));
  watchRequests(
    web.api,
    recorder,
    (take, details) => take(details),
    () => undefined,
  );
  const files: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    void (blob as Blob).text().then((text) => files.push(text));
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const panel = () => {
    const store = createStore();
    store.engine.value = createAnalyser;
    const connection = connect(browser.api, store, 4);
    const stop = diagnoseOnChange(store);
    stops.push(stop);
    return { store, connection };
  };
  return { browser, web, recorder, panel, files };
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

type Store = ReturnType<typeof createStore>;
const exchanges = (store: Store, name = '') => store.recordings.value.find((recording) => recording.name === name)!.exchanges.size;

/** What is captured, and the panel that was opened on it. */
async function shown(between: 'dull' | 'of interest', count: number) {
  const { browser, web, recorder, panel, files } = running();
  expect(await traffic(web, between, recorder.settled)).toBe(10_000);
  expect(await readTab(browser.api, '4')).toHaveLength(count);
  const { store } = panel();
  await vi.waitFor(() => expect(store.rows.value).toHaveLength(500), 100_000);
  expect(exchanges(store)).toBe(count);
  expect(store.dropped.value).toBe(0);
  return { store, files };
}

describe('of 10,000 requests with 500 sign-ins', () => {
  it('all that belong to a sign-in are captured, shown, exported and imported again', async () => {
    const { store, files } = await shown('dull', 2000);
    await exportFlows(store);
    await vi.waitFor(() => expect(files).toHaveLength(1));
    expect(store.message.value).toBe('');
    expect(JSON.parse(files[0]!).log.entries).toHaveLength(2000);
    await importFile(store, new File([files[0]!], 'again.har'));
    await vi.waitFor(() => expect(store.rows.value).toHaveLength(1000), 100_000);
    expect(exchanges(store, 'again.har')).toBe(2000);
    expect(store.message.value).toBe('');
  }, 200_000);

  it('all are captured and shown when every one of them belongs to a sign-in', async () => {
    await shown('of interest', 10_000);
  }, 200_000);
});
