import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { worthReading } from '../../src/capture/interesting.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { type Exchange, observed, unobserved } from '../../src/http/exchange.ts';
import { signIn } from '../support/f0.ts';
import { challengeCases } from './broken/challenge.ts';
import { codeCases, requestCases } from './broken/exchange.ts';
import { moreCases } from './broken/more.ts';
import { refreshCases, senderCases, transportCases } from './broken/transport.ts';
import { verifierCases } from './broken/verifier.ts';
import { awkward } from './sound/awkward.ts';
import { clients } from './sound/clients.ts';
import { entra } from './sound/entra.ts';
import { servers } from './sound/servers.ts';

const corpus = readdirSync('test/corpus').filter((name) => name.endsWith('.har'));
const transcripts = Object.entries({
  ...Object.fromEntries(
    [challengeCases, verifierCases, codeCases, requestCases, moreCases, refreshCases, senderCases, transportCases].flatMap((cases) =>
      Object.entries(cases),
    ),
  ),
  ...awkward,
  ...clients,
  ...entra,
  ...servers,
} as Record<string, { traffic: string }>);

const recordings: [string, () => Exchange[]][] = [
  ...corpus.map((name): [string, () => Exchange[]] => [
    name,
    () => exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${name}`, 'utf8'))).exchanges,
  ]),
  ...transcripts.map(([name, { traffic }]): [string, () => Exchange[]] => [name, () => parseTranscript(traffic)]),
];

/** A refusal of which the status is here, and its text not yet. */
const withoutText = (exchange: Exchange): Exchange | undefined => {
  const { request, response } = exchange;
  if (!response.observed || response.value.status < 400 || !response.value.body.observed) return undefined;
  if (!worthReading({ ...request, body: request.body.observed ? request.body.value : '', status: response.value.status })) return undefined;
  return { ...exchange, response: observed({ ...response.value, body: unobserved('arriving') }) };
};

/** Each moment of a recording at which an answer's text is still awaited, with the same moment a little later. */
function moments(exchanges: readonly Exchange[]): [before: Exchange[], after: Exchange[]][] {
  const inOrder = [...exchanges].sort((a, b) => a.startedAt - b.startedAt);
  return inOrder.flatMap((exchange, i): [Exchange[], Exchange[]][] => {
    const early = withoutText(exchange);
    return early ? [[[...inOrder.slice(0, i), early], inOrder.slice(0, i + 1)]] : [];
  });
}

const causes = (exchanges: readonly Exchange[]) => new Map(analyse(exchanges).flows.map(({ id, rootCause }) => [id, rootCause]));

describe('a refusal whose text is not here yet', () => {
  it.each(recordings)('%s: is told no other cause than with it', (_, read) => {
    for (const [before, after] of moments(read())) {
      const then = causes(after);
      for (const [id, early] of causes(before)) if (early) expect([id, early.cause]).toEqual([id, then.get(id)?.cause]);
    }
  });

  it('is explained at once where the bytes prove the cause', () => {
    const early = recordings.flatMap(([, read]) => moments(read()).map(([before]) => analyse(before).flows.at(-1)!.status));
    expect(early.filter((status) => status === 'failed').length).toBeGreaterThan(40);
  });

  const awaited = (transcript: string) => {
    const [moment] = moments(parseTranscript(transcript));
    return analyse(moment![0]).flows[0]!;
  };
  const refusal = '< 400 {"error":"invalid_grant"}';

  it('says which, and that its text is awaited', () => {
    const flow = awaited(signIn({}, { redirect_uri: 'https://app.example/cb/' }, refusal));
    expect([flow.status, flow.rootCause?.cause, flow.rootCause?.standing]).toEqual(['failed', 'redirect-uri-differs', 'proved']);
    expect(flow.blindSpots.map(({ because }) => because)).toEqual(['arriving']);
  });

  it('is nothing more than that where the bytes prove nothing', () => {
    const flow = awaited(signIn({}, {}, refusal));
    expect([flow.status, flow.rootCause, flow.hypotheses]).toEqual(['incomplete', null, []]);
    expect(flow.headline).toBe('The server answered 400; what it says is on its way');
  });

  it('is nothing more than that where the text decides between two faults', () => {
    const twice = signIn({}, { redirect_uri: 'https://app.example/cb/', grant_type: 'authorization-code' }, refusal);
    expect(analyse(parseTranscript(twice)).flows[0]!.rootCause?.cause).toBe('redirect-uri-differs');
    expect(analyse(parseTranscript(twice.replace('invalid_grant', 'unsupported_grant_type'))).flows[0]!.rootCause?.cause).not.toBe(
      'redirect-uri-differs',
    );
    expect(awaited(twice).rootCause).toBeNull();
  });
});
