import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/analyse.ts';
import { exchangesOfHar } from '../src/capture/har-entry.ts';
import { parseTranscript } from '../src/capture/transcript.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { rules } from '../src/rules/index.ts';
import { authorize, inOrder, otherVerifier, redeem, refused, signIn } from '../src/rules/sample-sign-in.ts';
import { growth, linear } from './support/growth.ts';

const verdicts = (exchanges: readonly Exchange[]) =>
  analyse(exchanges).flows.map(({ status, rootCause, findings, clientId, hypotheses }) => ({
    status,
    clientId,
    cause: rootCause?.cause,
    text: rootCause?.text,
    hypotheses: hypotheses.map(({ cause, standing }) => `${cause} ${standing}`),
    findings: findings.map(({ rule, verdict, text }) => `${rule} ${verdict} ${text}`),
  }));

const recordings = ['test/corpus', '../shared/corpus/broken', '../shared/corpus/conformant']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.har'))
      .map((file) => `${folder}/${file}`),
  )
  .filter((_, index) => index % 4 === 0);
const sources = [
  ...recordings.map((file) => ({ name: file, exchanges: exchangesOfHar(JSON.parse(readFileSync(file, 'utf8'))).exchanges })),
  {
    name: 'a transcript of two sign-ins',
    exchanges: parseTranscript(
      inOrder(
        signIn(),
        authorize({ state: 'st-2-000000000000' }, { state: 'st-2-000000000000', code: 'code-of-the-second' }),
        redeem({ code: 'code-of-the-second', code_verifier: otherVerifier }),
        refused,
      ),
    ),
  },
];

describe.each(sources)('the diagnosis of $name', ({ exchanges }) => {
  const expected = verdicts(exchanges);

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...exchanges], { minLength: exchanges.length }), (shuffled) => {
        expect(verdicts(shuffled)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('does not change with unrelated traffic', () => {
    const noise = parseTranscript(
      'GET https://news.example/article?id=4\n< 200 <html></html>\nPOST https://stats.example/collect\n> {"event":"view","code":"x"}\n< 204\nGET https://shop.example/list?state=open&code=SUMMER\n< 200 {}',
    ).map((exchange, index) => ({
      ...exchange,
      id: `noise${index}`,
      startedAt: exchanges[Math.min(index, exchanges.length - 1)]!.startedAt + 1,
      context: { page: 'another-page' },
    }));
    expect(verdicts([...exchanges, ...noise])).toEqual(expected);
  });
});

describe('hostile traffic', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '%',
      '%E0%A4%A',
      '\u0000',
      '\ud800',
      '<script>',
      '__proto__',
      'a'.repeat(5000),
      '{"a":',
      'null',
      '=&=&',
      'eyJhbGciOiJub25lIn0.eyJ.x',
    ),
  );
  const names = [
    'response_type',
    'client_id',
    'redirect_uri',
    'state',
    'nonce',
    'code',
    'code_challenge',
    'code_challenge_method',
    'code_verifier',
    'grant_type',
    'refresh_token',
    'id_token',
    'error',
    'scope',
    'request',
    'request_uri',
    'iss',
    '__proto__',
  ];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), nasty), { maxLength: 12 });
  const query = pairs.map((list) => list.map(([name, value]) => `${name}=${value.replace(/[\r\n]/g, '')}`).join('&'));
  const exchange = fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
    path: fc.constantFrom('/authorize', '/token', '/cb', '/.well-known/openid-configuration', '/jwks'),
    query,
    body: fc.oneof(query, nasty),
    status: fc.constantFrom(0, 200, 302, 400, 404, 500),
    answer: fc.oneof(query, nasty, fc.json()),
    at: fc.integer({ min: -5, max: 1e13 }),
  });

  it('throws nothing out of the engine and crashes no rule', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 6 }), (list) => {
        const exchanges = list.map(
          ({ method, path, query: search, body, status, answer, at }, index): Exchange => ({
            id: `e${index}`,
            startedAt: at,
            from: { adapter: 'har', position: index },
            context: {},
            request: {
              method,
              url: `https://as.example${path}?${search}`,
              headers: [{ name: 'Origin', value: 'https://app.example' }],
              body: { observed: true, value: body },
            },
            response: {
              observed: true,
              value: {
                status,
                headers: [{ name: 'Location', value: `https://app.example/cb?${search}` }],
                body: { observed: true, value: answer },
              },
            },
          }),
        );
        const { flows } = analyse(exchanges);
        expect(
          flows
            .flatMap((flow) => flow.findings)
            .filter(({ verdict }) => verdict === 'crashed')
            .map(({ rule, text }) => `${rule}: ${text}`),
        ).toEqual([]);
        expect(() => structuredClone(flows)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it.each(['toString', '__proto__', 'constructor', 'toJSON'])('takes objects with a member %s wherever JSON has a value', (name) => {
    const bent = (json: string) => {
      const members = JSON.parse(json) as Record<string, unknown>;
      return `{${Object.keys(members).map((member) => `${JSON.stringify(member)}:{"${name}":"x"}`)}}`;
    };
    const bentToken = (token: string) =>
      token.replace(/eyJ[\w-]+/g, (part) => Buffer.from(bent(Buffer.from(part, 'base64url').toString())).toString('base64url'));
    const failed = rules.flatMap(({ id, examples }) => {
      const traffic = parseTranscript(examples.faulty[0]!.replace(/eyJ[\w-]+\.eyJ[\w-]+/g, bentToken));
      for (const { response } of traffic) {
        if (!response.observed || !response.value.body.observed || !response.value.body.value.startsWith('{')) continue;
        try {
          response.value.body.value = bent(response.value.body.value);
        } catch {} // what is no JSON is no object either
      }
      const { flows } = analyse(traffic);
      return flows.flatMap(({ findings }) =>
        findings.flatMap(({ rule, verdict, text }) => (verdict === 'crashed' ? `${id}: ${rule} ${text}` : [])),
      );
    });
    expect(failed).toEqual([]);
  });

  it('takes no more than linear time on a value of a megabyte', () => {
    const work = (size: number) =>
      analyse(parseTranscript(signIn({ redeem: redeem({ code_verifier: 'a'.repeat(size) }), answer: refused })));
    expect(growth(work, 125_000)).toBeLessThan(linear);
  });
});
