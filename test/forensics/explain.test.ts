import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/forensics/explain.ts';
import { rebuild } from '../../src/forensics/rebuild.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import vectors from './vectors.json' with { type: 'json' };

const V = vectors.verifier;
const C = vectors.challenge;
const OTHER = 'Vn5uHqTz3eYkR1oLw8sJcXbGf2iDpAmK7tZyQhEr0NM';

const ids = (...given: Parameters<typeof explain>) => explain(...given).map(({ steps }) => steps.map(({ id }) => id).join('+'));

describe('S256', () => {
  it('is that of RFC 7636, Appendix B', () => expect(s256(V)).toBe(C));
  it('is that of the other published pairs', () => {
    expect(s256('3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed')).toBe('6fdkQaPm51l13DSukcAH3Mdx7_ntecHYd1vi3n0hMZY');
    expect(s256('Zg6klgrnixQJ629GsawRMV8MjWvwRAr-vyvP1MHnB6X8WKZN')).toBe('iF_7prUeJ6rr3jMG3LmhW3R1cZ2ecZavFqS0jtb6tzo');
  });
});

describe('where there is nothing to explain', () => {
  it('a pair that fits gives none', () => expect(explain(V, C)).toEqual([]));
  it('plain that is declared and equal gives none', () => expect(explain(V, V, { method: 'plain' })).toEqual([]));
  it('a verifier of another sign-in that was not seen stays unexplained', () => expect(explain(OTHER, C)).toEqual([]));
  it('placeholders stay unexplained', () => expect(explain('REDACTED', '[FILTERED]')).toEqual([]));

  it('no two unrelated values are ever explained', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
      minLength: 43,
      maxLength: 43,
    });
    // Shrinking to a row of equal characters would make the two values related.
    const random = fc.noShrink(text.filter((value) => new Set(value).size > 15));
    fc.assert(
      fc.property(random, random, (verifier, challenge) => {
        expect(explain(verifier, challenge)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('roles and sessions', () => {
  it('names the value that was sent as verifier', () => {
    const [found] = explain('st-8Qv3k1ZpXw2m', C, { state: 'st-8Qv3k1ZpXw2m' });
    expect(found?.steps).toMatchObject([{ id: 'cf-x-value-confusion', detail: 'state' }]);
    expect(found?.text).toBe('The value of state was sent as the verifier.');
  });
  it('names the value that was hashed', () => {
    expect(ids(V, s256('a-cookie-value'), { otherValues: [{ name: 'sid', value: 'a-cookie-value' }] })).toEqual(['cf-x-hash-of-value']);
    expect(ids(V, s256('c0de-c0de'), { code: 'c0de-c0de' })).toEqual(['cf-x-hash-of-value']);
  });
  it('finds the attempt that the verifier belongs to', () => {
    const challenge = s256(OTHER);
    expect(ids(V, challenge, { earlierChallenges: [C] })).toEqual(['cf-x-earlier-attempt']);
    expect(ids(V, challenge, { laterChallenges: [C] })).toEqual(['cf-x-later-attempt']);
    expect(ids(V, challenge, { otherChallenges: ['x', C] })).toEqual(['cf-x-other-attempt']);
  });
  it('finds the verifier that the challenge belongs to', () => {
    expect(ids(V, s256(OTHER), { otherVerifiers: [OTHER] })).toEqual(['cf-x-other-verifier']);
    expect(ids(V, `${s256(OTHER)}=`, { otherVerifiers: [OTHER] })).toEqual(['cf-x-other-verifier+cf-padded']);
  });
  it('sees swapped roles through a wrong text form too', () => {
    expect(ids(C, V)).toEqual(['cf-x-roles-swapped']);
    expect(ids(`${C}=`, V)).toEqual(['cf-x-roles-swapped+cf-padded']);
  });
  it('tells plain from a challenge that was sent as verifier, where that can be told', () => {
    expect(ids(V, V)).toEqual(['cf-plain-declared-s256', 'cf-x-equal']);
    const long = 'T94rZcXURuPBdD0fLTgdbX9AM-F2jyoMVZx3l-dyzu0JTTVpaXheJi0euadu0BjW';
    expect(ids(long, long)).toEqual(['cf-plain-declared-s256']);
  });
  it('sees the method that contradicts a right challenge', () => {
    expect(ids(V, C, { method: 'plain' })).toEqual(['cf-x-s256-of-sent']);
    for (const method of ['s256', 'SHA256', 'SHA-256', 'sha-256']) expect(ids(V, C, { method })).toEqual(['cf-x-method-case']);
    expect(ids(V, C, { method: 'S256' })).toEqual([]);
  });
  it('does not blame the client for a form that the server accepted', () => {
    const hex = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
    const [found] = explain(V, hex, { accepted: true });
    expect(found?.steps).toMatchObject([{ id: 'cf-x-vendor-form', detail: 'cf-hex' }]);
    expect(found?.fix.javascript).toBe('');
    expect(rebuild(found!.steps, V)).toBe(hex);
    expect(ids(V, hex)).toEqual(['cf-hex']);
    expect(ids(V, `${C}=`, { accepted: true })).toEqual(['cf-padded']);
  });
  it('finds a session value in front of the verifier, with a separator', () => {
    const [found] = explain(V, s256(`st4te.${V}`), { state: 'st4te' });
    expect(found?.steps).toMatchObject([{ id: 'cf-salted-prefix', detail: 'state and a dot' }]);
    expect(found?.text).toBe('The value of state and a dot was put in front of the verifier before it was hashed.');
  });
});

describe('few bits are only a hint', () => {
  it.each([
    [6, 'hint'],
    [10, 'hint'],
    [11, 'proved'],
  ])('%i characters of the right challenge: %s', (length, standing) => {
    const found = explain(V, C.slice(0, length));
    expect(found[0]?.standing).toBe(standing);
    expect(found[0]?.text.startsWith('Perhaps ')).toBe(standing === 'hint');
  });
  it('five characters are nothing', () => expect(explain(V, C.slice(0, 5))).toEqual([]));
});

describe('hostile text', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '\ud800',
        '\udfff',
        '\0',
        '%',
        '%4',
        '%zz',
        '%ff',
        '+',
        '=',
        '-',
        '_',
        '"',
        "'",
        "b'",
        '[1,',
        '9',
        'a',
        'F',
        ' ',
        '\n',
        '{',
        '\ufeff',
      ),
    }),
    fc.constantFrom('', '=', '%', '""', "b''", 'b', '{"type":"Buffer","data":', '[', '\ud800'),
  );
  it('never makes it throw, nor say what is not so', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (verifier, challenge, value) => {
        const session = {
          state: value,
          clientId: value,
          otherVerifiers: [value],
          otherChallenges: [value],
          otherValues: [{ name: value, value }],
        };
        for (const { steps } of explain(verifier, challenge, session)) {
          if (steps.every(({ family }) => family !== 'role')) expect(rebuild(steps, verifier, session)).toBe(challenge);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('of a megabyte is not searched', () => {
    const long = `${'A'.repeat(1 << 20)}=`;
    const before = process.cpuUsage();
    expect(explain(long, C)).toEqual([]);
    expect(explain(V, long)).toEqual([]);
    expect(explain(long, `${long}=`, { state: long })).toEqual([]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  });
});

describe('the time it takes', () => {
  it('is at most 30 ms of processor for the longest verifier that nothing explains', () => {
    const longest = vectors.aux.V5;
    const session = {
      state: 'st-8Qv3k1ZpXw2m',
      nonce: 'n-0S6_WzA2Mj',
      clientId: 'spa-1',
      redirectUri: 'https://app.example/callback',
      otherVerifiers: [V],
    };
    const times: number[] = [];
    for (let run = 0; run < 25; run++) {
      const before = process.cpuUsage();
      expect(explain(longest, OTHER, session)).toEqual([]);
      times.push(process.cpuUsage(before).user / 1000);
    }
    expect(times.sort((one, other) => one - other)[12]).toBeLessThan(30);
  });
});
