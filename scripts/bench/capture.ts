// What capturing costs: an uninteresting request in the panel and in the background, and the memory of 10,000 kept ones.

import { glanceAt } from '../../devtools/capture.ts';
import { worthKeeping } from '../../src/capture/interesting.ts';
import { createJoin } from '../../src/capture/join.ts';
import type { AnswerDetails, RequestDetails } from '../../src/capture/web-request.ts';
import type { NetworkEntry, StorageArea } from '../../src/extension/browser-api.ts';
import { captureBuffer } from '../../src/extension/capture-buffer.ts';
import { createRecorder, looksInteresting } from '../../src/extension/recorder.ts';
import { defaults } from '../../src/extension/settings.ts';
import type { Exchange } from '../../src/http/exchange.ts';

const addresses = [
  'https://cdn.example/assets/app.3f2a91bc.js',
  'https://cdn.example/fonts/inter.woff2?v=4',
  'https://shop.example/api/products?page=2&sort=price&filter%5Bcolour%5D=red',
  'https://shop.example/images/2026/11/hero@2x.webp',
  `https://metrics.example/collect?${'dimension=12345&'.repeat(60)}`,
  'https://shop.example/graphql',
];
const urls = Array.from({ length: 10_000 }, (_, i) => addresses[i % addresses.length]!.replace('example', `e${i}.example`));
const headers = Array.from({ length: 14 }, (_, i) => ({ name: `x-header-${i}`, value: 'value' }));
const entries = urls.map((url) => ({
  request: { method: 'GET', url, headers },
  response: { status: 200, headers, content: {}, redirectURL: '' },
})) as unknown as NetworkEntry[];
const dull = urls.map(
  (url, i): RequestDetails => ({ requestId: String(i), method: 'GET', url, type: 'xmlhttprequest', tabId: 1, timeStamp: i }),
);

/** Microseconds for each, the median of some rounds after a warm-up. */
function cost<T>(list: readonly T[], look: (each: T) => unknown): number {
  const rounds = Array.from({ length: 31 }, () => {
    let kept = 0;
    const start = performance.now();
    for (const each of list) if (look(each)) kept++;
    const took = performance.now() - start;
    if (kept > 0) throw new Error('Something was kept, so this is not the cost of passing over it');
    return (took * 1000) / list.length;
  });
  return rounds.slice(10).sort((a, b) => a - b)[10]!;
}

const floor = cost(urls, (url) => url.includes('\u0000'));
const report = (name: string, value: number) =>
  console.log(`${name.padEnd(58)} ${value.toFixed(2)} µs  (${(value / floor).toFixed(0)} × the floor)`);
report('floor: one search for a character in the URL', floor);
report(
  'panel, uninteresting request (budget 20 µs)',
  cost(entries, (entry) => worthKeeping(glanceAt(entry))),
);
report('background, uninteresting request', cost(dull, looksInteresting));

/** A store that keeps nothing: the browser's own copy is not in our heap. */
const nowhere: StorageArea = { get: async () => ({}), set: async () => undefined, remove: async () => undefined };
const heap = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

/** 500 sign-ins of 20 requests each, with the headers and tokens that real ones have. */
function requests(): { begin: RequestDetails; end: AnswerDetails }[] {
  return Array.from({ length: 10_000 }, (_, i) => {
    const flow = Math.floor(i / 20);
    const begins = i % 20 === 0;
    const details: RequestDetails = {
      requestId: String(i),
      method: begins ? 'GET' : 'POST',
      url: begins
        ? `https://as.example/authorize?response_type=code&client_id=spa&state=${'s'.repeat(40)}${flow}&code_challenge=${'c'.repeat(43)}`
        : 'https://as.example/token',
      type: begins ? 'main_frame' : 'xmlhttprequest',
      tabId: 1,
      timeStamp: i * 1000,
      initiator: 'https://app.example',
      ...(!begins && { requestBody: { formData: { grant_type: ['refresh_token'], refresh_token: [`${'r'.repeat(600)}${i}`] } } }),
    };
    return { begin: details, end: { ...details, statusCode: 200, responseHeaders: headers } };
  });
}

const before = heap();
const join = createJoin();
const buffer = captureBuffer();
let kept: Exchange[] = [];
const recorder = createRecorder({
  session: nowhere,
  partition: 'normal',
  settings: defaults,
  progress: () => undefined,
  capacity: Number.POSITIVE_INFINITY,
});
for (const { begin, end } of JSON.parse(JSON.stringify(requests())) as ReturnType<typeof requests>) {
  recorder.begin(begin);
  recorder.sent({ ...begin, requestHeaders: headers });
  recorder.completed(end);
}
await recorder.settled();
console.log(`${'background after 10,000 requests of 500 sign-ins'.padEnd(58)} ${(heap() - before).toFixed(1)} MB`);

const between = heap();
kept = requests().map(({ begin }, i) => ({
  id: `e${i}`,
  startedAt: begin.timeStamp,
  from: { adapter: 'devtools', position: i },
  context: {},
  request: { method: begin.method, url: begin.url, headers: [...headers], body: { observed: true, value: `${'r'.repeat(600)}${i}` } },
  response: {
    observed: true,
    value: { status: 200, headers: [...headers], body: { observed: true, value: `{"access_token":"${'t'.repeat(800)}${i}"}` } },
  },
}));
// Written and read again, as by a port: what is repeated above would share its memory.
kept = kept.map((exchange) => JSON.parse(JSON.stringify(exchange)) as Exchange);
for (const exchange of kept) buffer.keep(join.take(exchange));
console.log(`${'panel after 10,000 requests (budget 60 MB)'.padEnd(58)} ${(heap() - between).toFixed(1)} MB, ${buffer.dropped} dropped`);
