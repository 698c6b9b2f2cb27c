import { fromBase64, utf8 } from '../forensics/encodings.ts';
import { replacementNotice } from '../oauth/jwt.ts';
import { likeBase64, textOfBytes } from './base64-text.ts';
import { Beginnings } from './beginnings.ts';
import { isPublic } from './constants.ts';
import { type Draw, drawLike, handmade, hexadecimal, shifted, signsOf, staying } from './draw.ts';
import type { Found, Secret } from './found.ts';
import type { SecretKind } from './names.ts';
import { Overlaps } from './overlap.ts';
import { alphanumeric, within } from './relations.ts';

/** What stands for what. */
export interface StandIns {
  all: Map<string, string>;
  /** Values too short to be looked for everywhere, by the lower-case names that they were sent under. */
  short: Map<string, Map<string, string>>;
  /** Short values that are unlikely to mean anything else, such as a one-time password: found where they stand alone. */
  alone: Map<string, string>;
  /** Short codes of nothing but letters, which may be words of a language as well: found where they stand alone in a sentence or as a value. */
  spelt: Map<string, string>;
  /** Values that are words of a language rather than random: found as a whole only. */
  personal: Set<string>;
  /** Texts that stay wherever they are. */
  kept: readonly string[];
}

/** Shortest value that is looked for wherever it may be. */
const findable = 8;

/** Of these the diagnosis tells from which character on two of them differ. */
const areCompared: ReadonlySet<SecretKind> = new Set(['authorization code', 'state', 'nonce']);

const none: ReadonlyMap<string, string> = new Map();

