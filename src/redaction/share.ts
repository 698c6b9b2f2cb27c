import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Receipt } from './receipt.ts';
import type { Redaction } from './redact.ts';
import type { Redacted } from './redacted.ts';

/** All that a report is made of: traffic, and the diagnosis of that very traffic. */
export interface Shared {
  /** What the report is about: the name of the file. */
  file: string;
  exchanges: Redacted<Exchange[]>;
  diagnosis: Diagnosis;
  receipt: Receipt;
}

/** What a report is made of, with the name of the file redacted like all else. */
export const share = ({ exchanges, diagnosis, receipt, scrub }: Redaction, file: string): Shared => ({
  file: scrub(file),
  exchanges,
  diagnosis,
  receipt,
});
