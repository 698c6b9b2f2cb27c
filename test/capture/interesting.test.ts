import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { type Glance, worthKeeping, worthReading } from '../../src/capture/interesting.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { headerValue } from '../../src/http/header.ts';
import { recognise } from '../../src/oauth/recognise.ts';

const glance = (method: string, url: string, more: Partial<Glance> = {}): Glance => ({ method, url, status: 200, ...more });

const glanceOf = ({ request, response }: Exchange): Glance => {
  const answer = response.observed ? response.value : undefined;
  const redirect = answer && headerValue(answer.headers, 'location');
  return {
    method: request.method,
    url: request.url,
    status: answer?.status ?? 0,
    ...(request.body.observed && { body: request.body.value }),
    ...(redirect && { redirect }),
  };
};

const files = readdirSync('test/corpus').filter((file) => file.endsWith('.har'));
const exchanges = files.flatMap((file) => exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}`, 'utf8'))).exchanges);

describe('worthKeeping', () => {
  it('keeps every OAuth message of the corpus', () => {
    const messages = exchanges.filter((exchange) => !['other', 'preflight'].includes(recognise(exchange).kind));
    expect(messages.length).toBeGreaterThan(100);
    expect(messages.filter((exchange) => !worthKeeping(glanceOf(exchange))).map(({ request }) => request.url)).toEqual([]);
  });

  it.each<[string, Glance]>([
    ['an authorization request at any path', glance('GET', 'https://as.example/x?response_type=code&client_id=a')],
    ['a redirect with a code', glance('GET', 'https://as.example/x', { status: 302, redirect: 'https://app.example/#code=c&state=s' })],
    ['a callback', glance('GET', 'https://app.example/any?state=s&error=access_denied')],
    ['a form_post callback', glance('POST', 'https://app.example/any', { body: 'code=c&state=s' })],
    ['a JARM answer', glance('GET', 'https://app.example/any?response=eyJ')],
    ['a token request in a form', glance('POST', 'https://as.example/x', { body: 'grant_type=authorization_code&code=c' })],
    ['a token request in JSON', glance('POST', 'https://as.example/x', { body: '{"grant_type":"authorization_code"}' })],
    [
      'a token request in multipart',
      glance('POST', 'https://as.example/x', { body: '--b\r\ncontent-disposition: form-data; name="grant_type"\r\n' }),
    ],
    ['a token request whose body is hidden', glance('POST', 'https://as.example/oauth/token')],
    ['a preflight to a token endpoint', glance('OPTIONS', 'https://as.example/oauth/token', { status: 405 })],
    ['a pushed request', glance('POST', 'https://as.example/par')],
    ['metadata', glance('GET', 'https://as.example/.well-known/openid-configuration')],
    ['a key set', glance('GET', 'https://as.example/jwks.json')],
    ['an API that refuses', glance('GET', 'https://api.example/v1/things', { status: 401 })],
    [
      'a request whose referrer gives the code away',
      glance('GET', 'https://cdn.example/a.js', { referer: 'https://app.example/cb?code=c' }),
    ],
    ['a script under a callback with a code', glance('GET', 'https://app.example/cb.js?code=c')],
  ])('keeps %s', (_, seen) => expect(worthKeeping(seen)).toBe(true));

  it.each<[string, Glance]>([
    ['a script', glance('GET', 'https://app.example/assets/token-list.js')],
    ['a picture', glance('GET', 'https://cdn.example/a.png?v=3')],
    ['a page', glance('GET', 'https://app.example/products?page=2&sort=name')],
    ['an API call', glance('POST', 'https://api.example/v1/orders', { body: '{"items":[1,2]}' })],
    ['a word that ends like a parameter', glance('GET', 'https://shop.example/?zipcode=80331&estate=1')],
  ])('drops %s', (_, seen) => expect(worthKeeping(seen)).toBe(false));

  it('costs microseconds for what is not interesting', () => {
    const dull = [
      glance('GET', `https://app.example/static/${'chunk-'.repeat(20)}.js?v=1234567890`),
      glance('POST', 'https://api.example/v1/events', {
        body: JSON.stringify({ events: Array.from({ length: 50 }, (_, i) => ({ i, name: 'click' })) }),
      }),
      glance('GET', 'https://api.example/v1/products?page=2&per_page=50&sort=name&filter=colour:red'),
    ];
    for (let i = 0; i < 2000; i++) worthKeeping(dull[i % 3]!);
    const start = performance.now();
    for (let i = 0; i < 6000; i++) worthKeeping(dull[i % 3]!);
    const microseconds = ((performance.now() - start) * 1000) / 6000;
    expect(microseconds).toBeLessThan(20);
  });
});

describe('worthReading', () => {
  it('asks for the answers of every token, pushed, metadata and key request of the corpus', () => {
    const answers = exchanges.filter((exchange) => ['token', 'refresh', 'pushed', 'metadata', 'keySet'].includes(recognise(exchange).kind));
    expect(answers.length).toBeGreaterThan(50);
    const missed = answers.filter(
      (exchange) => !worthReading(glanceOf(exchange)) && exchange.response.observed && exchange.response.value.status >= 200,
    );
    expect(missed.filter(({ response }) => response.observed && response.value.status < 300).map(({ request }) => request.url)).toEqual([]);
  });

  it.each<[string, Glance, boolean]>([
    ['an error page of the authorization server', glance('GET', 'https://as.example/authorize?client_id=a', { status: 400 }), true],
    ['a sign-in page of the authorization server', glance('GET', 'https://as.example/authorize?response_type=code&client_id=a'), true],
    ['a redirect', glance('GET', 'https://as.example/authorize?client_id=a', { status: 302 }), false],
    ['a preflight', glance('OPTIONS', 'https://as.example/token'), false],
    ['the page at the callback', glance('GET', 'https://app.example/cb?code=c&state=s'), false],
    ['anything that is not kept', glance('GET', 'https://app.example/products'), false],
  ])('%s', (_, seen, wanted) => expect(worthReading(seen)).toBe(wanted));
});
