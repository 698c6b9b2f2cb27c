import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { weigh } from '../scripts/bench/weigh.mjs';
import { buildExtension } from '../scripts/build.mjs';

const out = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-packaging-'));
beforeAll(() => buildExtension({ out }));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const manifestOf = (browser: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(out, browser, 'manifest.json'), 'utf8'));

/** Every text in the manifest that names a file. */
const pathsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /^[\w/-]+\.(?:html|js|css|png|svg|json)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
};

/** What a page's HTML loads, from the root of the extension. */
const loadedBy = (folder: string, page: string): string[] =>
  [...readFileSync(path.join(folder, page), 'utf8').matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, name]) =>
    path.posix.join(path.posix.dirname(page), name ?? ''),
  );

/** The permissions that README.md gives reasons for. */
const permissions: Record<string, string[]> = {
  chrome: ['storage', 'webRequest'],
  firefox: ['storage', 'webRequest', 'webRequestBlocking', 'webRequestFilterResponse'],
};

describe.each(['chrome', 'firefox'])('the extension for %s', (browser) => {
  const folder = path.join(out, browser);

  test('holds every file that its manifest and its pages name', () => {
    const named = pathsIn(manifestOf(browser));
    expect(named).toEqual(expect.arrayContaining(['devtools/devtools.html', 'popup/popup.html', 'background.js', 'icons/128.png']));
    const pages = [...named.filter((name) => name.endsWith('.html')), 'devtools/panel.html'];
    const missing = [...named, ...pages.flatMap((page) => loadedBy(folder, page))].filter((name) => !existsSync(path.join(folder, name)));
    expect(missing).toEqual([]);
  });

  test('asks for the documented permissions and for no host at install', () => {
    const manifest = manifestOf(browser);
    expect(manifest.permissions).toEqual(permissions[browser]);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('optional_permissions');
    for (const door of ['content_scripts', 'web_accessible_resources', 'externally_connectable', 'sandbox'])
      expect(manifest).not.toHaveProperty(door);
    expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });

  test("carries the package's version", () => {
    expect(manifestOf(browser).version).toBe(packageJson.version);
  });

  test('allows its pages nothing but their own scripts, styles and pictures, and no connection', () => {
    const { extension_pages: policy } = manifestOf(browser).content_security_policy as { extension_pages: string };
    const directives = policy.split('; ').sort();
    expect(directives).toEqual(
      [
        "base-uri 'none'",
        "connect-src 'none'",
        "default-src 'none'",
        "form-action 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ].sort(),
    );
  });

  test('has its name and description in every language that it has', () => {
    const manifest = manifestOf(browser);
    expect(Boolean(manifest.default_locale)).toBe(existsSync(path.join(folder, '_locales')));
  });
});

test('each browser gets only the manifest keys that it knows', () => {
  const chrome = manifestOf('chrome');
  const firefox = manifestOf('firefox');
  expect(chrome.background).toEqual({ service_worker: 'background.js' });
  expect(chrome).not.toHaveProperty('browser_specific_settings');
  expect(chrome.incognito).toBe('split');
  expect(firefox.background).toEqual({ scripts: ['background.js'] });
  expect(firefox).not.toHaveProperty('minimum_chrome_version');
  expect(firefox).not.toHaveProperty('incognito');
});

test.each(['chrome', 'firefox'])('what %s loads keeps within its budgets', (browser) => {
  const over = weigh(path.join(out, browser)).filter(({ bytes, budget }) => budget !== undefined && bytes > budget);
  expect(over).toEqual([]);
});
