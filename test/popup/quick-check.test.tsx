// @vitest-environment happy-dom
import { createHash } from 'node:crypto';
import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as checking from '../../popup/check.ts';
import { QuickCheck } from '../../popup/quick-check.tsx';

// RFC 7636, Appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const hex = createHash('sha256').update(verifier).digest('hex');

let unmount = () => {};
afterEach(() => unmount());

async function popup() {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(<QuickCheck load={async () => checking} />, root);
  unmount = () => render(null, root);
  await vi.waitFor(() => expect(root.querySelector('[data-ready="true"]')).not.toBeNull());
  const type = async (id: string, value: string) => {
    const box = root.querySelector<HTMLTextAreaElement>(`#${id}`)!;
    box.value = value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { root, type };
}

describe('check', () => {
  it('knows a pair that belongs together', () => {
    expect(checking.check(verifier, challenge)).toMatchObject({ match: true, derived: challenge, explanations: [] });
  });

  it('explains one that does not', () => {
    const { match, explanations } = checking.check(verifier, hex);
    expect(match).toBe(false);
    expect(explanations[0]!.steps.map(({ id }) => id)).toEqual(['cf-hex']);
  });

  it('says nothing of nothing', () => expect(checking.check('', '')).toEqual({ explanations: [] }));

  it('makes pairs that belong together, each another', () => {
    const pairs = Array.from({ length: 50 }, checking.makePair);
    expect(new Set(pairs.map((pair) => pair.verifier)).size).toBe(50);
    for (const pair of pairs) {
      expect(pair.verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(createHash('sha256').update(pair.verifier).digest('base64url')).toBe(pair.challenge);
    }
  });
});

describe('the quick check', () => {
  it('recomputes at every key', async () => {
    const { root, type } = await popup();
    await type('code_verifier', verifier.slice(0, 42));
    expect(root.querySelector('[data-problem="length"]')).not.toBeNull();
    await type('code_verifier', verifier);
    expect(root.querySelector('[data-problem="length"]')).toBeNull();
    expect(root.querySelector('[data-derived]')?.textContent).toBe(challenge);
    await type('code_challenge', challenge);
    expect(root.querySelector('[data-match="true"]')).not.toBeNull();
    await type('code_challenge', `${challenge}=`);
    expect(root.querySelector('[data-match="false"] mark')?.textContent).toBe('=');
  });

  it('says how the challenge was made', async () => {
    const { root, type } = await popup();
    await type('code_verifier', verifier);
    await type('code_challenge', hex);
    expect(root.querySelector('[data-explanation="cf-hex"]')?.textContent).toMatch(/hex/);
    expect(root.querySelector('[data-explanation="cf-hex"]')).not.toBeNull();
    expect(root.querySelector('pre')?.textContent).toMatch(/codeChallenge/);
  });

  it('judges a challenge by itself', async () => {
    const { root, type } = await popup();
    await type('code_challenge', `${challenge}=`);
    expect(root.querySelector('[data-problem="padding"]')).not.toBeNull();
  });

  it('forgives the line break of a copy', async () => {
    const { root, type } = await popup();
    await type('code_verifier', `${verifier}\n`);
    expect(root.querySelector('[data-derived]')?.textContent).toBe(challenge);
  });

  it('makes a pair and turns it round', async () => {
    const { root } = await popup();
    const press = async (action: string) => {
      root.querySelector<HTMLElement>(`[data-action="${action}"]`)!.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await press('make');
    expect(root.querySelector('[data-match="true"]')).not.toBeNull();
    await press('swap');
    expect(root.querySelector('[data-match="false"]')).not.toBeNull();
  });

  it('shows markup as text', async () => {
    const { root, type } = await popup();
    await type('code_verifier', '<img src=x onerror=alert(1)>');
    await type('code_challenge', '<script>alert(1)</script>\u202e');
    expect(root.querySelector('img, script')).toBeNull();
  });

  it('has no violation that axe knows', async () => {
    const { type } = await popup();
    document.title = 'PKCE Inspector';
    document.documentElement.lang = 'en';
    await type('code_verifier', verifier);
    await type('code_challenge', hex);
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});
