// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { AccessPage, type Api } from '../../access/access-page.tsx';
import { readSettings } from '../../src/extension/settings.ts';
import { memorySession } from './support/memory-session.ts';

type Listener = () => void;

/** The browser's side: what is granted, and whether the user says yes. */
function browser({ yes = true, fixed = false } = {}) {
  let origins: string[] = [];
  const listeners = new Set<Listener>();
  const asked: string[][] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const happening = { addListener: (listener: Listener) => void listeners.add(listener), removeListener: () => undefined };
  const [session, local] = [memorySession(), memorySession()];
  const api = {
    permissions: {
      getAll: async () => ({ origins }),
      request: async (wanted: { origins: string[] }) => {
        asked.push(wanted.origins);
        if (yes) origins = [...origins, ...wanted.origins];
        tell();
        return yes;
      },
      remove: async (unwanted: { origins: string[] }) => {
        if (fixed) throw new Error('You cannot remove required permissions.');
        origins = origins.filter((origin) => !unwanted.origins.includes(origin));
        tell();
        return true;
      },
      onAdded: happening,
      onRemoved: happening,
    },
    storage: { session, local, onChanged: happening },
    session,
  } as unknown as Api;
  return { api, asked, session };
}

async function page(api: Api) {
  await act(() => render(<AccessPage api={api} />, document.body));
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const click = async (selector: string) => {
    await act(async () => find(selector)!.click());
    await act(async () => undefined);
  };
  const type = (selector: string, text: string) =>
    act(() => {
      const input = document.querySelector<HTMLInputElement>(selector)!;
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { find, click, type, status: () => find('[role="status"]')!.textContent };
}

afterEach(() => render(null, document.body));

it('asks for every site by one click, shows it, and takes it back by another', async () => {
  const { api, asked } = browser();
  const { find, click, status } = await page(api);
  expect(find('[data-granted="none"]')).not.toBeNull();
  await click('[data-action="grant-all"]');
  expect(asked).toEqual([['http://*/*', 'https://*/*']]);
  expect(find('[data-granted="*"]')).not.toBeNull();
  expect(status()).toContain('Allowed');
  await click('[data-action="take-back"]');
  expect(find('[data-granted="none"]')).not.toBeNull();
});

it('asks for a named host, and for nothing when that is none', async () => {
  const { api, asked } = browser();
  const { find, click, type, status } = await page(api);
  await type('[data-host="grant"]', 'https://login.example.com/authorize');
  await click('[data-action="grant"]');
  expect(asked).toEqual([['http://*.login.example.com/*', 'https://*.login.example.com/*']]);
  expect(find('[data-granted="login.example.com"]')).not.toBeNull();
  await type('[data-host="grant"]', 'no host');
  await click('[data-action="grant"]');
  expect(asked).toHaveLength(1);
  expect(status()).toContain('no host name');
});

it('says so when the browser refuses, and when it keeps what it was asked to take back', async () => {
  const refusing = await page(browser({ yes: false }).api);
  await refusing.click('[data-action="grant-all"]');
  expect(refusing.status()).toContain('did not allow');
  expect(refusing.find('[data-granted="none"]')).not.toBeNull();
  render(null, document.body);
  const fixed = await page(browser({ fixed: true }).api);
  await fixed.click('[data-action="grant-all"]');
  await fixed.click('[data-action="take-back"]');
  expect(fixed.status()).toContain('keeps this access');
  expect(fixed.find('[data-granted="*"]')).not.toBeNull();
});

it('switches recording off, altogether and for a site, and forgets what was recorded', async () => {
  const { api, session } = browser();
  const { find, click, type, status } = await page(api);
  await click('[data-action="capture"]');
  await type('[data-host="site-off"]', 'bank.example');
  await click('[data-action="site-off"]');
  expect(await readSettings(api.storage)).toEqual({ capture: false, sitesOff: ['bank.example'] });
  await click('[data-site-off="bank.example"] [data-action="site-on"]');
  expect(find('[data-site-off]')).toBeNull();
  await session.set({ 'exchange/normal/w1': 1, 'exchange/normal/w2': 2, 'openers/normal': {} });
  await click('[data-action="forget"]');
  expect([...session.items.keys()]).toEqual(['openers/normal']);
  expect(status()).toContain('2 requests');
});
