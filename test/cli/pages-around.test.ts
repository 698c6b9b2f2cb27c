import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { capturesOfFile } from '../../devtools/read-file.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { asIs } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { harReport } from '../../src/report/har.ts';
import { unfinishedCases } from '../diagnosis/broken/unfinished.ts';
import { run } from './support/run.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'pkce-inspector-pages-around-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The recording as a browser writes it, between pages that have nothing to do with it. */
function recorded(traffic: string): string {
  const { log } = harReport(share(asIs(parseTranscript(traffic), '0'), 'a recording'));
  const { _pkceInspector: _, comment: __, ...plain } = log;
  const entries = log.entries.map(({ _pkceInspector: _, comment: __, ...entry }) => entry);
  return JSON.stringify({ log: { ...plain, entries } });
}

const causeOf = (exchanges: readonly Exchange[]) => analyse(exchanges).flows[0]!.rootCause!.cause;

describe('the pages around a sign-in that stopped', () => {
  test.each(Object.entries(unfinishedCases))('are read by the command and by the panel: %s', async (name, { traffic }) => {
    const har = recorded(traffic);
    const file = path.join(scratch, `${name.replaceAll(/\W/g, '-')}.har`);
    writeFileSync(file, har);
    const whole = causeOf(exchangesOfHar(JSON.parse(har)).exchanges);
    const { out, err } = await run(['check', file, '--format', 'json']);
    const [{ flows }] = JSON.parse(out).files;
    expect(err).toBe('');
    expect(flows[0].rootCause?.cause).toBe(whole);
    for await (const { capture } of capturesOfFile(new File([har], 'a.har'), { signal: new AbortController().signal, onProgress() {} }))
      expect(causeOf(capture.exchanges)).toBe(whole);
  });
});
