import { fromBase64, percentDecode, printable, toUrlAlphabet } from './encodings.ts';

/** Damage to the verifier on its way to the token request, with what takes it back. */
export interface Repair {
  id: string;
  detail?: string;
  /** The verifier before the damage, or undefined where this damage cannot have happened. */
  undo: (verifier: string) => string | undefined;
}

const lenient = new TextDecoder();

/** Every damage that one function takes back. Slices are tried apart (slices.ts). */
export const repairs: readonly Repair[] = [
  { id: 'cf-r-space-to-plus', undo: (verifier) => verifier.replaceAll(' ', '+') },
  { id: 'cf-r-percent-decode', undo: (verifier) => (verifier.includes('%') ? lenient.decode(percentDecode(verifier)) : undefined) },
  { id: 'cf-r-unquote', undo: (verifier) => /^(["'])(.*)\1$/s.exec(verifier)?.[2] },
  { id: 'cf-r-unrepr', undo: (verifier) => /^b(["'])(.*)\1$/s.exec(verifier)?.[2] },
  { id: 'cf-r-trim', undo: (verifier) => verifier.trim() },
  { id: 'cf-r-b64url-decode-text', undo: decodedText },
  {
    id: 'cf-r-strip-padding',
    undo: (verifier) => (verifier.endsWith('=') ? verifier.slice(0, verifier.endsWith('==') ? -2 : -1) : undefined),
  },
  { id: 'cf-r-alphabet', undo: toUrlAlphabet },
  { id: 'cf-r-hex-case', detail: 'lower case', undo: (verifier) => (/^[0-9a-fA-F]+$/.test(verifier) ? verifier.toLowerCase() : undefined) },
  { id: 'cf-r-hex-case', detail: 'upper case', undo: (verifier) => (/^[0-9a-fA-F]+$/.test(verifier) ? verifier.toUpperCase() : undefined) },
];

/** The repairs that change this verifier, with what they make of it. */
export function repairsOf(verifier: string): { id: string; detail?: string; repaired: string }[] {
  const found: { id: string; detail?: string; repaired: string }[] = [];
  for (const { undo, ...move } of repairs) {
    const repaired = undo(verifier);
    if (repaired !== undefined && repaired !== '' && repaired !== verifier) found.push({ ...move, repaired });
  }
  return found;
}

function decodedText(verifier: string): string | undefined {
  const bytes = fromBase64(verifier);
  return bytes && printable(bytes);
}
