// Writes a HAR file of about the asked size, as a browser would: page loads with scripts, images, JSON and HTML, and a sign-in now and then.
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** `bytes` is the size aimed at, `entries` the exact number of entries; the same arguments give the same file. */
export function makeHar(path, bytes, entries) {
  const random = randomFrom(20_261_122);
  const file = openSync(path, 'w');
  let written = 0;
  const write = (text) => {
    written += writeSync(file, text);
  };
  write('{\n  "log": {\n    "version": "1.2",\n    "creator": {\n      "name": "WebInspector",\n      "version": "537.36"\n    },\n');
  write('    "pages": [{"startedDateTime":"2026-11-22T09:00:00.000Z","id":"page_1","title":"https://app.example/","pageTimings":{}}],\n');
  write('    "entries": [\n');
  for (let index = 0; index < entries; index++) {
    const room = Math.max(600, ((bytes - written) / (entries - index)) * (0.4 + 1.2 * random()));
    const entry = index % 100 === 50 ? authorization(index) : index % 100 === 52 ? token(index) : resource(index, room, random);
    write(`${index ? ',\n' : ''}      ${JSON.stringify(entry, null, 2).replaceAll('\n', '\n      ')}`);
  }
  write('\n    ]\n  }\n}\n');
  closeSync(file);
  return written;
}

function resource(index, room, random) {
  const kind = random();
  const size = Math.round(room);
  if (kind < 0.55)
    return entryOf(index, `https://cdn.example/assets/chunk-${index}.js`, 'application/javascript', { text: script(size, random) });
  if (kind < 0.75)
    return entryOf(index, `https://cdn.example/img/${index}.png`, 'image/png', {
      text: noise(size, random).toString('base64'),
      encoding: 'base64',
    });
  if (kind < 0.9) return entryOf(index, `https://api.example/v2/items?page=${index}`, 'application/json', { text: json(size, random) });
  return entryOf(index, `https://app.example/article/${index}`, 'text/html', { text: html(size, random) });
}

function authorization(index) {
  const redirect = 'https%3A%2F%2Fapp.example%2Fcallback';
  const url = `https://as.example/authorize?response_type=code&client_id=spa&state=s${index}&redirect_uri=${redirect}&code_challenge=${challengeOf(index)}&code_challenge_method=S256`;
  const location = `https://app.example/callback?code=c${index}&state=s${index}`;
  const entry = entryOf(index, url, 'text/html', {});
  entry.response.headers.push({ name: 'location', value: location });
  return { ...entry, response: { ...entry.response, status: 302, redirectURL: location } };
}

function token(index) {
  const entry = entryOf(index, 'https://as.example/token', 'application/json', {
    text: '{"access_token":"a","token_type":"Bearer","expires_in":60}',
  });
  const text = `grant_type=authorization_code&code=c${index - 2}&client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&code_verifier=${verifierOf(index - 2)}`;
  return { ...entry, request: { ...entry.request, method: 'POST', postData: { mimeType: 'application/x-www-form-urlencoded', text } } };
}

const verifierOf = (index) => `verifier-${String(index).padStart(40, '0')}`;
const challengeOf = (index) => createHash('sha256').update(verifierOf(index)).digest('base64url');

function entryOf(index, url, mimeType, content) {
  const header = (name, value) => ({ name, value });
  return {
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [{ functionName: 'load', scriptId: '12', url: 'https://app.example/main.js', lineNumber: 1, columnNumber: 48213 }],
      },
    },
    _priority: 'High',
    _resourceType: 'script',
    cache: {},
    connection: '4711',
    pageref: 'page_1',
    request: {
      method: 'GET',
      url,
      httpVersion: 'http/2.0',
      headers: [
        header(':authority', new URL(url).host),
        header('accept', '*/*'),
        header('accept-encoding', 'gzip, deflate, br, zstd'),
        header('accept-language', 'en-GB,en;q=0.9'),
        header('origin', 'https://app.example'),
        header('referer', 'https://app.example/'),
        header('sec-ch-ua', '"Chromium";v="142", "Not_A Brand";v="99"'),
        header('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'),
      ],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: [
        header('content-type', mimeType),
        header('cache-control', 'max-age=31536000'),
        header('date', 'Sun, 22 Nov 2026 09:00:00 GMT'),
        header('etag', `"${index}"`),
      ],
      cookies: [],
      content: { size: content.text?.length ?? 0, mimeType, ...content },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 1234,
      _error: null,
    },
    serverIPAddress: '192.0.2.1',
    startedDateTime: new Date(Date.UTC(2026, 10, 22, 9) + index * 40).toISOString(),
    time: 23.4,
    timings: { blocked: 1.2, dns: -1, ssl: -1, connect: -1, send: 0.1, wait: 20, receive: 2.1 },
  };
}

const statements = [
  'function t(e,n){return e.map((function(e){return n(e)||"none"}))}',
  'var r={key:"value",other:1,"data-id":"42"};if(r.key==="v"){o.exports=r}\n',
  'const a=await fetch("/api/items",{headers:{"content-type":"application/json"},credentials:"include"});',
  "e.addEventListener('click',(()=>{document.querySelector('#menu').classList.toggle('open')}));\n",
  'let s=/^(?:\\d+|\\w+)$/.test(l)?parseInt(l,10):void 0;for(let i=0;i<s;i++){c[i]=u[i]*Math.sin(i)+f(i,d)}\n',
  'class p extends h{constructor(){super(),this.state={open:!1,items:[],loading:!0,error:null}}render(){return this.props.children}}',
];
function script(size, random) {
  let text = '';
  while (text.length < size * 0.9) text += statements[Math.floor(random() * statements.length)];
  return text;
}

function json(size, random) {
  const items = [];
  for (let length = 0; length < size * 0.7; length += 120)
    items.push({
      id: Math.floor(random() * 1e9),
      name: `Item ${items.length}`,
      tags: ['new', 'sale'],
      price: random() * 100,
      description: 'Weather-proof, grey, ships in 3 days',
    });
  return JSON.stringify({ items, next: '/v2/items?page=2' });
}

function html(size, random) {
  let text = '<!doctype html>\n<html lang="en">\n<body>\n';
  while (text.length < size * 0.9)
    text += `<p class="text-${Math.floor(random() * 9)}">The quick brown fox — “jumps” over the lazy dog.</p>\n`;
  return `${text}</body></html>`;
}

function noise(size, random) {
  const bytes = Buffer.alloc(Math.round(size * 0.74));
  for (let at = 0; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE((random() * 0x1_0000_0000) >>> 0, at);
  return bytes;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
