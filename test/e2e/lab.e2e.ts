import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLab } from '../../lab/server.mjs';
import type { BrowserName, Driver } from './support/driver.ts';
import { drive, flows } from './support/lab-flows.mjs';
import { launch } from './support/launch.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];

describe.each(browsers)('the panel in %s', (browser) => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  let driver: Driver;

  beforeAll(async () => {
    lab = await startLab();
    driver = await launch({ browser, extension: path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome') });
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
