import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asIs, type Redaction, redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { harReport } from '../../src/report/har.ts';
import { htmlReport } from '../../src/report/html.tsx';
import { checkJson, flowLines } from '../../src/report/json.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { fileText } from '../../src/report/text.ts';
import { rules } from '../../src/rules/index.ts';
import { formsOf } from './forms.ts';
import { planted, recording } from './planted.ts';
import { verdicts } from './verdicts.ts';

const plain = Object.fromEntries(
  ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'].map((name) => [name, (text: string) => text]),
) as Parameters<typeof fileText>[1];

/** Everything that leaves, by its format. */
function exported(redaction: Redaction): Record<string, string> {
  const shared = { ...share(redaction, 'login.har'), requests: recording.length, skipped: [], remarks: [] };
  return {
    har: JSON.stringify(harReport(shared), null, 2),
    html: htmlReport([shared]),
    markdown: markdownReport([shared]),
    sarif: JSON.stringify(sarifReport([shared], rules, '0')),
    junit: junitReport([shared]),
    json: JSON.stringify(checkJson([shared])),
    stream: flowLines(shared),
    text: fileText(shared, plain, 100),
  };
}

const forms = Object.entries(planted).map(([kind, value]) => [kind, formsOf(value)] as const);
const leaks = (text: string) => forms.filter(([, candidates]) => candidates.some((form) => text.includes(form))).map(([kind]) => kind);

describe('what leaves', () => {
  const open = exported(asIs(recording, '0'));

  it('is searched for at least 30 kinds of secret, which are all there as long as nothing is redacted', () => {
    expect(Object.keys(planted).length).toBeGreaterThanOrEqual(30);
    expect(leaks(open.har!)).toEqual(Object.keys(planted));
    for (const text of [open.html, open.sarif]) expect(leaks(text!).length).toBeGreaterThan(10);
  });

  const redacted = exported(redact(recording, { random: randomBytes, version: '0', keepOthers: true }));

  it.each(Object.entries(redacted))('holds none of them as %s', (_, text) => {
    expect(text.length).toBeGreaterThan(100);
    const found = forms.flatMap(([kind, candidates]) =>
      candidates
        .filter((form) => text.includes(form))
        .map((form) => `${kind}: ${form} in …${text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form) + 20)}`),
    );
    expect(found).toEqual([]);
  });

  it('is judged like the original', () => {
    expect(verdicts(redact(recording, { random: randomBytes, version: '0' }).exchanges)).toEqual(verdicts(recording));
  });
});
