import { checkSignatures } from '../src/analyse.ts';
import type { Exchange } from '../src/http/exchange.ts';
import { redact } from '../src/redaction/redact.ts';
import { share } from '../src/redaction/share.ts';
import { harReport } from '../src/report/har.ts';

/** A recording as a redacted HAR file, with how many of its requests went into it. In a file of its own, for it is read when first wanted. */
export async function redactedHar(
  exchanges: readonly Exchange[],
  options: Parameters<typeof redact>[1],
  file: string,
): Promise<{ text: string; exported: number; dropped: number }> {
  const judging = { signatures: await checkSignatures(exchanges) };
  const redaction = redact(exchanges, { ...options, judging });
  const { exported, dropped } = redaction.receipt.exchanges;
  return { text: `${JSON.stringify(harReport(share(redaction, file)), null, 2)}\n`, exported, dropped };
}
