import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analyser, analyse, createAnalyser } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { type Exchange, endOf } from '../../src/http/exchange.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../../src/rules/sample-sign-in.ts';

const recordings = ['test/corpus', '../shared/corpus/broken', '../shared/corpus/conformant']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).flatMap((file) => (file.endsWith('.har') ? [`${folder}/${file}`] : [])))
  .filter((_, i) => i % 3 === 0)
  .map((file) => exchangesOfHar(JSON.parse(readFileSync(file, 'utf8'))).exchanges);

/** A recording that begins at this millisecond; its ids are its own. */
function shifted(exchanges: readonly Exchange[], to: number, prefix: string): Exchange[] {
  const first = Math.min(...exchanges.map(({ startedAt }) => startedAt));
  return exchanges.map((exchange) => ({ ...exchange, id: `${prefix}-${exchange.id}`, startedAt: exchange.startedAt - first + to }));
}

/** As they would come in: each when it has ended. */
const asTheyEnd = (exchanges: readonly Exchange[]) => [...exchanges].sort((a, b) => endOf(a) - endOf(b));

function settled(analyser: Analyser) {
  let last = analyser.take([]);
  for (let next = analyser.settle(); next; next = analyser.settle()) last = next;
  return last;
}

/** Comparing texts first: comparing trees of this size takes seconds. */
const expectSame = (one: Diagnosis, other: Diagnosis) => JSON.stringify(one) === JSON.stringify(other) || expect(one).toEqual(other);

/** Feeds them one by one and compares: at the end, and at `every` so many messages in between. */
function expectEqual(exchanges: readonly Exchange[], every = Number.POSITIVE_INFINITY) {
  const analyser = createAnalyser();
  exchanges.forEach((exchange, i) => {
    analyser.take([exchange]);
    if ((i + 1) % every === 0) expectSame(settled(analyser), analyse(exchanges.slice(0, i + 1)));
  });
  expectSame(settled(analyser), analyse(exchanges));
}

const groups = recordings.flatMap((_, i) => (i % 9 === 0 ? [recordings.slice(i, i + 9)] : []));

