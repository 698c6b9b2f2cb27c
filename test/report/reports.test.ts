// @vitest-environment happy-dom
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { htmlReport } from '../../src/report/html.tsx';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { uriOf } from '../../src/report/sarif-location.ts';
import { rules } from '../../src/rules/index.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../../src/rules/sample-sign-in.ts';

const shared = (traffic: string, file = 'login.har') => {
  const exchanges = parseTranscript(traffic);
  return share(redact(exchanges, { random: randomBytes, version: '1.2.3' }), file);
};
const broken = signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: refused });
const hostile = '</script><img src=x onerror=alert(1)>"\'&```\n# x';
const hostileTraffic = inOrder(
  authorize({ client_id: hostile.replace('\n', ' ') }),
  redeem({ client_id: hostile.replace('\n', ' '), redirect_uri: 'https://app.example/cb/' }),
  '< 400 {"error":"invalid_grant","error_description":"<script>alert(1)</script> ]]> ``` \\u0000 @team"}',
);

describe('the page', () => {
  it('says the verdict first, then the values, and what is ruled out', () => {
    const page = htmlReport([shared(broken)]);
    const order = ['✗ Failed', 'https://app.example/cb', 'Fix', 'Messages', 'Ruled out', 'Redacted:'].map((text) => page.indexOf(text));
    expect(order.every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
    expect(page).toContain('<mark>/</mark>');
  });

  it('has no script, and fetches nothing', () => {
    for (const page of [htmlReport([shared(broken)]), htmlReport([shared(hostileTraffic)])]) {
      const document = new DOMParser().parseFromString(page, 'text/html');
      expect(document.querySelectorAll('script, img, link, iframe, object, [onerror], [onclick]')).toHaveLength(0);
      expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/default-src 'none'/);
      expect(document.querySelector('section.failed h2')?.textContent).toBeTruthy();
    }
  });
});

describe('Markdown', () => {
  it('draws the sign-in and shows the two values', () => {
    const text = markdownReport([shared(broken)]);
    expect(text).toMatch(/^# login.har\n\n## ❌ /);
    expect(text).toMatch(/```mermaid\nsequenceDiagram\n {2}participant b as Browser\n/);
    const diagram = /```mermaid\n([\s\S]*?)\n```/.exec(text)![1]!;
    expect(diagram.split(/\n|<br\/>/).filter((line) => line.length > 60)).toEqual([]);
    expect(text).toMatch(/token request +https:\/\/app\.example\/cb\/\n +\^/);
  });

  it('cannot be broken out of', () => {
    const text = markdownReport([shared(hostileTraffic)]);
    const outside = text.replace(/^(`{3,})\w*\n[\s\S]*?^\1$/gm, '').replace(/`[^`]*`/g, '');
    expect(outside).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary)>)/);
    expect(outside).not.toMatch(/^# x/m);
  });

  it('shows no picture, link or tag that stands in the traffic, however its backquotes are set', () => {
    for (const quotes of ['```', '`', '``', '` `` ', '```` `', '\\`', '']) {
      const value = `a${quotes}![x](http://evil.example/x.png)\`<img src=x>${quotes}[y](http://evil.example)`;
      const text = markdownReport([shared(inOrder(authorize({ client_id: value }), redeem({ redirect_uri: value }), refused))]);
      expect(text).toContain('evil.example');
      expect(withoutCode(text), quotes).not.toMatch(/(?<!\\)(?:\\\\)*(?:\[|<(?!\/?(?:details|summary)>))/);
    }
  });
});

/** Markdown without fences, and without code spans as CommonMark 0.31 §6.1 finds them: a run of backquotes up to the next run of that length. */
function withoutCode(markdown: string): string {
  const text = markdown.replace(/^(`{3,})\w*\n[\s\S]*?^\1$/gm, '');
  return text
    .split('\n\n')
    .map((paragraph) => {
      let rest = paragraph;
      let plain = '';
      for (let run = /`+/.exec(rest); run; run = /`+/.exec(rest)) {
        const before = rest.slice(0, run.index);
        const isEscaped = /(?<!\\)(?:\\\\)*\\$/.test(before);
        const open = isEscaped ? run[0].slice(1) : run[0];
        const from = run.index + run[0].length;
        const end = open === '' ? null : new RegExp(`(?<!\`)${open}(?!\`)`).exec(rest.slice(from));
        plain += `${before}'`;
        rest = rest.slice(end ? from + end.index + open.length : isEscaped ? run.index + 1 : from);
      }
      return plain + rest;
    })
    .join('\n\n');
}

describe('what a baseline knows', () => {
  it.each([
    ['Markdown', markdownReport],
    ['HTML', htmlReport],
  ])('is marked in %s', (_, report) => {
    expect(report([{ ...shared(broken), known: () => true }])).toContain('(known)');
    expect(report([{ ...shared(broken), known: () => false }])).not.toContain('(known)');
  });
});

