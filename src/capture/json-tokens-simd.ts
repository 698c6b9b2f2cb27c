import { wantedHeaders } from './har-header-fields.ts';
import type { Place } from './har-members.ts';
import { classOf, type Tokeniser, windowSize } from './json-tokens.ts';
import { wasm } from './json-tokens-wasm.ts';

/** Where json-tokens.wat has, for the first letter of each wanted header field, how long its name is: there is one to a letter. */
const lengthsAt = 256;

/** Where it writes the facts of an entry. */
const factsAt = 512;

/** Where it has the window. */
const windowAt = 592;
const positionsAt = windowAt + windowSize + 64;

/** Several times faster than the plain one. Not for an extension's page: its content security policy lets no WebAssembly run, and should not. */
export function simdTokeniser(): Tokeniser {
  const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
  const { memory, cut, read, skip, depth, passFields, passMembers, passEntry } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    .exports as unknown as Exports;
  const whole = new Uint8Array(memory.buffer);
  whole.set(classOf);
  for (const name of wantedHeaders) whole[lengthsAt + name.charCodeAt(0)] = name.length;
  return {
    room: new Uint8Array(memory.buffer, windowAt, windowSize),
    read: (window) => {
      if (window.buffer !== memory.buffer || window.byteOffset !== windowAt) whole.set(window, windowAt);
      return read(window.length);
    },
    positions: new Int32Array(memory.buffer, positionsAt),
    cut: () => cut.value,
    skip,
    pass: (from, place) => (place.kind === 'object' ? passMembers(from, lengthsOf(place)) : place.isOfHeaders ? passFields(from) : from),
    passEntry: (from, sawSensitiveHeader) => passEntry(from, sawSensitiveHeader ? 1 : 0),
    facts: new Int32Array(memory.buffer, factsAt, 11),
    depth: () => depth.value,
  };
}

const lengths = new Map<Place, number>();

/** One bit for each length that the name of a place's member has. */
function lengthsOf(place: Place): number {
  let known = lengths.get(place);
  if (known === undefined) {
    known = place.members.reduce((bits, { name }) => bits | (1 << name.length), 0);
    lengths.set(place, known);
  }
  return known;
}

interface Exports {
  memory: WebAssembly.Memory;
  cut: { value: ReturnType<Tokeniser['cut']> };
  read(length: number): number;
  skip: Tokeniser['skip'];
  /** `lengths` has the bit set of each length that a wanted name has. */
  passMembers(from: number, lengths: number): number;
  passFields(from: number): number;
  passEntry(from: number, sawSensitiveHeader: 0 | 1): number;
  depth: { value: number };
}
