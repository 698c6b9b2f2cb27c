import { knownChallenges, knownVerifiers } from './constants.ts';

/** What is wrong with the text of a value, and where. Positions are UTF-16 code units from 0. */
export interface ShapeProblem {
  kind: 'length' | 'padding' | 'character' | 'spare-bits';
  at: number;
  /** The characters concerned; absent for a length. */
  characters?: string;
  text: string;
}

/** What the text of a challenge shows without its verifier (RFC 7636 §4.2: 43 characters of base64url for S256). */
export interface ChallengeShape {
  length: number;
  problems: ShapeProblem[];
  /** What the value is, where it is a constant that no sign-in should send. */
  constant?: string;
}

/** What the text of a verifier shows (RFC 7636 §4.1: 43 to 128 unreserved characters, 256 bits of entropy). */
export interface VerifierShape {
  length: number;
  problems: ShapeProblem[];
  /** The document that prints this verifier. */
  example?: string;
  /** Signs that the value can be guessed; each a clause. */
  lowEntropy: string[];
}

const MOST_POSITIONS = 64;

const LENGTHS: Readonly<Record<number, string>> = {
  22: 'the length of MD5 or 16 bytes',
  27: 'the length of SHA-1 or RIPEMD-160',
  32: 'the length of MD5 in hex',
  38: 'the length of SHA-224',
  40: 'the length of SHA-1 in hex',
  44: 'one character too many: padding or what took its place',
  52: 'the length of base32',
  58: 'the length of base64url applied twice',
  64: 'the length of SHA-256 in hex or of SHA-384',
  86: 'the length of SHA-512, or of SHA-256 in hex and then base64url',
  88: 'the length of SHA-512, or of SHA-256 in hex, in padded base64',
  95: 'the length of SHA-256 in hex with dashes',
};

const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  '+': 'a plus sign, from ordinary base64',
  '/': 'a slash, from ordinary base64',
  '=': 'an equals sign',
  ' ': 'a space, where a plus sign was decoded as a form',
  '%': 'a percent sign, from encoding twice',
  '"': 'a double quote, from JSON',
  "'": 'a single quote',
  ',': 'a comma, as in a list of bytes',
  '[': 'an opening bracket',
  ']': 'a closing bracket',
  '{': 'an opening brace',
  '}': 'a closing brace',
  '\n': 'a newline',
  '\r': 'a carriage return',
  '\t': 'a tab',
  '\0': 'a NUL',
  '\\': 'a backslash',
};

/** The problems that a challenge for S256 shows by itself. */
export function shapeOfChallenge(challenge: string): ChallengeShape {
  const problems: ShapeProblem[] = [];
  if (challenge.length !== 43) {
    const hint = LENGTHS[challenge.length];
    problems.push({
      kind: 'length',
      at: Math.min(challenge.length, 43),
      text: `${challenge.length} characters instead of 43${hint ? `: ${hint}` : ''}`,
    });
  }
  const pad = /(?:=+|(?:%3D)+)$/i.exec(challenge.slice(-12));
  const end = challenge.length - (pad?.[0].length ?? 0);
  problems.push(...illegal(challenge.slice(0, end)));
  if (pad) problems.push({ kind: 'padding', at: end, characters: pad[0], text: 'base64 padding, which a challenge does not have' });
  if (/^[A-Za-z0-9_-]{42}[^AEIMQUYcgkosw048]$/.test(challenge) && problems.length === 0) {
    problems.push({
      kind: 'spare-bits',
      at: 42,
      characters: challenge.charAt(42),
      text: 'a last character that no 32 bytes end in: this is no SHA-256 digest',
    });
  }
  const constant = knownChallenges.get(challenge);
  return { length: challenge.length, problems, ...(constant === undefined ? {} : { constant }) };
}

/** The problems that a verifier shows by itself. */
export function shapeOfVerifier(verifier: string): VerifierShape {
  const { length } = verifier;
  const problems: ShapeProblem[] = [];
  if (length < 43)
    problems.push({ kind: 'length', at: length, text: `${length} ${length === 1 ? 'character' : 'characters'}, and 43 is the least` });
  if (length > 128) problems.push({ kind: 'length', at: 128, text: `${length} characters, and 128 is the most` });
  problems.push(...illegal(verifier));
  const example = knownVerifiers.get(verifier);
  return { length, problems, ...(example === undefined ? {} : { example }), lowEntropy: lowEntropy(verifier) };
}

function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return (
    CHARACTER_NAMES[character] ??
    (code > 32 && code < 127 ? `the character ${character}` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
  );
}

function illegal(text: string): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  for (const { 0: characters, index } of text.matchAll(/[^A-Za-z0-9._~-]/gu)) {
    if (problems.length === MOST_POSITIONS) break;
    problems.push({ kind: 'character', at: index, characters, text: characterName(characters) });
  }
  return problems;
}

function lowEntropy(verifier: string): string[] {
  if (verifier === '' || verifier.length > 4096) return [];
  const signs: string[] = [];
  const distinct = new Set(verifier).size;
  if (distinct <= 10) signs.push(`few different characters (${distinct})`);
  const period = (verifier + verifier).indexOf(verifier, 1);
  if (period < verifier.length) signs.push(`a block of ${period} characters that repeats`);
  else if ((/^(.{1,32}?)\1{2,}/s.exec(verifier)?.[0].length ?? 0) >= 24) signs.push('a beginning that repeats');
  if (/^\d+$/.test(verifier)) signs.push('digits only');
  if (/^(?:0x)?1[5-9]\d{11}(?!\d)|(?<!\d)1[5-9]\d{11}$/.test(verifier)) signs.push('a time in milliseconds');
  if (/[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab]/i.test(verifier)) signs.push('a UUID made of a time (version 1)');
  else if (/^[^0-9a-f]*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[^0-9a-f]*$/i.test(verifier))
    signs.push('a single UUID, 122 bits at most');
  if (/abc123|abcdefgh|12345678|challenge|verifier|password|secret|qwerty|lorem/i.test(verifier))
    signs.push('a word or row of the keyboard');
  if (verifier.length >= 43 && /[g-z]/.test(verifier) && !/[A-Z]/.test(verifier) && /[0189_-]/.test(verifier)) {
    signs.push('no capital letter, as if it had been turned into lower case');
  }
  return signs;
}
