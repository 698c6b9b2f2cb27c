import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** The answer to one request, its body read. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/**
 * Makes a small browser: it reaches every host at 127.0.0.1 (Node's resolver does not know `*.localhost` everywhere) and every https one at
 * the port given, where it trusts that certificate and no other. It keeps cookies by host, and follows no redirect.
 */
export function loopbackBrowser(https?: { port: number; certificate: string }) {
  const jars = new Map<string, Map<string, string>>();

  function open(address: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
    const url = new URL(address);
    const jar = jars.get(url.hostname) ?? new Map<string, string>();
    jars.set(url.hostname, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Promise((resolve, reject) => {
      const outgoing = (url.protocol === 'https:' ? secureRequest : request)(
        {
          host: '127.0.0.1',
          port: url.protocol === 'https:' ? https?.port : url.port,
          servername: url.hostname,
          ca: https?.certificate,
          agent: false,
          path: url.pathname + url.search,
          method: init.method ?? 'GET',
          headers: { host: url.host, accept: '*/*', ...(cookie ? { cookie } : {}), ...init.headers },
        },
        async (response) => {
          for (const line of response.headers['set-cookie'] ?? []) {
            const [pair = ''] = line.split(';');
            jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
          }
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(init.body);
    });
  }

  /** Goes from redirect to redirect until one leads to the given origin; resolves with that address, which is not opened. */
  async function follow(address: string, until: string): Promise<string> {
    let next = address;
    for (let hop = 0; hop < 10; hop += 1) {
      const { status, headers, body } = await open(next);
      if (typeof headers.location !== 'string') throw new Error(`${status} without Location from ${new URL(next).pathname}: ${body}`);
      next = new URL(headers.location, next).href;
      if (new URL(next).origin === until) return next;
    }
    throw new Error('more than ten redirects');
  }

  /** The same as a `fetch`, for code that expects one. */
  async function fetchByLoopback(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const body = init.body instanceof URLSearchParams ? init.body.toString() : init.body;
    const form = init.body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } : {};
    const answer = await open(String(address), {
      ...(init.method ? { method: init.method } : {}),
      headers: { ...form, ...(init.headers as Record<string, string>) },
      ...(typeof body === 'string' ? { body } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) headers.set(name, String(value));
    return new Response(answer.body, { status: answer.status, headers });
  }

  return { open, follow, fetch: fetchByLoopback };
}
