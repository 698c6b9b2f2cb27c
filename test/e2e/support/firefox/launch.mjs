// @ts-check
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sleep, until } from '../wait.mjs';
import { driverOf } from './driver.mjs';
import { connectMarionette } from './marionette.mjs';
import { downloadsTo, preferences } from './preferences.mjs';

/** @import { Driver, LaunchOptions } from '../driver.ts' */

/**
 * @param {LaunchOptions & { executable: string }} options
 * @returns {Promise<Driver>}
 */
export async function launchFirefox({
  executable,
  extension,
  headless = true,
  privateWindows = false,
  downloads,
  args = [],
  preferences: more = {},
}) {
  const profile = await mkdtemp(path.join(tmpdir(), 'pkce-inspector-firefox-'));
  const lines = Object.entries({ ...preferences, ...(downloads ? downloadsTo(downloads) : {}), ...more }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executable,
    [...(headless ? ['--headless'] : []), '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...args],
    // Firefox refuses a home that belongs to somebody else; the profile is as good as any.
    {
      env: { ...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1920', MOZ_HEADLESS_HEIGHT: '1600' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [firefox.stdout, firefox.stderr])
    stream.on('data', (data) => {
      said = (said + data).slice(-4000);
    });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => firefox.once('exit', () => resolve()));
  const kill = () => firefox.kill('SIGKILL');
  process.once('exit', kill);
  /** @type {Awaited<ReturnType<typeof connectMarionette>> | undefined} */
  let connection;
  const stop = async () => {
    await Promise.race([
      connection?.exclusively((send) => send('Marionette:Quit', { flags: ['eForceQuit'] })).catch(() => {}),
      sleep(3000),
    ]);
    connection?.end();
    await Promise.race([closed, sleep(3000)]);
    kill();
    process.off('exit', kill);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const port = await until(
      async () => {
        if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}`);
        return Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8'));
      },
      'Firefox to start',
      60_000,
    );
    connection = await connectMarionette(port);
    return await driverOf(connection, { extension, headless, privateWindows, closed, stop });
  } catch (error) {
    await stop();
    throw new Error(`Firefox did not start: ${error instanceof Error ? error.message : error}\n${said}`);
  }
}
