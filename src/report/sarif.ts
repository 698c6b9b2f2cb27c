import type { Cause, Finding, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Receipt } from '../redaction/receipt.ts';
import type { Shared } from '../redaction/share.ts';
import type { Rule } from '../rules/define-rule.ts';
import { locationOf, plain, uriOf } from './sarif-location.ts';
import { webRequest, webResponse } from './sarif-messages.ts';
import { descriptor } from './sarif-rule.ts';
import { stepsOf } from './steps.ts';

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
    level: found.severity,
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