describe('an analysis that goes along', () => {
  it.each(groups.map((group, i) => ({ group, i })))(
    'says of recordings that run at the same time what a whole one says ($i)',
    ({ group }) => {
      expectEqual(asTheyEnd(group.flatMap((each, i) => shifted(each, 1e12 + i * 1500, `r${i}`))), 40);
    },
  );

  it.each(groups.map((group, i) => ({ group, i })))('and of recordings that follow each other with pauses ($i)', ({ group }) => {
    expectEqual(asTheyEnd(group.flatMap((each, i) => shifted(each, 1e12 + i * 100_000, `r${i}`))), 60);
  });

  it('and of the same sign-ins again and again, hours apart', () => {
    const some = recordings.filter((_, i) => i % 8 === 0);
    expectEqual(
      asTheyEnd(
        [0, 1, 2].flatMap((hour) => some.flatMap((each, i) => shifted(each, 1e12 + hour * 3_600_000 + i * 80_000, `h${hour}-r${i}`))),
      ),
      150,
    );
  });

  it('judges the newest first where it may leave the others for later, and says in the end what a whole one says', () => {
    const some = recordings.filter((_, i) => i % 3 === 0);
    const all = asTheyEnd(some.flatMap((each, i) => shifted(each, 1e12 + i * 1500, `r${i}`)));
    const analyser = createAnalyser();
    let most = 0;
    for (let i = 0; i < all.length; i += 70) {
      const { flows } = analyser.take(all.slice(i, i + 70), 1);
      const left = flows.filter(({ unjudged }) => unjudged);
      most = Math.max(most, left.length);
      for (const { headline, status, findings, flow } of left) {
        expect([headline, status, findings]).toEqual(['', 'incomplete', []]);
        expect(flow.derived.codeUses).toBeDefined();
      }
      const chosen = left[0]?.id;
      const then = analyser.catchUp(2, chosen)?.flows;
      if (chosen) expect(then?.find(({ id }) => id === chosen)?.unjudged).toBeUndefined();
      expect(then?.filter(({ unjudged }) => unjudged).length ?? 0).toBe(Math.max(0, left.length - 2));
    }
    expect(most).toBeGreaterThan(3);
    for (let more = analyser.catchUp(5); more; ) more = analyser.catchUp(5);
    expectSame(settled(analyser), analyse(all));
  });

  it.each([
    ['a later sign-in with an earlier one’s state', inOrder(signIn(), '@ +900s', signIn())],
    [
      'a code of a sign-in that was given up',
      inOrder(authorize(), '@ +300s', authorize({ state: 'st-2-000000000000' }, { code: 'another-code-000' }), redeem(), issued),
    ],
    [
      'a verifier that belongs to an earlier sign-in',
      inOrder(signIn(), '@ +300s', signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused })),
    ],
    ['a code that nobody redeems for minutes', inOrder(authorize(), '@ +70s', 'GET https://news.example/', '< 200', '@ +100s', signIn())],
    [
      'a page that redeems its code only in a later sign-in',
      inOrder(
        authorize(),
        '@ +400s',
        authorize({ state: 'st-2-000000000000' }, { state: 'st-2-000000000000', code: 'another-code-000' }),
        redeem({ code: 'another-code-000' }),
        issued,
      ),
    ],
    [
      'a code cut on its way',
      inOrder(
        authorize(),
        '@ +90s',
        authorize({ state: 'st-2-000000000000', client_id: 'spa-2' }, { state: 'st-2-000000000000' }),
        '@ +90s',
        redeem({ code: 'SplxlOBeZQQYb' }),
        refused,
      ),
    ],
    ['an API call long after', inOrder(signIn(), '@ +4000s', 'GET https://api.example/me', '> Authorization: Bearer at-1', '< 401')],
  ])('and of %s', (_, transcript) => {
    expectEqual(parseTranscript(transcript), 1);
  });

  /** Sign-ins that have nothing in common but their client and server, whose documents are read at each. */
  const withDocuments = (count: number, pause: string) =>
    parseTranscript(
      inOrder(
        ...Array.from({ length: count }, (_, i) => {
          const [state, code] = [`st-${i}-000000000000`, `code-${i}-000000000`];
          const code_verifier = `verifier-${i}-`.padEnd(43, 'x');
          return inOrder(
            'GET https://as.example/.well-known/openid-configuration',
            `< 200 ${JSON.stringify({ issuer: 'https://as.example', jwks_uri: 'https://keys.example/jwks', token_endpoint: 'https://as.example/token' })}`,
            authorize({ state, code_challenge: s256(code_verifier) }, { state, code }),
            `GET https://app.example/cb?code=${code}&state=${state}`,
            '< 200',
            redeem({ code, code_verifier }),
            i % 2 ? refused : issued.replace('2Yot', `at-${i}`),
            'GET https://keys.example/jwks',
            '< 200 {"keys":[{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}]}',
            `@ +${pause}`,
          );
        }),
      ),
    );
  const withoutBody = (exchange: Exchange): Exchange => ({
    ...exchange,
    response: exchange.response.observed
      ? { observed: true, value: { ...exchange.response.value, body: { observed: false, because: 'arriving' } } }
      : exchange.response,
  });

  it.each(['1s', '20s', '100s'])('and of documents that are told twice, before sign-ins %s apart', (pause) => {
    const exchanges = withDocuments(8, pause);
    const analyser = createAnalyser();
    exchanges.forEach((exchange, i) => {
      analyser.take([withoutBody(exchange)]);
      analyser.take([exchange]);
      expectSame(settled(analyser), analyse(exchanges.slice(0, i + 1)));
    });
  });

  it('looks at no sign-in again for a document of a server whose documents it has', () => {
    const exchanges = withDocuments(6, '100s');
    const analyser = createAnalyser();
    let looks = 0;
    const { request, ...rest } = exchanges[1]!;
    const watched = Object.defineProperty({ ...rest }, 'request', {
      enumerable: true,
      get() {
        looks++;
        return request;
      },
    }) as Exchange;
    analyser.take([exchanges[0]!, watched, ...exchanges.slice(2, -5)]);
    settled(analyser);
    const last = exchanges.at(-5)!;
    expect(looks).toBeGreaterThan(0);
    looks = 0;
    analyser.take([withoutBody(last)]);
    analyser.take([last]);
    expect(looks).toBe(0);
  });

  it('does not mind what comes late, or twice with more in it', () => {
    const all = recordings.slice(0, 6).flatMap((each, i) => shifted(each, 1e12 + i * 40_000, `r${i}`));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const analyser = createAnalyser();
        for (const exchange of shuffled) {
          analyser.take([{ ...exchange, response: { observed: false, because: 'unanswered' } }]);
          analyser.take([exchange]);
        }
        expectSame(settled(analyser), analyse(all));
      }),
      { numRuns: 2 },
    );
  });
});
