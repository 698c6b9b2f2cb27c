/** A text as it reads after one decoding, with the place in the original that each of its characters came from. */
export interface View {
  text: string;
  /** Beginning and end in the original of each UTF-16 unit. */
  starts: number[];
  ends: number[];
  /** Writes a character in the escaped form of this view. */
  escape: (character: string) => string;
  /** Matches a character that may stand unescaped. */
  unescaped: RegExp;
}

/** How often each kind of escape is still taken off: values are encoded twice at most, or once in each of several ways. */
export type Budget = Readonly<Record<'percent' | 'plus' | 'json' | 'html' | 'base64', number>>;

export const wholeBudget: Budget = { percent: 3, plus: 1, json: 2, html: 1, base64: 3 };

/** The readings of a text that differ from the text itself: percent-encoding, a form's plus signs, JSON's and HTML's escapes. */
export function viewsOf(text: string, budget: Budget): { view: View; rest: Budget }[] {
  const found: { view: View; rest: Budget }[] = [];
  const hasPlus = text.includes('+');
  const take = (name: keyof Budget, isThere: boolean, read: () => View) => {
    if (!isThere || budget[name] === 0) return;
    // Plus signs of this layer are read before its percent-escapes: an escaped one is no space.
    const plus = name === 'plus' || (name === 'percent' && hasPlus) ? 0 : budget.plus;
    found.push({ view: read(), rest: { ...budget, plus, [name]: budget[name] - 1 } });
  };
  take('percent', /%[0-9a-f]{2}/i.test(text), () => view(text, /(?:%[0-9a-f]{2})+/gi, percentUnits, percentEscape, inUrl));
  take('plus', hasPlus, () => view(text, /\+/g, () => [[' ', 1]], plusEscape, inForm));
  take('json', text.includes('\\'), () =>
    view(text, /\\(?:u[0-9a-f]{4}|["\\/bfnrt])/gi, (run) => [[unescaped(run), run.length]], jsonEscape, inJson),
  );
  take('html', /&(?:#|[a-z])/i.test(text), () =>
    view(text, /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi, htmlUnits, htmlEscape, inHtml),
  );
  return found;
}

/** What percent-encoding does is done already when plus signs are put back. */
const inForm = /^[^+ ]$/;
const plusEscape = (character: string) => (character === ' ' ? '+' : '%2B');
const inUrl = /^[A-Za-z0-9._~-]$/;
const inJson = /^[^"\\\x00-\x1f]$/;
const inHtml = /^[^&<>"']$/;

/** What a run of escapes stands for, each character with the length that it takes in the run. */
type Units = [character: string, length: number][];

function view(text: string, escapes: RegExp, unitsOf: (run: string) => Units, write: View['escape'], legal: RegExp): View {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const literal = (until: number) => {
    parts.push(text.slice(at, until));
    for (; at < until; at++) {
      starts.push(at);
      ends.push(at + 1);
    }
  };
  for (const { 0: run, index } of text.matchAll(escapes)) {
    literal(index);
    for (const [character, length] of unitsOf(run)) {
      parts.push(character);
      for (let unit = 0; unit < character.length; unit++) {
        starts.push(at);
        ends.push(at + length);
      }
      at += length;
    }
  }
  literal(text.length);
  return { text: parts.join(''), starts, ends, escape: write, unescaped: legal };
}

function percentUnits(run: string): Units {
  const units: Units = [];
  for (let at = 0; at < run.length; ) {
    const lead = Number.parseInt(run.slice(at + 1, at + 3), 16);
    const length = 3 * (lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    const raw = run.slice(at, at + length);
    const decoded = decodedOrNone(raw);
    // What is no UTF-8 stays as it was sent.
    if (decoded === undefined) for (const character of run.slice(at, at + 3)) units.push([character, 1]);
    else units.push([decoded, length]);
    at += decoded === undefined ? 3 : length;
  }
  return units;
}

function decodedOrNone(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

function percentEscape(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return /^[\ud800-\udfff]$/.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
}

const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const unescaped = (run: string) =>
  run.length === 6 ? String.fromCharCode(Number.parseInt(run.slice(2), 16)) : (letters[run[1]!] ?? run[1]!);
const jsonEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
function htmlUnits(run: string): Units {
  const name = run.slice(1, -1).toLowerCase();
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const character = entities[name] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : run);
  return character.length === run.length ? [...run].map((each) => [each, 1]) : [[character, run.length]];
}
const htmlEscape = (character: string) => `&#${character.codePointAt(0)};`;
