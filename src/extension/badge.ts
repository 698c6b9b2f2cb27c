import type { FlowStatus } from '../diagnosis/diagnosis.ts';
import type { ExtensionApi } from './browser-api.ts';

/** Sign, colours and words of a flow's state on the toolbar button; the sign has a shape of its own beside its colour. */
const badges: Record<FlowStatus, { text: string; background: string; title: string }> = {
  failed: { text: '✕', background: '#b3261e', title: 'badge_failed' },
  sound: { text: '✓', background: '#12693a', title: 'badge_sound' },
  incomplete: { text: '…', background: '#59626d', title: 'badge_incomplete' },
};

/** Shows the state of a tab's latest sign-in on the toolbar button; `null` takes it away. The browser forgets it when the tab is closed. */
export function showBadge({ action, i18n }: Pick<ExtensionApi, 'action' | 'i18n'>, tabId: number, status: FlowStatus | null): void {
  const badge = status && badges[status];
  action?.setBadgeText({ tabId, text: badge ? badge.text : '' });
  if (!badge) return;
  action?.setBadgeBackgroundColor({ tabId, color: badge.background });
  action?.setBadgeTextColor({ tabId, color: '#ffffff' });
  action?.setTitle({ tabId, title: i18n?.getMessage(badge.title) || 'PKCE Inspector' });
}