describe('JUnit', () => {
  it('counts and names what failed', () => {
    const xml = junitReport([shared(inOrder(broken)), shared(signIn()), { ...shared(''), error: 'x.har is empty.' }]);
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    const suites = document.querySelector('testsuites')!;
    expect(['tests', 'failures', 'errors'].map((name) => suites.getAttribute(name))).toEqual(['3', '1', '1']);
    // Jenkins' schema allows no other.
    expect(suites.getAttributeNames().sort()).toEqual(['errors', 'failures', 'name', 'tests']);
    expect(document.querySelector('failure')?.getAttribute('type')).toBe('redirect-uri-differs');
  });

  it('is XML whatever the traffic holds', () => {
    const xml = junitReport([shared(hostileTraffic, 'a&b<c>.har')]);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml.replace(/<\/?(?:testsuites?|testcase|failure|error|skipped|system-out)\b[^<>]*>|<\?xml[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  it('turns no text around', () => {
    const said = '< 400 {"error":"invalid_grant","error_description":"a\\u202eb\\u061cc\\u2066d"}';
    const report = shared(inOrder(authorize(), redeem({ code_verifier: 'x'.repeat(43) }), said), 'a\u202e.har');
    for (const text of [
      junitReport([report]),
      markdownReport([report]),
      JSON.stringify(sarifReport([report], rules, '1').runs[0]!.results.map(({ message }) => message)),
    ])
      expect(text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('fails for what is wrong beside the cause that a baseline knows', () => {
    const report = { ...shared(broken), failOn: 'error' as const };
    const { rootCause } = report.diagnosis.flows[0]!;
    const also = { ...rootCause!, cause: 'state-mismatch' };
    const flows = report.diagnosis.flows.map((flow) => ({ ...flow, alsoWrong: [also] }));
    const xml = junitReport([
      { ...report, diagnosis: { ...report.diagnosis, flows }, known: (_: unknown, id: string) => id === rootCause!.cause },
    ]);
    expect(xml).toContain('<failure type="state-mismatch"');
  });

  it('does not count what a baseline knows', () => {
    const xml = junitReport([{ ...shared(broken), known: () => true }]);
    expect(xml).toMatch(/failures="0" errors="0" skipped="1"/);
  });
});

describe('SARIF', () => {
  it('names each rule and says what each file is to the run, as a validator asks (SARIF2012, SARIF2004)', () => {
    const { tool, artifacts } = sarifReport([shared(broken)], rules, '1').runs[0]!;
    expect(tool.driver.rules.map(({ name }) => name)).toContain('RedirectUriDiffers');
    for (const { name } of tool.driver.rules) expect(name).toMatch(/^(?:[A-Z][a-z0-9]*)+$/);
    expect(artifacts).toEqual([{ location: { uri: 'login.har' }, roles: ['analysisTarget'] }]);
  });

  it('leaves out what GitHub would refuse the whole file for, least severe first, and says so', () => {
    const report = shared(broken);
    const one = sarifReport([report], rules, '1').runs[0]!.results;
    const files = Array.from({ length: Math.ceil(25_000 / one.length) + 1 }, () => report);
    const { results, invocations } = sarifReport(files, rules, '1').runs[0]!;
    expect(results.length).toBe(25_000);
    const errors = one.filter(({ level }) => level === 'error').length;
    expect(results.filter(({ level }) => level === 'error').length).toBe(Math.min(25_000, errors * files.length));
    expect(invocations[0]!.toolExecutionNotifications[0]!.message.text).toMatch(/^\d+ more results were left out/);
  });

  const logs = [broken, hostileTraffic, signIn(), ''].map((traffic) => sarifReport([shared(traffic, 'a b/login.har')], rules, '1.2.3'));

  it('names the rule with its help, the request, the answer and the way there', () => {
    const [run] = logs[0]!.runs;
    const [result] = run!.results;
    expect(result).toMatchObject({ ruleId: 'redirect-uri-differs', level: 'error', properties: { isRootCause: true, standing: 'proved' } });
    expect(run!.tool.driver.rules[result!.ruleIndex]).toMatchObject({
      id: 'redirect-uri-differs',
      help: { text: expect.stringContaining('RFC 6749') },
    });
    expect(result!.webRequest).toMatchObject({ method: 'POST', target: 'https://as.example/token' });
    expect(result!.webResponse).toMatchObject({ statusCode: 400 });
    expect(result!.codeFlows[0]!.threadFlows[0]!.locations.length).toBeGreaterThan(3);
    expect(result!.locations[0]!.physicalLocation.artifactLocation.uri).toBe('a%20b/login.har');
    // What `Sarif.Multitool validate` refuses (SARIF1004) is a relative reference that begins with a slash.
    expect(uriOf('/tmp/a b.har')).toBe('file:///tmp/a%20b.har');
    expect(uriOf('C:\\logs\\a#b.har')).toBe('file:///C:/logs/a%23b.har');
    expect(uriOf('\\\\host\\share\\a.har')).toBe('file://host/share/a.har');
  });

  const schema = schemaOf();
  it('makes no link of what stands in the traffic', () => {
    const traffic = inOrder(authorize({ scope: 'a![x](http://evil.example/x.png)[y](1)' }), redeem({ redirect_uri: 'b[z](2)' }), refused);
    const { results } = sarifReport([shared(traffic)], rules, '1').runs[0]!;
    const texts = results.map(({ message }) => message.text).join('\n');
    expect(texts).toContain('](2)');
    expect(texts).not.toMatch(/(?<!\\)\[[^[\]]*\]\(/);
  });

  it.skipIf(!schema)('is valid by its schema', () => {
    for (const log of logs) expect(schema!(JSON.parse(JSON.stringify(log)))).toEqual([]);
  });
});

/** The schema of SARIF 2.1.0 out of a package that carries it, where that is installed. */
function schemaOf(): ((log: unknown) => unknown[]) | undefined {
  const require = createRequire(import.meta.url);
  try {
    const document = structuredClone(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
    const Ajv = require('ajv');
    delete document.id;
    document.$schema = 'http://json-schema.org/draft-07/schema#';
    const validate = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
      document,
    );
    return (log) => (validate(log) ? [] : validate.errors);
  } catch {
    return undefined;
  }
}
