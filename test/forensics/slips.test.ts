import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/forensics/explain.ts';
import { rebuild } from '../../src/forensics/rebuild.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import { distortionSlips, hashSlips, inputSlips, type Slip, sha256, textSlips, transportSlips } from './slips.ts';

const alphabets = {
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  unreserved: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~',
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
};

const verifiers = fc
  .tuple(fc.integer({ min: 43, max: 128 }), fc.constantFrom(...Object.values(alphabets)))
  .chain(([length, alphabet]) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }))
  .filter((verifier) => new Set(verifier).size > 8);

// These differ from a simpler slip only where the digest has the characters they are about.
const mayCoincide = /cloudfront|plus-became-space|std-alphabet-padded|trailing-newline-std|empty-input|null-input|truncated/;

interface Slips {
  input?: Slip<string, Buffer>;
  hash?: Slip<Buffer, Buffer>;
  distortion?: Slip<Buffer, Buffer>;
  text?: Slip<Buffer, string>;
}

function challengeOf(verifier: string, slips: Slips): string | undefined {
  const message = slips.input ? slips.input.make(verifier) : Buffer.from(verifier);
  const digest = message && (slips.hash ? slips.hash.make(message) : sha256(message));
  // Words are swapped in whole words only.
  if (!digest || digest.length === 0 || (slips.distortion?.id === 'cf-word-endian' && digest.length % 4 !== 0)) return undefined;
  const bytes = slips.distortion ? slips.distortion.make(digest) : digest;
  return bytes && (slips.text ? slips.text.make(bytes) : bytes.toString('base64url'));
}

function expectFound(verifier: string, slips: Slips): void {
  const challenge = challengeOf(verifier, slips);
  fc.pre(challenge !== undefined && challenge !== s256(verifier));
  const ids = Object.values(slips).map(({ id }) => id);
  const found = explain(verifier, challenge!);
  const context = `${ids.join(' + ')} of ${verifier} gives ${challenge}: found ${JSON.stringify(found.map(({ steps }) => steps.map((step) => step.id)))}`;
  expect(found.length, context).toBeGreaterThan(0);
  for (const { steps } of found) {
    if (!steps.some(({ id }) => id === 'cf-x-equal')) expect(rebuild(steps, verifier), context).toBe(challenge);
    expect(steps.length, context).toBeLessThanOrEqual(ids.length);
  }
  const named = found.some(
    ({ steps }) =>
      [...ids].sort().join() ===
      steps
        .map(({ id }) => id)
        .sort()
        .join(),
  );
  expect(named || found[0]!.steps.length < ids.length || mayCoincide.test(ids.join()), context).toBe(true);
}

const stages = { input: inputSlips, hash: hashSlips, distortion: distortionSlips, text: textSlips } as const;
type Stage = keyof typeof stages;

describe('one slip is found again', () => {
  for (const stage of Object.keys(stages) as Stage[]) {
    it.each(stages[stage].map((slip) => [slip.id, slip] as const))('%s', (_, slip) => {
      fc.assert(
        fc.property(verifiers, (verifier) => expectFound(verifier, { [stage]: slip })),
        { numRuns: 12 },
      );
    });
  }
});

describe('two slips at different stages are found again', () => {
  const names = Object.keys(stages) as Stage[];
  const couples = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  it.each(couples)('%s and %s', (one, other) => {
    const slips = fc.tuple(fc.constantFrom<Slip<never, unknown>>(...stages[one]), fc.constantFrom<Slip<never, unknown>>(...stages[other]));
    fc.assert(
      fc.property(verifiers, slips, (verifier, [first, second]) => expectFound(verifier, { [one]: first, [other]: second })),
      { numRuns: 150 },
    );
  });
});

describe('three slips are found again', () => {
  // What was deleted from the middle of a text cannot be told after two other slips.
  const whole = textSlips.filter(({ id }) => id !== 'cf-specials-deleted');
  it.each(['hash', 'distortion'] as const)('input, %s and text', (middle) => {
    const slips = fc.tuple(fc.constantFrom(...inputSlips), fc.constantFrom(...stages[middle]), fc.constantFrom(...whole));
    fc.assert(
      fc.property(verifiers, slips, (verifier, [input, between, text]) => {
        fc.pre(!between.id.startsWith('cf-truncated') && !(between.id === 'cf-b64url-of-verifier'));
        expectFound(verifier, { input, [middle]: between, text });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a wrong input, a longer hash and a cut at once', () => {
  const longer = hashSlips.filter(({ id }) => id === 'cf-sha384' || id === 'cf-sha512');
  const cuts = [16, 20, 24, 28, 32].map((length) => ({
    id: `cf-truncated-digest-${length}`,
    make: (digest: Buffer) => digest.subarray(0, length),
  }));
  it.each(longer.map((slip) => [slip.id, slip] as const))('are found again with %s', (_, hash) => {
    const slips = fc.tuple(fc.constantFrom(...inputSlips), fc.constantFrom(...cuts));
    fc.assert(
      fc.property(verifiers, slips, (verifier, [input, distortion]) => expectFound(verifier, { input, hash, distortion })),
      { numRuns: 200 },
    );
  });
});

describe('a damaged verifier and a wrong text are found together', () => {
  it('whichever they are', () => {
    fc.assert(
      fc.property(verifiers, fc.constantFrom(...transportSlips), fc.constantFrom(...textSlips), (verifier, transport, text) => {
        const sent = transport.make(verifier);
        const challenge = text.make(sha256(Buffer.from(verifier)));
        fc.pre(sent !== undefined && sent !== verifier && challenge !== undefined && challenge !== s256(verifier));
        const found = explain(sent!, challenge!);
        expect(found.length, `${transport.id} + ${text.id} of ${verifier}`).toBeGreaterThan(0);
        for (const { steps } of found) expect(rebuild(steps, sent!)).toBe(challenge);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a damaged verifier is repaired', () => {
  it.each(transportSlips.map((slip) => [slip.id, slip] as const))('%s', (id, slip) => {
    fc.assert(
      fc.property(verifiers, (verifier) => {
        const sent = slip.make(verifier);
        fc.pre(sent !== undefined && sent !== verifier);
        const found = explain(sent!, s256(verifier)).map(({ steps }) => steps.map((step) => step.id).join());
        expect(found, sent).toContain(id);
      }),
      { numRuns: 30 },
    );
  });
});
