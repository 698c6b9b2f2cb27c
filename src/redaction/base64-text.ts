import { toBase64url } from '../forensics/encodings.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Printable text that these bytes are, or undefined. */
export function textOfBytes(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes || bytes.length < 4) return undefined;
  try {
    const text = strict.decode(bytes);
    return /[^\t\n\r\x20-\x7e\u00a0-\ufffd]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Base64 in the alphabet and with the padding of another text. */
export function likeBase64(bytes: Uint8Array, model: string): string {
  const text = toBase64url(bytes);
  const padded = model.endsWith('=') ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text;
  return /[+/]/.test(model) || (model.endsWith('=') && !/[-_]/.test(model)) ? padded.replaceAll('-', '+').replaceAll('_', '/') : padded;
}
