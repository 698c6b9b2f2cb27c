import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uriDifferences } from '../../src/oauth/uri-difference.ts';
import { growth, linear } from '../support/growth.ts';

it.each([
  ['https://app.example/cb', 'https://app.example/cb/', 'trailing-slash'],
  ['https://app.example', 'https://app.example/', 'trailing-slash'],
  ['https://app.example/cb', 'http://app.example/cb', 'scheme'],
  ['https://app.example/cb', 'https://APP.example/cb', 'host'],
  ['http://localhost:1/cb', 'http://[::1]:1/cb', 'loopback-name'],
  ['https://app.example/cb', 'https://app.example:8443/cb', 'port'],
  ['https://app.example/cb', 'https://app.example/CB', 'path-case'],
  ['https://app.example/cb', 'https://app.example/other', 'path'],
  ['https://app.example/cb?a=1', 'https://app.example/cb', 'query'],
  ['https://app.example/cb', 'https://app.example/cb#x', 'fragment'],
  ['https://app.example/a%20b', 'https://app.example/a b', 'encoding'],
  ['https://app.example/cb', '\ufeffhttps://app.example/cb', 'white-space'],
  ['https://app.example/cb', 'null', 'value'],
  ['https://app.example/cb', '/cb', 'value'],
  ['https://me@app.example/cb', 'https://app.example/cb', 'value'],
  ['com.example.app:/cb', 'com.example.app:/cb/', 'trailing-slash'],
])('names the part in which %j and %j differ', (first, second, part) =>
  expect(uriDifferences(first, second).map((difference) => difference.part)).toEqual([part]),
);

it('names every part that differs', () => {
  const parts = uriDifferences('https://app.example/cb', 'http://app2.example:81/cb/').map(({ part }) => part);
  expect(parts).toEqual(['scheme', 'host', 'port', 'trailing-slash']);
});

it('names something for any two different texts, nothing for equal ones, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (first, second) => {
      expect(uriDifferences(first, second).length > 0).toBe(first !== second);
    }),
  );
});

it.each(['@', ':', '/', '[', '?', '%41', '&'])('is linear in the length of hostile values: %s', (piece) => {
  const work = (size: number) => uriDifferences(`https://${piece.repeat(size)}`, `https://${piece.repeat(size + 1)}x`);
  expect(growth(work, 25_000)).toBeLessThan(linear);
});
