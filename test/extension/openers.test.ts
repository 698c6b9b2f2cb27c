import { describe, expect, it } from 'vitest';
import type { RequestDetails } from '../../src/capture/web-request.ts';
import type { ExtensionApi, TabInfo } from '../../src/extension/browser-api.ts';
import { followOpeners } from '../../src/extension/openers.ts';
import type { Openers } from '../../src/extension/recorded.ts';
import { memorySession } from './support/memory-session.ts';

const tab = (id: number, more: Partial<TabInfo> = {}): TabInfo => ({ id, active: false, incognito: false, ...more });
const asked = (tabId: number, more: Partial<RequestDetails> = {}): RequestDetails => ({
  requestId: '1',
  method: 'GET',
  url: 'https://as.example/authorize',
  type: 'main_frame',
  tabId,
  timeStamp: 0,
  ...more,
});

function following(open: TabInfo[] = []) {
  const session = memorySession();
  let known: Openers = {};
  const tabs = { query: async () => open } as unknown as NonNullable<ExtensionApi['tabs']>;
  const openers = followOpeners(tabs, session, 'normal', (next) => {
    known = next;
  });
  return { openers, session, known: () => known };
}

describe('followOpeners', () => {
  it('takes the word of the browser for a tab that a page has opened, and writes it down', async () => {
    const { openers, known, session } = following();
    openers.created(tab(5, { openerTabId: 3 }));
    await openers.requested(asked(5, { initiator: 'https://app.example' }));
    expect(known()).toEqual({ 5: '3' });
    expect(await session.get('openers/normal')).toEqual({ 'openers/normal': { 5: '3' } });
  });

  it('does not call a tab a popup that the user has opened, whatever was in front, also when its page goes on', async () => {
    const { openers, known } = following();
    openers.created(tab(5, { openerTabId: 3 }));
    await openers.requested(asked(5));
    await openers.requested(asked(5, { initiator: 'https://app.example' }));
    expect(known()).toEqual({});
  });

  it('finds the page that opened a window (Firefox), the one used last, and never across private windows', async () => {
    const page = 'https://app.example/login';
    const { openers, known } = following([
      tab(1, { url: page, lastAccessed: 10 }),
      tab(2, { url: `${page}#top`, lastAccessed: 20 }),
      tab(3, { url: page, lastAccessed: 30, incognito: true }),
      tab(4, { url: 'https://other.example/', lastAccessed: 40 }),
      tab(9, { url: page, lastAccessed: 50 }),
    ]);
    openers.created(tab(9));
    await openers.requested(asked(9, { originUrl: page, incognito: false }));
    expect(known()).toEqual({ 9: '2' });
  });
});
