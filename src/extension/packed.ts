import type { ExchangeId } from '../http/exchange.ts';
import { urlParts } from '../http/url.ts';
import { exchangeKey, type Partition, partitions, type Recorded } from './recorded.ts';

/** Records of one sign-in in one tab, deflated together: nearly all of them is headers that repeat, so they take a tenth of the room. */
export interface Packed {
  flow: ExchangeId;
  /** Tab of the records; empty of workers', which have none. */
  tab: string;
  /** Origin of the page for which workers acted; empty of a tab's. */
  site: string;
  /** Place of the first record among all. */
  order: number;
  /** Ids of the exchanges, one space between two. */
  ids: string;
  /** JSON of the records, deflated, in base64: Chrome's store gives bytes back as something else. */
  deflated: string;
}

export const packedKey = (partition: Partition, first: ExchangeId): string => `packed/${partition}/${first}`;

/** The packs among what is stored. */
export const packedIn = (stored: Record<string, unknown>, partition: Partition): [string, Packed][] =>
  Object.entries(stored).filter((item): item is [string, Packed] => item[0].startsWith(packedKey(partition, '')));

export const idsOf = ({ ids }: Packed): ExchangeId[] => ids.split(' ');

/** The keys of all exchanges that are stored, packed or not. */
export const exchangesIn = (stored: Record<string, unknown>): Set<string> =>
  new Set(
    partitions.flatMap((partition) => [
      ...Object.keys(stored).filter((key) => key.startsWith(exchangeKey(partition, ''))),
      ...packedIn(stored, partition).flatMap(([, packed]) => idsOf(packed).map((id) => exchangeKey(partition, id))),
    ]),
  );

/** Where a record is packed together with others. */
export const placeOf = ({ exchange: { context }, flow }: Recorded): Pick<Packed, 'flow' | 'tab' | 'site'> => ({
  flow,
  tab: context.tab ?? '',
  site: context.tab === undefined ? urlParts(context.initiator ?? '').origin : '',
});

export async function pack(records: readonly [Recorded, ...Recorded[]]): Promise<Packed> {
  const [first] = records;
  return {
    ...placeOf(first),
    order: first.order,
    ids: records.map(({ exchange }) => exchange.id).join(' '),
    deflated: base64(await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(records)))),
  };
}

export async function unpack({ deflated }: Packed): Promise<Recorded[]> {
  const bytes = Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes))) as Recorded[];
}

/** Characters of the store that it takes: the text, and the browser's own allowance for an object of six parts. */
export const sizeOfPacked = ({ deflated, ids }: Packed): number => deflated.length + ids.length + 400;

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const whole = new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
  return new Uint8Array(await whole);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
