import {
  type BlindSpot,
  type ExchangeContext,
  type HttpResponse,
  type Observed,
  observed,
  type Signatures,
  signatureResults,
  unobserved,
} from '../http/exchange.ts';
import { list, number, record, text } from './har-values.ts';

/** What an export of this tool says of an entry beyond what HAR 1.2 can: what could not be seen, and why. */
interface OwnPart {
  withheld: string[];
  context: ExchangeContext;
  startedAt?: number;
  signatures?: Signatures;
  requestBody: Observed<string>;
  response: (read: Observed<HttpResponse>) => Observed<HttpResponse>;
}

const blindSpots: readonly BlindSpot[] = [
  'body-not-captured',
  'body-too-large',
  'arriving',
  'access-withdrawn',
  'header-withheld',
  'fragment-stripped',
  'redacted',
  'recording-started-late',
  'outside-the-browser',
  'other-tab',
  'encrypted',
  'cors-blocked',
  'unanswered',
  'untimed',
];

/** Reads `_pkceInspector` of an entry; undefined for an entry of any other recorder. */
export function ownPart(entry: Record<string, unknown>): OwnPart | undefined {
  const own = record(record(entry._pkceInspector)?.capture);
  if (!own) return undefined;
  const unseen = (name: string) => blindSpots.find((each) => each === record(own.unseen)?.[name]);
  const body = unseen('requestBody');
  const startedAt = number(own.startedAt);
  return {
    withheld: list(own.withheld).flatMap((name) => text(name) ?? []),
    context: {
      ...Object.fromEntries(
        ['tab', 'frame', 'opener', 'initiator'].flatMap((name) => {
          const value = text(record(own.context)?.[name]);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      ...(record(own.context)?.worker === true && { worker: true as const }),
    },
    ...(startedAt !== undefined && { startedAt }),
    ...(own.signatures !== undefined && { signatures: signaturesOf(record(own.signatures)) }),
    requestBody: body ? unobserved(body) : observed(text(record(record(entry.request)?.postData)?.text) ?? ''),
    response(read) {
      const whole = unseen('response');
      if (whole) return unobserved(whole);
      if (!read.observed) return read;
      const part = unseen('responseBody');
      const content = text(record(record(record(entry.response)?.content))?.text) ?? '';
      return observed({ ...read.value, body: part ? unobserved(part) : observed(content) });
    },
  };
}

const signaturesOf = (told: Record<string, unknown> | undefined): Signatures =>
  Object.fromEntries(
    Object.entries(told ?? {}).flatMap(([token, result]) => {
      const known = signatureResults.find((each) => each === result);
      return known ? [[token, known]] : [];
    }),
  );
