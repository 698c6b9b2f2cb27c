import { describe, expect, it } from 'vitest';
import { showBadge } from '../../src/extension/badge.ts';

function button() {
  const set: Record<string, unknown>[] = [];
  const note = (details: Record<string, unknown>) => void set.push(details);
  return { set, action: { setBadgeText: note, setBadgeBackgroundColor: note, setBadgeTextColor: note, setTitle: note } };
}

describe('showBadge', () => {
  it('has a sign of its own for each state, and a colour', () => {
    const states = (['failed', 'sound', 'incomplete'] as const).map((status) => {
      const { set, action } = button();
      showBadge({ action }, 7, status);
      expect(set.every(({ tabId }) => tabId === 7)).toBe(true);
      return [set.find(({ text }) => text)?.text, set.find(({ color }) => color)?.color];
    });
    expect(new Set(states.map(([text]) => text)).size).toBe(3);
    expect(new Set(states.map(([, color]) => color)).size).toBe(3);
  });

  it('takes the badge away', () => {
    const { set, action } = button();
    showBadge({ action }, 7, null);
    expect(set).toEqual([
      { tabId: 7, text: '' },
      { tabId: 7, title: 'PKCE Inspector' },
    ]);
  });
});
