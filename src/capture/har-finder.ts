import type { FaultOfEntry, FaultOfFile, Found } from './har-found.ts';
import { type Gathered, nothingGathered } from './har-gathered.ts';
import { glanceOf, isSettledStatus } from './har-glance.ts';
import type { Member } from './har-members.ts';
import { type Held, heldFrom, heldTo, holdOn } from './held-bytes.ts';
import { worthKeeping } from './interesting.ts';

/** Gathers what the sieve must know of the entry that passes by, holds its bytes as long as they may be wanted, and finds out whether they are. */
export function harFinder(longestEntry: number) {
  let found: Found[] = [];
  let window: Uint8Array = new Uint8Array(0);
  let base = 0;
  let index = -1;
  let gathered: Gathered = nothingGathered(false);
  let entry: Held | undefined;
  let member: { name: NonNullable<Member['handsOut']>; held: Held } | undefined;

  const fault = (what: FaultOfFile, at: number) => void found.push({ kind: 'fault', from: base + at, what });
  const faultOfEntry = (what: FaultOfEntry, from: number) => void found.push({ kind: 'fault', index, from, what });

  /** An element of the list of entries begins. */
  function beginElement(at: number, isObject: boolean): void {
    index++;
    if (!isObject) faultOfEntry('not-an-object', base + at);
  }

  function beginEntry(at: number): Gathered {
    gathered = nothingGathered(gathered.sawSensitiveHeader);
    entry = heldFrom(base + at, at);
    return gathered;
  }

  function endEntry(to: number): void {
    const { from, letGo } = entry!;
    const { isUncertain } = gathered;
    if (!gathered.hasRequest) faultOfEntry('no-request', from);
    else if (isUncertain || worthKeeping(glanceOf(gathered))) {
      const place = { index, from, to: base + to, isUncertain };
      found.push(letGo ? { kind: 'let-go', ...place } : { kind: 'entry', ...place, bytes: heldTo(entry!, window, to) });
    }
    entry = undefined;
  }

  function beginMember(name: NonNullable<Member['handsOut']>, at: number): void {
    member = { name, held: heldFrom(base + at, at) };
  }

  function endMember(to: number): void {
    if (!member) return;
    const { name, held } = member;
    if (!held.letGo) found.push({ kind: 'member', name, from: held.from, bytes: heldTo(held, window, to) });
    member = undefined;
  }

  /** `from` is where the window begins in the file. */
  function startWindow(bytes: Uint8Array, from: number): void {
    window = bytes;
    base = from;
  }

  function endWindow(): void {
    if (entry) holdOn(entry, window, isDull(gathered), longestEntry);
    if (member) holdOn(member.held, window, false, longestEntry);
  }

  /** What was found since this was last called. */
  function take(): Found[] {
    const taken = found;
    found = [];
    return taken;
  }

  const standing = () => ({
    entryCount: index + 1,
    entryFrom: entry?.from,
    sawSensitiveHeader: gathered.sawSensitiveHeader,
  });

  return { beginElement, beginEntry, endEntry, beginMember, endMember, fault, startWindow, endWindow, take, standing };
}

/** Whether nothing that is still to come can make an entry worth keeping, but for a second request. */
const isDull = (gathered: Gathered): boolean =>
  gathered.requestIsWhole && isSettledStatus(gathered.status) && !worthKeeping(glanceOf(gathered));
