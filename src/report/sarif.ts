import type { Cause, Finding, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence, Exchange, HeaderField } from '../http/exchange.ts';
import { formPairs, urlParts } from '../http/url.ts';
import type { Receipt } from '../redaction/receipt.ts';
import type { Shared } from '../redaction/share.ts';
import type { Rule } from '../rules/define-rule.ts';
import { stepsOf } from './steps.ts';
import { visibleLines } from './visible.ts';

interface Judged extends Shared {
  error?: string;
  known?: (flow: FlowDiagnosis, id: string) => boolean;
}

/** GitHub takes no file with more results in a run, and shows no more steps of one (https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit). */
const mostResults = 25_000;
const mostSteps = 1_000;
const ranks = { error: 0, warning: 1, note: 2 };

/** A SARIF 2.1.0 log, for code scanning: each fault with its request and answer, and the sign-in around it as a thread flow. */
export function sarifReport(files: readonly Judged[], rules: readonly Rule[], version: string) {
  const all = files.flatMap((file, index) => file.diagnosis.flows.flatMap((flow) => resultsOf(flow, { ...file, index })));
  const results = all.length > mostResults ? all.toSorted((a, b) => ranks[a.level] - ranks[b.level]).slice(0, mostResults) : all;
  const left = all.length - results.length;
  const notes = files.flatMap(({ error }) => (error === undefined ? [] : [{ level: 'error', message: { text: plain(error) } }]));
  if (left > 0) notes.push({ level: 'warning', message: { text: `${left} more results were left out, the least severe of all.` } });
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'PKCE Inspector',
            semanticVersion: version,
            rules: ids.map((id) =>
              descriptor(
                id,
                rules.find((rule) => rule.id === id),
                results.find(({ ruleId }) => ruleId === id)!.title,
              ),
            ),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({ location: { uri: uriOf(file) }, roles: ['analysisTarget'] })),
        invocations: [
          {
            executionSuccessful: files.every(({ error }) => error === undefined),
            toolExecutionNotifications: notes,
          },
        ],
        results: results.map(({ title: _, ...result }) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
        properties: { redaction: files.map(({ receipt }): Receipt => receipt) },
      },
    ],
  };
}

const levels = { error: 'error', warning: 'warning', note: 'note' } as const;

/** A rule with its help; a cause that has no rule says what its title says. */
function descriptor(id: string, rule: Rule | undefined, title: string) {
  if (!rule) return { id, name: inPascalCase(id), shortDescription: { text: title } };
  const links = rule.citations.map(({ label, url }) => `[${label}](${url})`).join(', ');
  return {
    id,
    name: inPascalCase(id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    defaultConfiguration: { level: levels[rule.severity] },
    help: {
      text: `${rule.why}\n\n${rule.fix}\n\n${rule.citations.map(({ label }) => label).join(', ')}`,
      markdown: `${rule.why}\n\n**What to do:** ${rule.fix}\n\n${rule.notToBeConfusedWith ? `**Not to be confused with:** ${rule.notToBeConfusedWith}\n\n` : ''}${links}`,
    },
    helpUri: rule.citations[0].url,
    properties: { stage: rule.stage, tags: ['oauth', 'pkce', rule.stage] },
  };
}

/** The name that SARIF wants beside the id (§3.49.7): `redirect-uri-differs` as `RedirectUriDiffers`. */
const inPascalCase = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

interface Place extends Judged {
  index: number;
}

function resultsOf(flow: FlowDiagnosis, place: Place) {
  const root = flow.rootCause;
  const rest = flow.findings.filter(({ rule, verdict }) => verdict === 'faulty' && rule !== root?.cause);
  return [
    ...(root ? [resultOf(flow, root, root.cause, place)] : []),
    ...rest.map((finding) => resultOf(flow, finding, finding.rule, place)),
  ];
}

function resultOf(flow: FlowDiagnosis, found: Cause | Finding, id: string, place: Place) {
  const isCause = 'standing' in found;
  const evidence = found.at[0];
  const exchange = place.exchanges.find((each) => each.id === evidence?.exchange);
  const known = place.known?.(flow, id) ?? false;
  return {
    ruleId: id,
    title: found.title,
    level: levels[found.severity],
    kind: 'fail',
    message: { text: plain(found.fix ? `${found.text}\n${found.fix}` : found.text) },
    locations: (found.at.length ? found.at.slice(0, 10) : [undefined]).map((at) => locationOf(at, place)),
    ...(exchange && { webRequest: webRequest(exchange), webResponse: webResponse(exchange) }),
    codeFlows: [{ threadFlows: [{ id: flow.id, locations: threadOf(flow, place) }] }],
    partialFingerprints: { 'signIn/v1': [flow.server, flow.clientId ?? '', id].join('|') },
    ...(place.known && { baselineState: known ? 'unchanged' : 'new' }),
    properties: {
      flow: flow.id,
      isRootCause: isCause,
      ...(isCause && { standing: found.standing }),
      server: flow.server,
      ...(flow.clientId !== null && { clientId: flow.clientId }),
    },
  };
}

/** Where in the file a piece of evidence stands: HAR entries by their path in the document, lines of a transcript by their number. */
function locationOf(at: Evidence | undefined, { file, index, exchanges }: Place, text?: string) {
  const origin = exchanges.find(({ id }) => id === at?.exchange)?.from;
  const isHar = origin?.adapter === 'har';
  const sides = {
    'request-url': 'request.url',
    'request-header': 'request.headers',
    'request-body': 'request.postData',
    'response-header': 'response.headers',
    'response-body': 'response.content',
  };
  const path = origin && isHar ? `log.entries[${origin.position}]${at ? `.${sides[at.part]}` : ''}` : undefined;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), index },
      region: { startLine: origin && !isHar ? Math.max(1, origin.position) : 1 },
    },
    ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
    ...(text !== undefined && { message: { text: plain(text) } }),
  };
}

