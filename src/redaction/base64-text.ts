import { fromBase64 } from '../forensics/encodings.ts';
import { base64url } from '../oauth/pkce.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Printable text that these bytes are, or undefined. */
export function textOfBytes(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes || bytes.length < 4) return undefined;
  // Random bytes show themselves at once, and a decoder that fails is slow.
  for (const byte of bytes) if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f) return undefined;
  try {
    const text = strict.decode(bytes);
    return /[^\t\n\r\x20-\x7e\u00a0-\ufffd]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The text that a base64 value stands for, without what a cut at its end left incomplete; `length` is how much of the value that is. */
export function textOfBase64(value: string): { text: string; length: number } | undefined {
  const whole = textOfBytes(fromBase64(value));
  if (whole !== undefined) return { text: whole, length: value.length };
  for (let length = value.length - (value.length % 4); length >= value.length - 7 && length > 8; length -= 4) {
    const text = textOfBytes(fromBase64(value.slice(0, length)));
    if (text !== undefined) return { text, length };
  }
  return undefined;
}

/** Base64 in the alphabet and with the padding of another text. */
export function likeBase64(bytes: Uint8Array, model: string): string {
  const text = base64url(bytes);
  const padded = model.endsWith('=') ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text;
  return /[+/]/.test(model) || (model.endsWith('=') && !/[-_]/.test(model)) ? padded.replaceAll('-', '+').replaceAll('_', '/') : padded;
}
