import type { ComponentProps } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/picture/difference.ts';
import { ComparedValue, Value } from '../../src/picture/value.tsx';

const shown = (expected: string, observed: string, how: Partial<ComponentProps<typeof ComparedValue>> = {}) =>
  renderToString(<ComparedValue runs={difference(expected, observed).runs} side="observed" columns={40} {...how} />);

describe('ComparedValue', () => {
  it('tells the marks of the right value from those of the wrong one', () => {
    expect(shown('abcdef-x', 'abcdef+x')).toContain('<mark>+');
    expect(shown('abcdef-x', 'abcdef+x')).not.toContain('right');
    expect(shown('abcdef-x', 'abcdef+x', { side: 'expected', right: true })).toContain('<mark class="right">');
    expect(shown('abcdef', 'abcdef/', { side: 'expected', right: true })).toContain('class="gone right"');
  });

  it('frames no dots where the two have nothing in common, and shows as many whatever the width', () => {
    const hidden = (columns: number) => shown('x'.repeat(43), 'q'.repeat(40), { hide: 'all', columns });
    expect(hidden(40)).not.toContain('<mark');
    expect(hidden(40)).toBe(hidden(20));
  });

  it('says of masked dots that some were left out', () => {
    const hidden = shown('s'.repeat(32), 's'.repeat(16), { hide: 'all', columns: 20 });
    expect(hidden).toContain('…');
    expect(hidden).not.toContain('s<');
    expect(hidden).not.toMatch(/>[^<]*s[^<]*</);
  });
});

it('cuts words at their end, and other values in their middle', () => {
  expect(renderToString(<Value text="only a form is taken on POST" most={15} />)).toContain('>only a form is…<');
  expect(renderToString(<Value text="0123456789abcdefghij" most={10} />)).toContain('>01234…fghij<');
  const said = 'AADSTS50011: The redirect URI that was sent does not match one of those registered for https://app.example/cb';
  expect(renderToString(<Value text={said} most={60} ends />)).toContain('>AADSTS50011: The redirect URI … https://app.example/cb<');
  const long = 'only application/x-www-form-urlencoded is taken on POST /oauth/token';
  expect(renderToString(<Value text={long} most={50} ends />)).toContain('>only application/x-www-form … POST /oauth/token<');
  expect(renderToString(<Value text="grant request is invalid" most={60} ends />)).toContain('>grant request is invalid<');
});
