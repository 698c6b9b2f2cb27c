import type { BlindSpot } from '../http/exchange.ts';
import { blindSpotWords } from './blind-spot-words.ts';

/** A blind spot as a clause for the user. */
export const sentenceFor = (because: BlindSpot): string => blindSpotWords[because]![0];

/** What the user can do so that the part can be seen next time. */
export const remedyFor = (because: BlindSpot): string => blindSpotWords[because]![1];
