import { expect, it } from 'vitest';
import { pictureOf } from '../../devtools/picture.ts';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange, ExchangeContext } from '../../src/http/exchange.ts';
import { signIn } from '../support/f0.ts';

const picture = (exchanges: readonly Exchange[]) => pictureOf(analyse(exchanges).flows[0]!);
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

it('has no such lane where there is nothing of the kind', () => {
  expect(picture(parseTranscript(signIn())).lanes.map(({ id }) => id)).toEqual(['page', 'server', 'token']);
});

it('draws a token request that the browser does not see', () => {
  const front = parseTranscript(signIn()).filter(({ request }) => request.method === 'GET');
  expect(picture(front).steps.at(-1)).toMatchObject({ kind: 'tokenRequest', unseen: true, to: 'token' });
});
