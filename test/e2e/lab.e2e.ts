import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLab } from '../../lab/server.mjs';
import { grantAll } from './capture/ways.mjs';
import type { BrowserName, Driver } from './support/driver.ts';
import { drive, flows } from './support/lab-flows.mjs';
import { launch } from './support/launch.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];
const extension = (browser: BrowserName) => path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');

describe.each(browsers)('the panel in %s', (browser) => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  let driver: Driver;

  beforeAll(async () => {
    lab = await startLab();
    driver = await launch({ browser, extension: extension(browser) });
    await driver.goto('about:blank');
    await driver.openPanel();
  });
  afterAll(async () => {
    await driver?.close();
    await lab?.close();
  });

  test.each(flows)('names the true cause of $name first', async (flow) => {
    const { cause, status, verdict } = await drive(driver, lab, flow);
    expect(flow.expected, `${status}: ${verdict}`).toContain(cause);
    expect(status === 'sound').toBe(cause === '');
  });

  test('makes no difference between the clients', async () => {
    const { status, cause } = await drive(driver, lab, { name: 'none', fault: 'none', expected: [''] }, 'oauth4webapi');
    expect({ status, cause }).toEqual({ status: 'sound', cause: '' });
  });
});

// One fault of each stage that hangs on what the answers held; the ways of seeing them are those of the background then.
const ofEachStage = [
  'issuer-behind-proxy',
  'token-answer-wrapped',
  'nonce-cut',
  'id-token-signature',
  'refresh-token-reused',
  'id-token-to-api',
  'code-reuse-accepted',
  'verifier-not-checked',
];

describe.each(browsers)('the panel in %s with access to the sites', (browser) => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  let driver: Driver;

  beforeAll(async () => {
    lab = await startLab();
    driver = await launch({ browser, extension: extension(browser) });
    await grantAll(driver);
    await driver.goto('about:blank');
    await driver.openPanel();
  });
  afterAll(async () => {
    await driver?.close();
    await lab?.close();
  });

  test.each(flows.filter(({ name }) => ofEachStage.includes(name)))('names the true cause of $name first', async (flow) => {
    const { cause, status, verdict } = await drive(driver, lab, flow);
    expect(flow.expected, `${status}: ${verdict}`).toContain(cause);
  });
});