function threadOf(flow: FlowDiagnosis, place: Place) {
  const steps = stepsOf(flow, place.exchanges).slice(0, mostSteps);
  return steps.map((step, index) => {
    const exchange = place.exchanges.find(({ id }) => id === step.exchange);
    const part = step.side === 'request' ? ('request-url' as const) : ('response-header' as const);
    return {
      location: locationOf({ exchange: step.exchange, part }, place, `${step.what}: ${step.line}`),
      executionOrder: index,
      importance: step.isEvidence ? 'essential' : 'important',
      kinds: [step.side],
      ...(exchange && (step.side === 'request' ? { webRequest: webRequest(exchange) } : { webResponse: webResponse(exchange) })),
    };
  });
}

function webRequest({ request }: Exchange) {
  const { query } = urlParts(request.url);
  return {
    protocol: 'HTTP',
    version: '1.1',
    target: request.url,
    method: request.method,
    headers: headersOf(request.headers),
    parameters: joined(formPairs(query)),
    ...(request.body.observed && request.body.value !== '' && { body: { text: request.body.value } }),
  };
}

function webResponse({ response }: Exchange) {
  if (!response.observed) return { noResponseReceived: true };
  const { status, headers, body } = response.value;
  if (status === 0) return { noResponseReceived: true };
  return {
    protocol: 'HTTP',
    version: '1.1',
    statusCode: status,
    headers: headersOf(headers),
    ...(body.observed && body.value !== '' && { body: { text: body.value } }),
  };
}

const headersOf = (fields: readonly HeaderField[]) => joined(fields);

/** A message in which nothing of the traffic becomes a link: a reader takes `[text](target)` for one (SARIF 2.1.0 §3.11.6). */
const plain = (text: string): string => visibleLines(text).replace(/\\?\[(?=[^[\]]*\]\()/g, '\\[');

/** Names and values as one object; what comes twice is joined by a comma. */
function joined(pairs: readonly { name: string; value: string }[]): Record<string, string> {
  const all = new Map<string, string>();
  for (const { name, value } of pairs) all.set(name, all.has(name) ? `${all.get(name)}, ${value}` : value);
  return Object.fromEntries(all);
}

/** A file's name as the URI reference that SARIF asks for; a name from the root on is a whole URI (RFC 8089), for no reference may begin with a slash. */
export function uriOf(file: string): string {
  const name = file.replaceAll('\\', '/');
  const root = /^\/\/(?=[^/])/.test(name) ? 'file:' : name.startsWith('/') ? 'file://' : /^[A-Za-z]:\//.test(name) ? 'file:///' : '';
  const parts = name.split('/').map((part, index) => (root === 'file:///' && index === 0 ? part : encodeURIComponent(part)));
  return root + parts.join('/');
}
