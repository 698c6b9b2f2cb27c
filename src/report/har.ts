import type { Cause, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Shared } from '../redaction/share.ts';
import { entryOf, time } from './har-entry.ts';
import { remarksOf } from './har-remarks.ts';

/**
 * A HAR 1.2 log of the traffic with what was found in each entry's `comment` and under `_pkceInspector`. It opens in the network panels
 * of browsers, and this tool reads it back with the same verdicts.
 */
export function harReport({ file, exchanges, diagnosis, receipt }: Shared) {
  const pages = [...new Set(exchanges.flatMap(({ context }) => context.page ?? []))];
  const remarks = remarksOf(diagnosis);
  return {
    log: {
      version: '1.2',
      creator: { name: 'PKCE Inspector', version: receipt.version },
      pages: pages.map((id) => ({
        startedDateTime: time(exchanges.find(({ context }) => context.page === id)!.startedAt),
        id,
        title: id,
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      })),
      entries: exchanges.map((exchange) => entryOf(exchange, remarks.get(exchange.id) ?? [])),
      comment: [file, ...diagnosis.flows.map(({ id, headline }) => `${id}: ${headline}`)].filter(Boolean).join('\n'),
      _pkceInspector: { version: 1, receipt, flows: diagnosis.flows.map(summary), gaps: diagnosis.gaps },
    },
  };
}

function summary(flow: FlowDiagnosis) {
  const cause = ({ cause: id, standing, severity, title, text, fix, construction }: Cause) => ({
    cause: id,
    standing,
    severity,
    title,
    text,
    fix,
    ...(construction && { construction }),
  });
  return {
    id: flow.id,
    status: flow.status,
    headline: flow.headline,
    provider: flow.provider,
    server: flow.server,
    clientId: flow.clientId,
    rootCause: flow.rootCause && cause(flow.rootCause),
    alsoWrong: flow.alsoWrong.map(cause),
    hypotheses: flow.hypotheses.map(({ cause: id, title, standing, because }) => ({ cause: id, title, standing, because })),
    blindSpots: flow.blindSpots,
  };
}
