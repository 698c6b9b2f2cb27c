import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { say } from '../../devtools/say.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange, ExchangeContext } from '../../src/http/exchange.ts';
import { pictureOf } from '../../src/picture/picture.ts';
import { signIn } from '../support/f0.ts';

const picture = (exchanges: readonly Exchange[]) => pictureOf(analyse(exchanges).flows[0]!, say);
const within = (context: ExchangeContext) =>
  parseTranscript(signIn()).map((exchange) => (exchange.request.method === 'GET' ? { ...exchange, context } : exchange));

it.each([
  ['popup', { opener: '7' }],
  ['frame', { resourceType: 'sub_frame' }],
] as const)('draws the way through a %s in a lane of its own', (lane, context) => {
  const { lanes, steps } = picture(within(context));
  expect(lanes.map(({ id }) => id)).toEqual(['page', lane, 'server', 'token']);
  expect(steps.find(({ kind }) => kind === 'authorizationRequest')).toMatchObject({ from: lane, to: 'server' });
  expect(steps.find(({ kind }) => kind === 'tokenRequest')).toMatchObject({ from: 'page', to: 'token' });
});

it('draws what a worker asks for from a lane of its own, its preflight too', () => {
  const file = JSON.parse(readFileSync('test/corpus/auth0-spa-js-worker.har', 'utf8'));
  const { lanes, steps } = picture(exchangesOfHar(file).exchanges);
  expect(lanes.map(({ id }) => id)).toEqual(['page', 'worker', 'server', 'token']);
  expect(steps.map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual([
    'authorizationRequest page server',
    'authorizationResponse server page',
    'preflight worker token',
    'tokenRequest worker token',
    'tokenResponse token worker',
  ]);
});

it('has no such lane where there is nothing of the kind', () => {
  expect(picture(parseTranscript(signIn())).lanes.map(({ id }) => id)).toEqual(['page', 'server', 'token']);
});

it('draws a token request that the browser does not see', () => {
  const front = parseTranscript(signIn()).filter(({ request }) => request.method === 'GET');
  const drawn = picture(front);
  expect(drawn.steps.at(-1)).toMatchObject({ kind: 'tokenRequest', unseen: true, from: 'backend', to: 'token' });
  expect(drawn.lanes.map(({ id }) => id)).toEqual(['page', 'server', 'backend', 'token']);
});

it('leaves the parameters of a pushed request where they were pushed', () => {
  const [authorize, ...rest] = signIn().split('\n');
  const query = authorize!.split('?')[1]!;
  const pushed = `POST https://as.example/par\n> Origin: https://app.example\n> ${query}\n< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c","expires_in":60}`;
  const used = 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';
  const { lanes, steps } = picture(parseTranscript([pushed, used, ...rest].join('\n')));
  const names = (kind: string) => steps.find((step) => step.kind === kind)!.fields.map(({ name }) => name);
  expect(lanes.map(({ id }) => id)).toEqual(['page', 'par', 'server', 'token']);
  expect(names('pushedAuthorizationRequest')).toContain('code_challenge');
  expect(names('authorizationRequest')).toEqual(['client_id', 'request_uri']);
});
