import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainChallengeAlone } from '../../src/forensics/challenge-alone.ts';
import { shapeOfChallenge, shapeOfVerifier } from '../../src/forensics/shape.ts';
import vectors from './vectors.json' with { type: 'json' };

const { verifier: V, challenge: C } = vectors;
const kinds = (challenge: string) => shapeOfChallenge(challenge).problems.map(({ kind, at }) => `${kind}@${at}`);

describe('the shape of a challenge', () => {
  it.each([
    [C, []],
    ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN', ['spare-bits@42']],
    [`${C}=`, ['length@43', 'padding@43']],
    [`${C}%3D`, ['length@43', 'padding@43']],
    ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM', ['character@40']],
    ['jFtUhY/me1ri0Y5qAMJN7TbBpkpTKqSmbabxzkxO3 k=', ['length@43', 'character@6', 'character@41', 'padding@43']],
    ['', ['length@0']],
  ])('%s', (challenge, problems) => expect(kinds(challenge)).toEqual(problems));

  it('names the character', () => {
    expect(shapeOfChallenge(C.replace('-', '\u200b')).problems[0]).toMatchObject({ at: 40, characters: '\u200b', text: 'U+200B' });
  });
  it('knows the constants', () => {
    expect(shapeOfChallenge(C).constant).toContain('Appendix B');
    expect(shapeOfChallenge('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU').constant).toContain('empty string');
    expect(shapeOfChallenge('U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY').constant).toBeUndefined();
  });
});

describe('the shape of a verifier', () => {
  it('measures and points', () => {
    expect(shapeOfVerifier(V)).toEqual({ length: 43, problems: [], example: 'RFC 7636, Appendix B', lowEntropy: [] });
    expect(shapeOfVerifier('short').problems).toMatchObject([{ kind: 'length', at: 5 }]);
    expect(shapeOfVerifier(vectors.aux.V5).problems).toEqual([]);
    expect(shapeOfVerifier(vectors.aux.V6).problems).toMatchObject([{ kind: 'length', at: 128 }]);
    expect(shapeOfVerifier(vectors.aux.VP).problems).toMatchObject([
      { kind: 'character', at: 2 },
      { kind: 'character', at: 6 },
    ]);
  });
  it.each([
    ['a'.repeat(43)],
    ['abcDEF0123456789-._~'.repeat(3)],
    ['1767225600123'.padEnd(43, '0123456789')],
    [`f81d4fae-7dec-11d0-a765-00a0c91e6bf6-${'x'.repeat(10)}`],
    ['my-very-long-code-verifier-for-the-sign-in-page-0'],
    ['dbjftjez4cvp-mb92k27uhbuju1p1r_ww1gfwfoejxk'],
  ])('%s looks predictable', (verifier) => expect(shapeOfVerifier(verifier).lowEntropy).not.toEqual([]));

  it('random ones do not', () => {
    const characters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
    const random = fc
      .string({ unit: characters, minLength: 43, maxLength: 128 })
      .filter((text) => new Set(text).size > 22 && /[A-Z]/.test(text));
    fc.assert(
      fc.property(fc.noShrink(random), (verifier) => {
        expect(shapeOfVerifier(verifier).lowEntropy).toEqual([]);
      }),
    );
    expect(shapeOfVerifier('3d13a1f0c9be5d1eaa0f65a8e0d5e26c7f13f4a5b7c2d9e8f60718293a4b5c6d').lowEntropy).toEqual([]);
  });
});

describe('what a challenge shows alone', () => {
  const alone = (challenge: string) =>
    explainChallengeAlone(challenge).map(({ steps, standing }) => `${steps.map(({ id }) => id).join('+')} ${standing}`);
  const single = (id: string) => vectors.single.find((vector) => vector.id === id)!.val;

  it.each([
    ['cf-padded', 'proved'],
    ['cf-std-alphabet-padded', 'proved'],
    ['cf-std-alphabet-unpadded', 'proved'],
    ['cf-plus-became-space', 'proved'],
    ['cf-hex', 'proved'],
    ['cf-hex-upper', 'proved'],
    ['cf-hex-dashed', 'proved'],
    ['cf-truncated-hex-43', 'proved'],
    ['cf-b64url-of-hex', 'proved'],
    ['cf-comma-list', 'proved'],
    ['cf-comma-list-b64', 'proved'],
    ['cf-json-quoted-result', 'proved'],
    ['cf-python-repr-result', 'proved'],
    ['cf-promise-string', 'proved'],
    ['cf-promise-string-b64', 'proved'],
    ['cf-utf8-replacement', 'proved'],
    ['cf-empty-input', 'proved'],
    ['cf-undefined-input', 'proved'],
    ['cf-base32', 'hint'],
    ['cf-lowercased', 'hint'],
    ['cf-ascii-7bit', 'hint'],
    ['cf-sha224', 'hint'],
    ['cf-sha384', 'hint'],
    ['cf-sha512', 'hint'],
  ])('%s: %s', (id, standing) => expect(alone(single(id))).toEqual([`${id} ${standing}`]));

  it('does not choose where two fit', () => {
    expect(alone(single('cf-sha1'))).toEqual(['cf-sha1 hint', 'cf-ripemd160 hint']);
    expect(alone(single('cf-double-b64url'))).toEqual(['cf-double-b64url hint', 'cf-b64url-of-verifier hint']);
  });
  it('finds nothing in a challenge that looks right', () => {
    expect(alone(C)).toEqual([]);
    fc.assert(
      fc.property(fc.noShrink(fc.uint8Array({ minLength: 32, maxLength: 32 })), (digest) => {
        fc.pre(new Set(digest).size > 20 && digest.some((byte) => byte > 127));
        expect(alone(Buffer.from(digest).toString('base64url')).filter((told) => told.endsWith('proved'))).toEqual([]);
      }),
    );
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        explainChallengeAlone(text);
        shapeOfChallenge(text);
        shapeOfVerifier(text);
      }),
    );
  });
});
