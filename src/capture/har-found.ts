import type { Member } from './har-members.ts';

/** What the reader finds, in the file's order. Offsets are bytes from the file's beginning. */
export type Found =
  | { kind: 'entry'; index: number; from: number; to: number; bytes: Uint8Array; isUncertain: boolean }
  /** Worth keeping, but its bytes were let go before that could be known. */
  | { kind: 'let-go'; index: number; from: number; to: number; isUncertain: boolean }
  | { kind: 'member'; name: NonNullable<Member['handsOut']>; from: number; bytes: Uint8Array }
  | { kind: 'fault'; index?: number; from: number; what: FaultOfFile | FaultOfEntry };

/** Nothing is read after these, but for a second list. */
export type FaultOfFile = 'no-object' | 'closed-wrongly' | 'second-list' | 'second-document';

export type FaultOfEntry = 'not-an-object' | 'no-request';

/** Where the reader stands, for saying how a file broke off. */
export interface Standing {
  offset: number;
  entryCount: number;
  isOver: boolean;
  sawLog: boolean;
  sawEntries: boolean;
  sawSensitiveHeader: boolean;
  stringFrom: number | undefined;
  entryFrom: number | undefined;
}
