import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJoin } from '../../src/capture/join.ts';
import { merge } from '../../src/capture/merge.ts';
import { type Exchange, observed, unobserved } from '../../src/http/exchange.ts';

interface Settings {
  id?: string;
  at?: number;
  url?: string;
  status?: number;
  request?: Exchange['request']['body'];
  response?: Exchange['request']['body'];
  error?: string;
}

const exchange = (
  adapter: 'devtools' | 'web-request',
  {
    id,
    at = 1000,
    url = 'https://as.example/token',
    status = 200,
    request = observed('a=1'),
    response = observed('{}'),
    error,
  }: Settings = {},
): Exchange => ({
  id: id ?? (adapter === 'devtools' ? 'e1' : 'w1'),
  startedAt: at,
  from: { adapter, position: 0 },
  context: adapter === 'devtools' ? { page: 'page_1' } : { tab: '3' },
  request: { method: 'POST', url, headers: [], body: request },
  response: observed({ status, headers: [], body: response, ...(error && { error }) }),
});

describe('merge', () => {
  const one = (devtools: Settings, web: Settings) => merge(exchange('devtools', devtools), exchange('web-request', web));

  it('keeps what either saw', () => {
    const merged = one(
      { url: 'https://app.example/cb', request: unobserved('body-not-captured'), response: observed('{"a":1}') },
      { url: 'https://app.example/cb#code=c', request: observed('b=2'), response: unobserved('body-not-captured') },
    );
    expect(merged).toMatchObject({
      id: 'e1',
      context: { page: 'page_1', tab: '3' },
      request: { url: 'https://app.example/cb#code=c', body: { observed: true, value: 'b=2' } },
      response: { value: { status: 200, body: { observed: true, value: '{"a":1}' } } },
    });
  });

  it('leaves unobserved what neither saw, with the more telling reason', () => {
    const merged = one({ response: unobserved('body-not-captured') }, { response: unobserved('cors-blocked') });
    expect(merged.response).toMatchObject({ value: { body: { observed: false, because: 'cors-blocked' } } });
  });

  it("takes the error that one told, and not the browser's error page for a body", () => {
    const merged = one(
      { status: 0, response: observed('<html>This site cannot be reached</html>') },
      { status: 0, response: observed(''), error: 'net::ERR_CONNECTION_REFUSED' },
    );
    expect(merged.response).toEqual(observed({ status: 0, headers: [], body: observed(''), error: 'net::ERR_CONNECTION_REFUSED' }));
  });

  it('counts a body that was called empty less than one that was read', () => {
    expect(one({ request: observed('') }, { request: observed('b=2') }).request.body).toEqual(observed('b=2'));
    expect(one({ request: observed('a=1') }, { request: observed('') }).request.body).toEqual(observed('a=1'));
  });
});

describe('createJoin', () => {
  it('joins in either order and keeps the first id', () => {
    const webFirst = createJoin();
    expect(webFirst.take(exchange('web-request')).id).toBe('w1');
    expect(webFirst.take(exchange('devtools', { at: 1003 })).id).toBe('w1');
    const devtoolsFirst = createJoin();
    expect(devtoolsFirst.take(exchange('devtools')).id).toBe('e1');
    expect(devtoolsFirst.take(exchange('web-request', { at: 1003 })).id).toBe('e1');
  });

  it('joins what is one of its kind across the seconds that Firefox holds a request back, and nothing else', () => {
    const token = { request: observed('grant_type=authorization_code&code=c1&code_verifier=v') };
    const callback = { url: 'https://app.example/cb?code=c1&state=s1', request: observed('') };
    const join = createJoin();
    for (const [n, which] of [token, callback].entries()) {
      join.take(exchange('web-request', { ...which, id: `w${n}` }));
      expect(join.take(exchange('devtools', { ...which, id: `e${n}`, at: 5000 })).id).toBe(`w${n}`);
    }
    expect(join.take(exchange('devtools', { ...token, id: 'e8', at: 5000 })).id).toBe('e8');
    const usual = createJoin();
    usual.take(exchange('web-request'));
    expect(usual.take(exchange('devtools', { at: 5000 })).id).toBe('e1');
  });

  it('gives each of two equal requests to the nearer of two', () => {
    const token = { request: observed('grant_type=authorization_code&code=c1&code_verifier=v') };
    const join = createJoin();
    join.take(exchange('web-request', { ...token, id: 'w1', at: 1000 }));
    join.take(exchange('web-request', { ...token, id: 'w2', at: 3000 }));
    expect(join.take(exchange('devtools', { ...token, id: 'e2', at: 3003 })).id).toBe('w2');
    expect(join.take(exchange('devtools', { ...token, id: 'e1', at: 1002 })).id).toBe('w1');
  });

  it('knows a form again in another order and encoding', () => {
    const join = createJoin();
    join.take(exchange('web-request', { request: observed('code=c%2F1&a=b%20c') }));
    expect(join.take(exchange('devtools', { request: observed('a=b+c&code=c/1') })).id).toBe('w1');
  });

  it('takes more of what it knows already', () => {
    const join = createJoin();
    join.take(exchange('web-request', { response: unobserved('unanswered') }));
    join.take(exchange('devtools', { response: unobserved('body-not-captured') }));
    const later = join.take(exchange('web-request', { response: observed('{"late":1}') }));
    expect(later).toMatchObject({ id: 'w1', response: { value: { body: { value: '{"late":1}' } } } });
  });

  it.each([
    ['another URL', { url: 'https://as.example/other' }],
    ['another time', { at: 9000 }],
    ['another answer', { status: 400 }],
    ['another body', { request: observed('a=2') }],
  ])('does not join %s', (_, other) => {
    const join = createJoin();
    join.take(exchange('web-request'));
    expect(join.take(exchange('devtools', other)).id).toBe('e1');
  });

  it('gives as many exchanges as there were requests, however the two recorders interleave', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 30 }), fc.integer(), (starts, seed) => {
        const all = starts.flatMap((at, i) => [
          { key: Math.sin(seed + i), exchange: exchange('devtools', { id: `e${i}`, at }) },
          { key: Math.cos(seed * 3 + i), exchange: exchange('web-request', { id: `w${i}`, at: at + 3 }) },
        ]);
        const join = createJoin();
        const ids = new Set(all.sort((a, b) => a.key - b.key).map((each) => join.take(each.exchange).id));
        // Never fewer than there were; a pair may be missed only among requests to one address within the tolerance.
        expect(ids.size).toBeGreaterThanOrEqual(starts.length);
        const apart = starts.every((at, i) => starts.every((other, j) => i === j || Math.abs(at - other) > 2100));
        if (apart) expect(ids.size).toBe(starts.length);
      }),
    );
  });

  it('pairs two requests of the same moment one to one', () => {
    const join = createJoin();
    for (const [id, at] of [
      ['w1', 1000],
      ['w2', 1001],
    ] as const)
      join.take(exchange('web-request', { id, at }));
    const ids = (['e1', 'e2'] as const).map((id, i) => join.take(exchange('devtools', { id, at: 1002 + i })).id);
    expect(new Set(ids)).toEqual(new Set(['w1', 'w2']));
  });
});
