import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';

/** What can stand before the colon in the filter. */
export const filterKeys = ['status', 'server', 'client', 'provider', 'cause', 'rule', 'error', 'standing'] as const;
export type FilterKey = (typeof filterKeys)[number];

interface Term {
  key?: FilterKey;
  text: string;
  not: boolean;
}

export interface Filter {
  terms: Term[];
  /** Words before a colon that are no key of the language. */
  unknown: string[];
}

/** Reads `status:failed server:genesys -client:"my app" words`; every term has to hold, `-` before one turns it round. */
export function parseFilter(source: string): Filter {
  const terms: Term[] = [];
  const unknown: string[] = [];
  for (const [, minus, key, ...texts] of source.matchAll(/(-?)(?:([A-Za-z]+):(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+))/g)) {
    const text = (texts.find((piece) => piece !== undefined) ?? '').toLowerCase();
    const known = filterKeys.find((name) => name === key?.toLowerCase());
    if (key && !known) {
      unknown.push(key);
      terms.push({ text: `${key.toLowerCase()}:${text}`, not: minus === '-' });
    } else if (text) terms.push({ ...(known && { key: known }), text, not: minus === '-' });
  }
  return { terms, unknown };
}

/** Whether a flow is one that the filter asks for. */
export const passes = (flow: FlowDiagnosis, { terms }: Filter): boolean =>
  terms.every(({ key, text, not }) => haystack(flow, key).some((straw) => straw.toLowerCase().includes(text)) !== not);

/** What one that is not judged yet can be found by. */
const unjudgedHaystack = ({ server, clientId }: FlowDiagnosis, key: FilterKey | undefined): string[] => [
  ...(key === undefined || key === 'server' ? [server] : []),
  ...(clientId && (key === undefined || key === 'client') ? [clientId] : []),
];

function haystack(flow: FlowDiagnosis, key: FilterKey | undefined): string[] {
  if (flow.unjudged) return unjudgedHaystack(flow, key);
  const { rootCause, alsoWrong } = flow;
  const failure = flow.flow.derived.failure?.error;
  switch (key) {
    case 'status':
      return [flow.status];
    case 'server':
      return [flow.server, ...provider(flow)];
    case 'provider':
      return provider(flow);
    case 'client':
      return flow.clientId ? [flow.clientId] : [];
    case 'cause':
      return rootCause ? [rootCause.cause] : [];
    case 'standing':
      return rootCause ? [rootCause.standing] : [];
    case 'rule':
      return [...faultyRules(flow), ...[rootCause, ...alsoWrong].flatMap((cause) => (cause ? [cause.cause] : []))];
    case 'error':
      return failure ? [failure] : [];
    case undefined:
      return [flow.headline, flow.server, flow.clientId ?? '', flow.status, rootCause?.cause ?? '', failure ?? '', ...provider(flow)];
  }
}

const provider = (flow: FlowDiagnosis) => (flow.provider ? [flow.provider.id, flow.provider.name] : []);
const faultyRules = (flow: FlowDiagnosis) => flow.findings.filter(({ verdict }) => verdict === 'faulty').map(({ rule }) => rule);
