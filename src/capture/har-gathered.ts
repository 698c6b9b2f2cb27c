import { type EntryFacts, reach } from './har-glance.ts';

/** Bytes of a string that are kept for the sieve: six of them may make one character (`\u0041`). */
export const longestFact = 6 * reach + 64;

/** What is gathered while an entry passes by. */
export interface Gathered extends EntryFacts {
  /** Name and value of the header field or parameter that is passing by. */
  name?: string | undefined;
  value?: string | undefined;
  sawSensitiveHeader: boolean;
  requestIsWhole: boolean;
  /** A header field was named twice, so that its value may have been passed over: only the parsed entry can tell. */
  isUncertain: boolean;
}

export const nothingGathered = (sawSensitiveHeader: boolean): Gathered => ({
  hasRequest: false,
  method: undefined,
  url: undefined,
  referer: '',
  postText: undefined,
  postEncoding: undefined,
  postParams: '',
  status: undefined,
  redirectUrl: undefined,
  location: '',
  name: undefined,
  value: undefined,
  sawSensitiveHeader,
  requestIsWhole: false,
  isUncertain: false,
});

/** A header field or parameter begins. */
export function clearPair(gathered: Gathered): void {
  gathered.name = undefined;
  gathered.value = undefined;
}
