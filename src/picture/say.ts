import type { Note } from './difference.ts';
import type { Echo } from './echoes.ts';
import type { LaneId } from './lanes.ts';
import type { Picture } from './shape.ts';

/** Names of the sentences that the picture and the difference are made of; the panel has them in the browser's language, a report in English. */
export type PictureText =
  | `lane_${LaneId}`
  | `lane_${LaneId}_short`
  | `echo_${Echo['id']}`
  | `end_${Picture['end']}`
  | 'echo_code_age'
  | 'counterpart_same'
  | 'flag_replaces'
  | 'challenge_of_later'
  | 'challenge_of_earlier'
  | 'lengths_differ'
  | `difference_${Exclude<Note['id'], 'cut' | 'longer'>}`;

/** Names of those that are there for one and for many. */
export type CountedText = `difference_${'cut' | 'longer'}`;

export interface Say {
  t(key: PictureText, ...values: string[]): string;
  tn(key: CountedText, count: number): string;
}
