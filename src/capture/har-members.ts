import type { Gathered } from './har-gathered.ts';
import { type Span, textOfContent } from './json-bytes.ts';

/** A member of an object that the scanner cares about. */
export interface Member {
  name: Uint8Array;
  /** What its value is when that is an object or a list worth entering; everything else is skipped. */
  place?: Place;
  /** Called when a value begins, of any type: the last of several members of one name counts, as in JSON.parse. */
  begins?(gathered: Gathered): void;
  /** Takes the content of a string. */
  takesText?(gathered: Gathered, content: Span, isWhole: boolean): void;
  /** Says before a string is read whether it is wanted. */
  wants?(gathered: Gathered): boolean;
  takesNumber?(gathered: Gathered, value: number): void;
  /** The value is handed out whole, under this name. */
  handsOut?: 'version' | 'creator' | 'browser' | 'pages' | 'comment';
}

/** A kind of object or list in a HAR file. */
export interface Place {
  kind: 'object' | 'array';
  members: readonly Member[];
  element?: Place;
  /** Its elements are header fields, of which only the wanted ones matter. */
  isOfHeaders?: boolean;
  entered?(gathered: Gathered): void;
  left?(gathered: Gathered): void;
}

const encoder = new TextEncoder();
export const member = (name: string, rest: Omit<Member, 'name'>): Member => ({ name: encoder.encode(name), ...rest });
export const object = (members: readonly Member[], rest: Pick<Place, 'entered' | 'left'> = {}): Place => ({
  kind: 'object',
  members,
  ...rest,
});
export const array = (element: Place): Place => ({ kind: 'array', members: [], element });

/** A fact that is the text of one member. */
export const textMember = (name: string, fact: 'method' | 'url' | 'postText' | 'postEncoding' | 'redirectUrl'): Member =>
  member(name, {
    begins: (gathered) => {
      gathered[fact] = undefined;
    },
    takesText: (gathered, content, isWhole) => {
      gathered[fact] = textOfContent(content, isWhole);
    },
  });
