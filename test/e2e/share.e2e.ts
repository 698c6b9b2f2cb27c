import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Entry, Har } from 'har-format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab } from '../../lab/server.mjs';
import type { BrowserName, Driver, NetworkRow, View } from './support/driver.ts';
import { giveFile } from './support/files.ts';
import { drive, flows } from './support/lab-flows.mjs';
import { launch } from './support/launch.mjs';
import { openFlow, rows, settledRows } from './support/panel.mjs';
import { until } from './support/wait.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-share-'));
const launched: Driver[] = [];
const open = async (browser: BrowserName) => {
  const extension = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
  const driver = await launch({ browser, extension, downloads: folder });
  launched.push(driver);
  await driver.goto('about:blank');
  await driver.openPanel();
  return driver;
};

const tokenRequest = (entries: readonly Entry[]) => entries.find(({ request }) => request.postData?.text?.includes('code_verifier='))!;
const formOf = (entry: Entry) => new URLSearchParams(entry.request.postData!.text);

/** What a row must be, by the entry that it was read from. */
const rowOf = ({ request, response }: Entry): NetworkRow => ({
  method: request.method,
  url: request.url,
  status: response.status,
  sent: request.postData?.text ?? '',
  received: response.content.text ?? '',
});

interface Verdict {
  status: string;
  cause: string;
  headline: string;
  standing: string;
  text: string;
  /** How the challenge was made of the verifier. */
  steps: string;
}

/** All that the panel says of the cause of the open flow. */
const shownIn = (panel: View): Promise<Omit<Verdict, 'status' | 'cause'>> =>
  panel.evaluate(`(([headline, standing, text, ...steps]) => ({ headline, standing, text, steps: steps.join() }))([
    ...['[data-verdict]', '.verdict .chip', '.verdict [data-text]'].map((selector) => document.querySelector(selector).textContent),
    ...[...document.querySelectorAll('[data-construction]')].map(({ dataset }) => dataset.construction)])`);

/** Gives the panel a file as its button does, and returns the verdict on the sign-in in it. */
async function importInto(panel: View, name: string, text: string): Promise<Verdict> {
  await panel.click('[data-action="clear"]');
  await until(async () => (await rows(panel)).length === 0, 'the panel to be empty');
  await giveFile(panel, name, text);
  const [{ flow, status, cause }, ...more] = (await settledRows(panel)) as [{ flow: string; status: string; cause: string }];
  expect(more).toEqual([]);
  await openFlow(panel, flow);
  return { status, cause, ...(await shownIn(panel)) };
}

describe('a HAR file that the panel in Chromium exported', () => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  let chromium: Driver;
  let firefox: Driver;
  let live: Verdict;
  let original: Entry;
  let name: string;
  let text: string;
  let entries: Entry[];

  beforeAll(async () => {
    lab = await startLab();
    [chromium, firefox] = await Promise.all([open('chromium'), open('firefox')]);
    const { status, cause } = await drive(chromium, lab, flows.find(({ fault }) => fault === 'challenge-hex')!);
    live = { status, cause, ...(await shownIn(chromium.panel)) };
    const seen = await chromium.panel.evaluate<Har['log']>('new Promise((resolve) => chrome.devtools.network.getHAR(resolve))');
    original = tokenRequest(seen.entries);
    await chromium.panel.click('[data-action="export"]');
    name = (await until(() => readdirSync(folder).find((file) => file.endsWith('.redacted.har')), 'the download'))!;
    text = await until(() => {
      const written = readFileSync(path.join(folder, name), 'utf8');
      return JSON.parse(written) && written;
    }, 'the whole file');
    entries = (JSON.parse(text) as Har).log.entries;
  });
  afterAll(async () => {
    await Promise.all(launched.map((driver) => driver.close()));
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds neither the code nor the verifier, and says that it is judged like the original', () => {
    const secrets = ['code', 'code_verifier'].map((field) => formOf(original).get(field)!);
    expect(secrets.map((secret) => secret.length >= 20)).toEqual([true, true]);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(JSON.parse(text).log._pkceInspector.receipt).toMatchObject({ redacted: true, verdicts: { same: true, differing: [] } });
  });

  it.each(['chromium', 'firefox'] as const)('opens whole in the Network panel of %s, with the proof in it', async (browser) => {
    const shown = await (browser === 'firefox' ? firefox : chromium).tab.openInNetworkPanel(text);
    expect(shown).toEqual(entries.map(rowOf));
    const verifier = new URLSearchParams(shown.find(({ sent }) => sent.includes('code_verifier='))!.sent).get('code_verifier')!;
    const challenge = new URL(shown.find(({ url }) => url.includes('code_challenge='))!.url).searchParams.get('code_challenge');
    expect(challenge).toBe(createHash('sha256').update(verifier).digest('hex'));
  });

  it.each(['chromium', 'firefox'] as const)('is judged the same by the panel in %s', async (browser) => {
    const panel = await (browser === 'firefox' ? firefox : chromium).openPanel();
    expect(await importInto(panel, name, text)).toEqual(live);
  });

  it('is judged the same by the command', async () => {
    const stdout = await new Promise<string>((resolve) => {
      const args = ['bin/pkce-inspector.mjs', 'check', path.join(folder, name), '--format', 'json'];
      execFile(process.execPath, args, (_, out) => resolve(out));
    });
    const [judged, ...more] = JSON.parse(stdout).files[0].flows;
    expect(more).toEqual([]);
    const { cause, title, standing, text: said } = judged.rootCause;
    const { steps: _, ...told } = live;
    expect({ status: judged.status, cause, headline: title, standing, text: said.replaceAll('`', '') }).toEqual({
      ...told,
      standing: told.standing.toLowerCase(),
    });
  });
});
