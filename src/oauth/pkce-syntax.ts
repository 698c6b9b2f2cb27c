/** Whether a text is a code verifier by its form: 43 to 128 unreserved characters (RFC 7636 §4.1). */
export const isLegalVerifier = (text: string): boolean => text.length >= 43 && text.length <= 128 && /^[A-Za-z0-9._~-]*$/.test(text);

/** Whether a text can be 32 bytes in base64url without padding: 43 characters, the last one with its two spare bits zero. */
export const looksLikeS256 = (text: string): boolean => text.length === 43 && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
