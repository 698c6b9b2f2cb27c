import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../http/exchange.ts';

/** What was found, as it stands beside an exchange. */
export interface Remark {
  flow: string;
  rule: string;
  severity: string;
  isRootCause: boolean;
  text: string;
  fix?: string;
  at: Omit<Evidence, 'exchange'>;
}

/** What was found, by the exchange that it was seen in. */
export function remarksOf({ flows }: Diagnosis): Map<string, Remark[]> {
  const remarks = new Map<string, Remark[]>();
  for (const { id, rootCause, findings } of flows) {
    const root = rootCause && { ...rootCause, rule: rootCause.cause, verdict: 'faulty' as const };
    const others = findings.filter(({ rule, verdict }) => verdict === 'faulty' && rule !== rootCause?.cause);
    for (const found of [...(root ? [root] : []), ...others]) {
      for (const { exchange, ...at } of found.at) {
        const remark: Remark = {
          flow: id,
          rule: found.rule,
          severity: found.severity,
          isRootCause: found === root,
          text: found.text,
          ...(found.fix && { fix: found.fix }),
          at,
        };
        remarks.set(exchange, [...(remarks.get(exchange) ?? []), remark]);
      }
    }
  }
  return remarks;
}