/** How many characters at the beginning of a value that is no secret as a whole are never replaced: those of an address, and of JSON in base64 its first name. */
function stayingStart(value: string): number {
  if (isPublic(value)) return value.length;
  return /^(?:[a-z][a-z0-9+.-]*:\/|\/)/i.test(value) ? value.split(/[?#]/)[0]!.length : 4;
}

/** Gives stand-ins to secrets: the same length, each character of the same kind, what is equal or contained stays so. */
export interface Maker {
  standIns: StandIns;
  /** The stand-in of a value, made when there is none yet. */
  give(secret: Secret): string;
  /** Another possible stand-in, not yet settled. */
  propose(secret: Secret): string;
  /** Settles what a value is replaced by. */
  settle(secret: Secret, standIn: string): void;
}

export function maker(found: Found, draw: Draw): Maker {
  const kept = [...found.kept].filter((text) => text.length >= 6);
  const standIns: StandIns = { all: new Map(), short: new Map(), alone: new Map(), spelt: new Map(), personal: new Set(), kept };
  const exact = new Overlaps();
  const loose = new Overlaps();
  const beginnings = new Beginnings();
  for (const value of found.hashable) if (!found.secrets.has(value)) beginnings.add(value.slice(0, stayingStart(value)), value);
  const used = new Set<string>();
  const predictable = new Set<string>();
  const byKind = new Map<SecretKind, [value: string, standIn: string][]>();

  function settle({ value, kind, names }: Secret, standIn: string): void {
    standIns.all.set(value, standIn);
    used.add(standIn);
    if (value.length === standIn.length) byKind.set(kind, [...(byKind.get(kind) ?? []).slice(-500), [value, standIn]]);
    if (kind === 'personal data') standIns.personal.add(value);
    exact.add(value, standIn);
    if (areCompared.has(kind)) beginnings.add(value, standIn);
    const plain = alphanumeric(value);
    if (standIn.length === value.length)
      loose.add(
        plain.text,
        plain.positions
          .map((at) => standIn[at]!)
          .join('')
          .toLowerCase(),
      );
    if (value.length >= findable) return;
    if (/^(?:\d{6,}|(?=.*\d)(?=.*[A-Za-z])[\w.-]{4,})$/.test(value) && ![...found.kept].some((text) => text.includes(value)))
      standIns.alone.set(value, standIn);
    if (kind === 'authorization code' && /^[A-Za-z]{4,}$/.test(value)) standIns.spelt.set(value, standIn);
    for (const name of names) {
      const values = standIns.short.get(name) ?? new Map<string, string>();
      standIns.short.set(name, values.set(value, standIn));
    }
  }

  function propose(secret: Secret): string {
    const { value, kind } = secret;
    if (kind === 'signature') return replacedSignature(value, draw);
    const isVerifier = kind === 'code_verifier' || kind === 'code_challenge';
    const inner = isVerifier && value.length >= 16 ? textOfBytes(fromBase64(value)) : undefined;
    if (inner !== undefined) return likeBase64(utf8(propose({ ...secret, value: inner, kind: 'unknown value that looks random' })), value);
    const stays = staying(value, kept, isVerifier ? handmade : undefined);
    // The two spare bits of the last character tell a digest from another value (RFC 4648 §3.5).
    const hasSpareBits = isVerifier && /^[\w+/-]{43}=?$/.test(value);
    const firm = hasSpareBits ? stays.with(42, true) : stays;
    const signs = signsOf(value);
    const fits = (standIn: string) => !areCompared.has(kind) || beginnings.fits(value, standIn);
    for (let attempt = 0; attempt < 40 && !predictable.has(value); attempt++) {
      const standIn = drawn(secret, firm);
      const isFresh = standIn !== value && !used.has(standIn) && !isPublic(standIn);
      if (escapesOf(standIn) !== escapesOf(value) || spells(standIn) !== spells(value)) continue;
      if ((isFresh || attempt > 20) && (!(isVerifier || kind === 'state') || signsOf(standIn) === signs)) return standIn;
    }
    // What is predictable stays so: the same text, shifted.
    predictable.add(value);
    const fixed = hasSpareBits ? new Map([[value[42]!, value[42]!]]) : areCompared.has(kind) ? beginnings.exchanged(value, stays) : none;
    for (let attempt = 0; attempt < 40; attempt++) {
      const standIn = shifted(value, attempt < 20 ? stays : firm, draw, fixed);
      if (signsOf(standIn) === signs && !used.has(standIn) && !isPublic(standIn) && (attempt > 10 || fits(standIn))) return standIn;
    }
    return shifted(value, stays, draw, none);
  }

  function drawn({ value, kind }: Secret, stays: readonly boolean[]): string {
    const hex = hexadecimal(value);
    const decided = exact.decided(value);
    for (const [at, character] of within(value, byKind.get(kind) ?? [])) if (!decided.has(at)) decided.set(at, character);
    const plain = alphanumeric(value);
    for (const [at, character] of loose.decided(plain.text)) {
      const position = plain.positions[at]!;
      if (!decided.has(position)) decided.set(position, value[position] === plain.text[at] ? character : character.toUpperCase());
    }
    const isCompared = areCompared.has(kind);
    let result = '';
    for (let at = 0; at < value.length; ) {
      const character = String.fromCodePoint(value.codePointAt(at)!);
      const known = decided.get(at) ?? (isCompared && !stays[at] ? beginnings.decided(value, at) : undefined);
      if (known !== undefined && character.length === 1) result += known;
      else if (stays[at]) result += character;
      else {
        let other = oneLike(value, at, character, hex[at]!);
        for (let turn = 0; isCompared && turn < 20 && beginnings.isTaken(value, at, other); turn++)
          other = oneLike(value, at, character, hex[at]!);
        result += other;
      }
      at += character.length;
    }
    return result;
  }

  function oneLike(value: string, at: number, character: string, isHex: boolean): string {
    // A number in JSON may not begin with a nought.
    if (at === 0 && /^[1-9]\d*$/.test(value)) return String(1 + draw(9));
    if (at === 0 && character === '0' && /^\d+$/.test(value)) return character;
    return drawLike(character, isHex, draw);
  }

  return {
    standIns,
    propose,
    settle,
    give(secret) {
      const known = standIns.all.get(secret.value);
      if (known !== undefined) return known;
      const standIn = propose(secret);
      settle(secret, standIn);
      return standIn;
    },
  };
}

/** Whether a value holds a short word that error texts are searched for: chance may not put one into a stand-in. */
const spells = (value: string): boolean => /x5t|mtls|pkce/i.test(value);

/** Where a value has percent-escapes: a stand-in may not gain one. */
const escapesOf = (value: string): string => [...value.matchAll(/%[0-9a-f]{2}/gi)].map(({ index }) => index).join();

/** A signature of the same length that says that it is none; its last character keeps the spare bits of base64. */
function replacedSignature(value: string, draw: Draw): string {
  const said = replacementNotice.slice(0, Math.max(0, value.length - 12));
  let result = said;
  for (let at = said.length; at < value.length - 1; at++)
    result += drawLike(/[A-Za-z0-9]/.test(value[at]!) ? value[at]! : 'a', false, draw);
  return value.length ? result + value.at(-1)! : '';
}
