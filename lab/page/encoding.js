/** Bytes as standard base64, with `+`, `/` and `=`. */
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Bytes as base64url without padding, the form PKCE wants (RFC 7636 §3). */
export const base64url = (bytes) => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Bytes as lower-case hexadecimal digits. */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Random text: so many random bytes as base64url. */
export const randomText = (length) => base64url(crypto.getRandomValues(new Uint8Array(length)));

/** The SHA-256 of some bytes. */
export const sha256OfBytes = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** The SHA-256 of a text's bytes. */
export const sha256 = (text) => sha256OfBytes(new TextEncoder().encode(text));
