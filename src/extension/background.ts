import { showBadge } from './badge.ts';
import { extensionApi } from './browser-api.ts';
import type { ToBackground } from './ports.ts';

// Listeners are registered at once and keep nothing in variables: the browser stops this script when it is idle and starts it for an event.
const api = extensionApi();
api?.runtime.onMessage.addListener((message, sender) => {
  const { type, tabId, status } = message as ToBackground;
  if (type === 'state' && sender.id === api.runtime.id) showBadge(api, tabId, status);
});
