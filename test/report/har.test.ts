import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { harReport } from '../../src/report/har.ts';
import { inOrder, redeem, refused, signIn } from '../../src/rules/sample-sign-in.ts';
import { comparable } from '../redaction/verdicts.ts';

const recordings = ['test/corpus', '../shared/corpus/broken', '../shared/corpus/conformant']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.har'))
      .map((file) => `${folder}/${file}`),
  );

const written = (exchanges: Parameters<typeof redact>[0]) => {
  const shared = share(redact(exchanges, { random: randomBytes, version: '1.2.3' }), 'a test');
  return { shared, har: JSON.parse(JSON.stringify(harReport(shared))) };
};

describe('a HAR export', () => {
  it.each(recordings)('of %s is read back with the same verdicts', (file) => {
    const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(file, 'utf8')));
    const { har } = written(exchanges);
    const said = comparable(exchanges);
    expect(said(exchangesOfHar(har).exchanges)).toEqual(said(exchanges));
  });

  it('gives back the very exchanges, with what could not be seen', () => {
    const { shared, har } = written(
      parseTranscript(
        inOrder(
          signIn({ answer: refused }),
          'POST https://as.example/token\n> (not captured)\n< (no answer)',
          redeem().split('\n').slice(0, 2).join('\n'),
        ),
      ),
    );
    const back = exchangesOfHar(har).exchanges;
    const bare = (exchanges: readonly object[]) => exchanges.map((exchange) => ({ ...exchange, id: '', from: '', took: 0 }));
    expect(bare(back)).toEqual(bare(shared.exchanges));
  });

  it('remembers that a worker sent a request', () => {
    const sent = parseTranscript(signIn({ answer: refused })).map((each) => ({
      ...each,
      context: { ...each.context, worker: true as const },
    }));
    expect(exchangesOfHar(written(sent).har).exchanges.every(({ context }) => context.worker)).toBe(true);
  });

  it('does not give a time to what named none', () => {
    const pasted = parseTranscript(signIn({ answer: refused })).map((exchange) => ({ ...exchange, untimed: true as const }));
    const back = exchangesOfHar(written(pasted).har).exchanges;
    expect(back.map(({ untimed }) => untimed)).toEqual(pasted.map(() => true));
  });

  it('has every member that HAR 1.2 requires', () => {
    const { har } = written(parseTranscript(signIn({ answer: refused })));
    for (const name of ['version', 'creator', 'entries']) expect(har.log).toHaveProperty(name);
    for (const entry of har.log.entries) {
      for (const path of [
        'startedDateTime',
        'time',
        'cache',
        'timings.send',
        'timings.wait',
        'timings.receive',
        ...['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'].map(
          (name) => `request.${name}`,
        ),
        ...[
          'status',
          'statusText',
          'httpVersion',
          'cookies',
          'headers',
          'content.size',
          'content.mimeType',
          'redirectURL',
          'headersSize',
          'bodySize',
        ].map((name) => `response.${name}`),
      ])
        expect(entry).toHaveProperty(path.split('.'));
      expect(Number.isNaN(Date.parse(entry.startedDateTime))).toBe(false);
    }
  });

  it('holds the findings beside the entries, and the receipt', () => {
    const { har } = written(parseTranscript(signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: refused })));
    expect(har.log.entries.map(({ comment }: { comment?: string }) => comment ?? '').join()).toMatch(/^Cause redirect-uri-differs: /);
    expect(har.log._pkceInspector.flows[0].rootCause.cause).toBe('redirect-uri-differs');
    expect(har.log._pkceInspector.receipt).toMatchObject({ version: '1.2.3', redacted: true });
  });
});
