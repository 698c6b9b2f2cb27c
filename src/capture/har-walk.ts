import type { harFinder } from './har-finder.ts';
import { type Gathered, nothingGathered } from './har-gathered.ts';
import type { Member, Place } from './har-members.ts';
import { entries, entry, log, top } from './har-places.ts';
import { hasEscape, type Span, textOfContent } from './json-bytes.ts';

/** Knows where in the HAR file the reader is, and calls on what matters there. Positions are those of the present window. */
export function harWalk(finder: ReturnType<typeof harFinder>) {
  const path: Place[] = [];
  let place: Place | undefined;
  let member: Member | undefined;
  let expectsName = false;
  let isOver = false;
  let sawLog = false;
  let sawEntries = false;
  let gathered: Gathered = nothingGathered(false);

  /** A value begins: of a member, or as an element of a list. */
  function begin(at: number, isObject: boolean): void {
    if (place === entries) finder.beginElement(at, isObject);
    if (!member) return;
    member.begins?.(gathered);
    if (member.handsOut) finder.beginMember(member.handsOut, at);
    if (member.place === entries && sawEntries) finder.fault('second-list', at);
  }

  /** A value that was not entered has ended before `to`. */
  function end(to: number): void {
    if (place === log) finder.endMember(to);
  }

  /** Enters a list or object; false when it is to be skipped. */
  function open(at: number, kind: Place['kind']): boolean {
    begin(at, kind === 'object');
    const child = place === undefined ? top : (member?.place ?? (place.kind === 'array' ? place.element : undefined));
    if (child?.kind !== kind) return false;
    if (place) path.push(place);
    place = child;
    member = undefined;
    expectsName = kind === 'object';
    if (child === log) sawLog = true;
    if (child === entries) sawEntries = true;
    if (child === entry) gathered = finder.beginEntry(at);
    child.entered?.(gathered);
    return true;
  }

  /** An entry was passed over as a whole: `gather` fills in what matters of it. `to` is the position behind it. */
  function passedEntry(at: number, to: number, gather: (gathered: Gathered) => void): void {
    finder.beginElement(at, true);
    gather(finder.beginEntry(at));
    finder.endEntry(to);
  }

  /** Leaves the present list or object; false when it was opened by the other bracket. */
  function close(at: number, kind: Place['kind']): boolean {
    if (place?.kind !== kind) return false;
    place.left?.(gathered);
    if (place === entry) finder.endEntry(at + 1);
    const parent = path.pop();
    member = undefined;
    expectsName = false;
    if (parent) place = parent;
    else isOver = true;
    return true;
  }

  function comma(): void {
    expectsName = place?.kind === 'object';
    member = undefined;
  }

  function colon(): void {
    expectsName = false;
  }

  /** Where the reader stands, when the next thing there may be passed over: a member, or an element of a list. */
  const here = (): Place | undefined => (expectsName || place?.kind === 'array' ? place : undefined);

  const wantsText = (): boolean => member?.takesText !== undefined && (member.wants?.(gathered) ?? true);
  const wantsNumber = (): boolean => member?.takesNumber !== undefined;

  function takeName(content: Span): void {
    member = memberOf(place!, content);
  }

  function takeText(content: Span, isWhole: boolean): void {
    member!.takesText!(gathered, content, isWhole);
  }

  function takeNumber(content: Span): void {
    const value = Number(textOfContent(content, true));
    if (!Number.isNaN(value)) member!.takesNumber!(gathered, value);
  }

  return {
    begin,
    end,
    open,
    close,
    passedEntry,
    comma,
    colon,
    here,
    wantsText,
    wantsNumber,
    takeName,
    takeText,
    takeNumber,
    expectsName: () => expectsName,
    hasBegun: () => place !== undefined,
    isOver: () => isOver,
    standing: () => ({ isOver, sawLog, sawEntries }),
  };
}

function memberOf({ members }: Place, content: Span): Member | undefined {
  if (hasEscape(content)) {
    const bytes = new TextEncoder().encode(textOfContent(content, true) ?? '');
    return members.find(({ name }) => isName(name, { bytes, from: 0, to: bytes.length }));
  }
  for (const member of members) if (isName(member.name, content)) return member;
  return undefined;
}

function isName(name: Uint8Array, { bytes, from, to }: Span): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[from + at]) return false;
  return true;
}
