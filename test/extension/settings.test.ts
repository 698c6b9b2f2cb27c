import { describe, expect, it } from 'vitest';
import { grantedOf, patternsOf } from '../../access/origins.ts';
import type { ExtensionApi } from '../../src/extension/browser-api.ts';
import { defaults, hostOf, isWanted, readSettings } from '../../src/extension/settings.ts';
import { memorySession } from './support/memory-session.ts';

describe('isWanted', () => {
  const off = { capture: true, sitesOff: ['bank.example'] };
  it.each([
    [off, ['https://as.example/token', 'https://app.example'], true],
    [off, ['https://login.bank.example/token', 'https://app.example'], false],
    [off, ['https://as.example/token', 'https://bank.example'], false],
    [off, ['https://notbank.example/token', undefined], true],
    [{ capture: false, sitesOff: [] }, ['https://as.example/token'], false],
  ])('%o %o: %s', (settings, urls, wanted) => {
    expect(isWanted(settings, ...urls)).toBe(wanted);
  });
});

describe('hosts and patterns', () => {
  it.each([
    ['login.example.com', 'login.example.com'],
    [' https://Login.example.com:8443/auth?x=1 ', 'login.example.com'],
    ['*.example.com', 'example.com'],
    ['https://*.example.com/*', 'example.com'],
    ['', ''],
    ['not a host', ''],
    ['https://', ''],
  ])('reads %s', (text, host) => {
    expect(hostOf(text)).toBe(host);
  });

  it('asks for a host and its subdomains, over both schemes', () => {
    expect(patternsOf('example.com')).toEqual(['http://*.example.com/*', 'https://*.example.com/*']);
    expect(patternsOf('no host')).toEqual([]);
  });

  it('shows what was granted by host, so that one button takes it back', () => {
    expect(grantedOf(['https://*.example.com/*', 'http://*/*', 'http://*.example.com/*', 'https://*/*', 'file:///*'])).toEqual([
      { host: '*', patterns: ['http://*/*', 'https://*/*'] },
      { host: 'example.com', patterns: ['https://*.example.com/*', 'http://*.example.com/*'] },
    ]);
  });
});

it('takes damaged settings for none', async () => {
  const local = memorySession();
  const storage = { local } as unknown as NonNullable<ExtensionApi['storage']>;
  expect(await readSettings(storage)).toEqual(defaults);
  for (const damaged of ['x', null, 7, { capture: 'yes', sitesOff: [1, 'a.example', null] }]) {
    await local.set({ settings: damaged });
    expect((await readSettings(storage)).capture).toBe(true);
  }
  expect((await readSettings(storage)).sitesOff).toEqual(['a.example']);
});
