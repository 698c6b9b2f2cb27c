import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../http/exchange.ts';
import type { MessageKind } from '../oauth/message.ts';
import type { Run } from './difference.ts';
import type { Echo } from './echoes.ts';
import type { Lane, LaneId } from './lanes.ts';

export type Tone = 'bad' | 'warn' | 'good' | 'note';

/** What is said beside a value: of a rule, of the root cause, or that it equals the one that it has to equal. */
export interface Flag {
  tone: Tone;
  text?: string;
  /** The title in fewer words, where there are some. */
  words?: string;
  echo?: Echo;
  /** The other value of the comparison is the wrong one: it had to be the same as this. */
  counterpart?: true;
  rule?: string;
  /** The same was said further up: its sign is enough. */
  again?: true;
}

export interface Field {
  key: string;
  name: string;
  value: string;
  /** Masked until it is asked for. */
  secret: boolean;
  at: Evidence;
  flags: Flag[];
  /** Of the places that the root cause is about: the wrong one, or the one that it is held against. */
  side?: 'expected' | 'observed';
  /** The comparison's two values, aligned, where this is one of them. */
  runs?: Run[];
  /** Of the comparison's values it is the one that is right. */
  right?: true | undefined;
  /** Tells a masked value from the others of its kind in the sign-in. */
  letter?: string;
  /** A parameter that had to be there and is not. */
  absent?: true;
  /** What it was made of: the name of the parameter that it stands under, empty for the address. */
  made?: string;
  /** The fewest or the most characters that the value may have, where it breaks that. */
  limit?: number;
  /** The error that the root cause led to. */
  effect?: true;
}

/** One arrow of the picture. */
export interface Step {
  key: string;
  kind: MessageKind;
  /** Milliseconds since the picture's first message. */
  at: number;
  /** What was pasted names no time: `at` is only for the order. */
  untimed?: true;
  from: LaneId;
  to: LaneId;
  title: string;
  tone: 'plain' | 'bad' | 'good';
  /** Shown in one line, without its fields. */
  slight: boolean;
  fields: Field[];
  /** What is said of the message as a whole. */
  flags: Flag[];
  /** It came too late: the pause before it is what is wrong. */
  late?: true;
  /** An answer that never came, with the recorder's word for it. */
  lost?: string;
  /** A message that belongs here and was not seen. */
  unseen?: true;
  /** It was not seen because it was never sent, and that is what is wrong. */
  missing?: true;
}

export interface Picture {
  /** What became of the sign-in, so that an end is seen as one. */
  end: FlowDiagnosis['status'] | 'afterwards';
  lanes: Lane[];
  steps: Step[];
  /** The cause is not proved: what is marked is what may be wrong. */
  doubt?: true;
  /** Keys of the two fields that ought to belong together and do not, and what they are to each other. */
  tie?: { between: [string, string]; sign: '≠' | '2×' | '⇄' };
}
