import { describe, expect, it } from 'vitest';
import { explain } from '../../src/forensics/explain.ts';
import type { Session } from '../../src/forensics/explanation.ts';
import { rebuild } from '../../src/forensics/rebuild.ts';
import { s256 } from '../../src/oauth/pkce.ts';
import vectors from './vectors.json' with { type: 'json' };

const verifiers: Record<string, string> = {
  ...vectors.aux,
  V: vectors.verifier,
  VX: '3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed',
};
const session: Session = { clientId: 'spa-1', state: 'st-8Qv3k1ZpXw2m', nonce: 'n-0S6_WzA2Mj', code: 'SplxlOBeZQQYbYS6WxSbIA' };

/** Vectors whose challenge a second construction of one step makes just as well. */
const coinciding: Record<string, string[]> = {
  'cf-truncated-text-32': ['cf-truncated-digest-24'], // 32 characters are 24 bytes without a spare bit.
  'cf-plain-declared-s256': ['cf-x-equal'], // A canonical challenge sent as verifier looks the same.
};

describe('each vector of the reference is explained by its own step', () => {
  it('has them all', () => expect(vectors.single).toHaveLength(119));

  it.each(vectors.single.map((vector) => [vector.id, vector] as const))('%s', (id, vector) => {
    const verifier = verifiers[vector.v]!;
    const found = explain(verifier, vector.val, session);
    expect(found.map(({ steps }) => steps.map((step) => step.id))).toEqual([id, ...(coinciding[id] ?? [])].map((name) => [name]));
    expect(rebuild(found[0]!.steps, verifier, session)).toBe(vector.val);
    expect(found[0]!.standing).toBe('proved');
  });
});

const V = vectors.verifier;
const C = vectors.challenge;

describe('repairs and roles', () => {
  const { roles } = vectors;
  it.each([
    ['cf-r-space-to-plus', roles.plusVerifierSent, roles.plusChallenge],
    ['cf-r-percent-decode', roles.tildeVerifierSent, roles.tildeChallenge],
    ['cf-r-unquote', roles.quotedVerifierSent, C],
    ['cf-r-unquote', `'${V}'`, C],
    ['cf-r-unrepr', `b'${V}'`, C],
    ['cf-r-trim', `${V}\n`, C],
    ['cf-r-b64url-decode-text', roles.encodedForTransit, C],
    ['cf-r-strip-padding', `${V}=`, C],
    ['cf-r-alphabet', 'dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk', C],
    ['cf-r-substring', `pkce.${V}`, C],
    ['cf-r-hex-case', 'ABCDEF0123'.repeat(5), s256('abcdef0123'.repeat(5))],
    ['cf-x-roles-swapped', roles.swapped.verifier, roles.swapped.challenge],
  ])('%s', (id, verifier, challenge) => {
    const found = explain(verifier, challenge);
    expect(found.map(({ steps }) => steps.map((step) => step.id))).toEqual([[id]]);
    expect(found.every(({ standing, bits }) => standing === 'proved' && bits === 256)).toBe(true);
  });
});
