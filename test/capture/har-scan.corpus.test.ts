import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfEntries, exchangesOfHar } from '../../src/capture/har-entry.ts';
import { type ScanEnd, type ScannedEntry, scanHar } from '../../src/capture/har-scan.ts';
import { withPagesAround } from '../../src/flow/pages-around.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { all, inChunks } from './chunks.ts';

const folder = new URL('../corpus/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.har'));

/** All that the user is told of a recording. */
const told = (exchanges: readonly Exchange[]) =>
  analyse(exchanges).flows.map(({ status, headline, rootCause, alsoWrong, hypotheses, findings }) => ({
    status,
    headline,
    causes: [rootCause, ...alsoWrong].map((cause) => cause && [cause.cause, cause.standing, cause.text]),
    hypotheses: hypotheses.map(({ cause, standing }) => [cause, standing]),
    findings: findings.map(({ rule, verdict, text }) => [rule, verdict, text]),
  }));

describe('a scanned recording', () => {
  it('is one of many', () => expect(files.length).toBeGreaterThan(30));

  it.each(files)('%s is told of as if it had been parsed whole', async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const found = await all(scanHar(inChunks(bytes)));
    const kept = found.filter((item): item is ScannedEntry => item.kind === 'entry');
    const { log } = found.at(-1) as ScanEnd;
    const scanned = exchangesOfEntries(
      kept.map(({ entry }) => entry),
      log,
      kept.map(({ index }) => index),
    );
    const whole = exchangesOfHar(JSON.parse(new TextDecoder().decode(bytes))).exchanges;
    expect(told(whole).length).toBeGreaterThan(0);
    expect(told(await withPagesAround(scanned.exchanges, async () => whole))).toEqual(told(whole));
  });
});
